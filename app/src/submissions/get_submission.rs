use assay_domain::{Me, Submission};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, json::Json};

/// The content of a submission's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SubmissionView {
    pub(crate) submission: Submission,
    pub(crate) language: String,
    /// The author, if it is not the reader.
    pub(crate) author: Option<Me>,
}

/// Reads a submission of the reader; admins may read all submissions.
#[server(prefix = "/api/fn", endpoint = "get_submission", input = GetUrl, output = Json)]
pub(crate) async fn get_submission(id: i64) -> Result<SubmissionView, Fault> {
    use assay_domain::SubmissionId;

    use super::language_name::language_name;
    use crate::{
        server::{answer, service, visitor},
        values::for_page,
    };

    let (service, visitor) = (service()?, visitor()?);
    let me = answer(visitor.require())?;
    let (submission, author) = answer(service.submission_and_author(me, SubmissionId(id)).await)?;
    let languages = answer(service.languages().await)?;
    let language = language_name(&submission.language, submission.interface, &languages);
    Ok(SubmissionView { submission: for_page(submission), language, author })
}
