use assay_domain::{Page, ProblemQuery, ProblemSummary, TagCount, TrackSummary};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, json::Json};

/// The choices of the filter form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Choices {
    /// The tags that most problems have.
    pub(crate) tags: Vec<TagCount>,
    /// The first tracks.
    pub(crate) tracks: Vec<TrackSummary>,
}

/// Reads a page of the problem list.
#[server(prefix = "/api/fn", endpoint = "list_problems", input = GetUrl, output = Json)]
pub(crate) async fn list_problems(query: ProblemQuery) -> Result<Page<ProblemSummary>, Fault> {
    use assay_service::Error;

    use crate::server::{answer, fail, page_or_first, service, visitor};

    let (service, reader) = (service()?, visitor()?.id());
    let filter = query.filter().map_err(|missing| fail(&Error::not_found(missing)))?;
    let read = |cursor: Option<String>| {
        let (service, filter) = (service.clone(), filter.clone());
        async move { service.problems(&filter, cursor.as_deref(), 50, reader).await }
    };
    answer(page_or_first(Some(query.cursor).filter(|cursor| !cursor.is_empty()), read).await)
}

/// The choices of the filter form.
#[server(prefix = "/api/fn", endpoint = "problem_choices", input = GetUrl, output = Json)]
pub(crate) async fn problem_choices() -> Result<Choices, Fault> {
    use crate::server::{answer, service};

    let service = service()?;
    // The form shows no solved problems, so these are not counted.
    let tracks = answer(service.tracks(None, None, None).await)?.page.items;
    Ok(Choices { tags: answer(service.tags().await)?, tracks })
}
