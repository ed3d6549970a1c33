use assay_domain::{Language, Problem, Submission};
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};
use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// A problem, and what is needed to solve it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Workbench {
    /// The problem.
    pub(crate) problem: Problem,
    /// The languages to choose from.
    pub(crate) languages: Vec<Language>,
    /// Why nothing can be judged here, if so.
    pub(crate) unavailable: Option<String>,
    /// The submission the address asks for, if it is the reader's and this problem's.
    pub(crate) submission: Option<Submission>,
    /// Where the editor is loaded from.
    pub(crate) editor: Option<String>,
}

/// A problem, and what is needed to solve it. `submission` is the number in the address, or 0.
#[server(prefix = "/api/fn", endpoint = "get_workbench", input = GetUrl, output = Json)]
pub(crate) async fn get_workbench(slug: String, submission: i64) -> Result<Workbench, Fault> {
    use assay_domain::{Slug, SubmissionId};
    use assay_service::Error;

    use crate::server::{answer, fail, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let slug: Slug = slug.parse().map_err(|_| fail(&Error::NotFound("problem")))?;
    let problem = answer(service.problem(&slug, visitor.id(), &crate::server::wanted_languages()).await)?;
    let languages = answer(service.languages().await)?;
    // Not having one is no reason not to show the problem.
    let submission = match &visitor.me {
        Some(me) if submission > 0 => service.submission(me, SubmissionId(submission)).await.ok(),
        _ => None,
    };
    Ok(Workbench {
        submission: submission.filter(|submission| submission.problem == problem.slug),
        problem,
        languages,
        unavailable: service.judging_available().err().map(|error| error.detail()),
        editor: crate::editor::editor_asset(),
    })
}
