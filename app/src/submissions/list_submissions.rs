use assay_domain::{Language, Page, SubmissionSummary};
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};
use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// A page of the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct History {
    /// The submissions, newest first.
    pub(crate) page: Page<SubmissionSummary>,
    /// For the names of languages.
    pub(crate) languages: Vec<Language>,
}

/// A page of the reader's submissions. Empty texts ask for nothing in particular: addresses cannot tell absent from empty.
#[server(prefix = "/api/fn", endpoint = "list_submissions", input = GetUrl, output = Json)]
pub(crate) async fn list_submissions(
    problem: String,
    verdict: String,
    language: String,
    cursor: String,
) -> Result<History, Fault> {
    use assay_service::{Error, HistoryQuery};

    use crate::server::{answer, fail, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let me = answer(visitor.require())?;
    let query = HistoryQuery {
        problem: given(problem).map(|slug| slug.parse()).transpose().map_err(|_| fail(&Error::NotFound("problem")))?,
        verdict: given(verdict).map(|name| name.parse()).transpose().map_err(|_| fail(&Error::NotFound("verdict")))?,
        language: given(language).map(assay_domain::LanguageId),
        cursor: given(cursor),
        limit: None,
    };
    let page = answer(service.submissions(me, &query).await)?;
    let languages = answer(service.languages().await)?;
    Ok(History { page, languages })
}

#[cfg(feature = "ssr")]
fn given(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
