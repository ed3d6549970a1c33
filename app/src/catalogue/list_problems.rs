use assay_domain::{Page, ProblemSummary, TagCount, TrackSummary};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::filter::Filter;
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
pub(crate) async fn list_problems(filter: Filter) -> Result<Page<ProblemSummary>, Fault> {
    use assay_service::ProblemQuery;

    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let Filter { text, tag, difficulty, state, track, sort, cursor } = filter;
    let words = ProblemQuery { text, tag, difficulty, state, track, sort };
    let cursor = Some(cursor).filter(|cursor| !cursor.is_empty());
    answer(service.problems(&answer(words.parse())?, cursor.as_deref(), 50, visitor.id()).await)
}

/// The choices of the filter form.
#[server(prefix = "/api/fn", endpoint = "problem_choices", input = GetUrl, output = Json)]
pub(crate) async fn problem_choices() -> Result<Choices, Fault> {
    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let tracks = answer(service.tracks(None, None, visitor.id()).await)?.page.items;
    Ok(Choices { tags: answer(service.tags().await)?, tracks })
}
