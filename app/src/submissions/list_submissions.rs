use assay_domain::{Language, Page, SubmissionSummary};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::filter::Filter;
use crate::{fault::Fault, json::Json};

/// A page of the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct History {
    /// The submissions, newest first.
    pub(crate) page: Page<SubmissionSummary>,
    /// The languages, for their names.
    pub(crate) languages: Vec<Language>,
}

/// Reads a page of the reader's submissions.
#[server(prefix = "/api/fn", endpoint = "list_submissions", input = GetUrl, output = Json)]
pub(crate) async fn list_submissions(filter: Filter) -> Result<History, Fault> {
    use super::filter::page_or_first;
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let me = answer(visitor.require())?;
    let page = match filter.query() {
        Some(query) => {
            let read = |query| {
                let (service, me) = (service.clone(), me.clone());
                async move { service.submissions(&me, &query).await }
            };
            answer(page_or_first(query, read).await)?
        }
        None => Page { items: Vec::new(), next: None },
    };
    let languages = answer(service.languages().await)?;
    Ok(History { page, languages })
}
