use assay_domain::{Me, Submission};
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};
use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// A submission, and what its page needs besides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SubmissionView {
    /// The row.
    pub(crate) submission: Submission,
    /// The name of its language.
    pub(crate) language: String,
    /// Its author, where that is not the reader.
    pub(crate) author: Option<Me>,
}

/// One of the reader's own submissions; an admin may read everybody's.
#[server(prefix = "/api/fn", endpoint = "get_submission", input = GetUrl, output = Json)]
pub(crate) async fn get_submission(id: i64) -> Result<SubmissionView, Fault> {
    use assay_domain::SubmissionId;

    use super::language_name::language_name;
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let me = answer(visitor.require())?;
    let (submission, author) = answer(service.submission_and_author(me, SubmissionId(id)).await)?;
    let languages = answer(service.languages().await)?;
    let language = language_name(&submission.language, &languages);
    Ok(SubmissionView { submission, language, author })
}
