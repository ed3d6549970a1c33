use assay_domain::{ProblemSummary, SubmissionSummary, TrackSummary};
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};
use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// What the first page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Home {
    /// All tracks.
    pub(crate) tracks: Vec<TrackSummary>,
    /// What the reader submitted last.
    pub(crate) latest: Option<SubmissionSummary>,
    /// The first problem the reader has not solved, in the order of the tracks.
    pub(crate) next: Option<ProblemSummary>,
}

/// What the first page shows.
#[server(prefix = "/api/fn", endpoint = "get_home", input = GetUrl, output = Json)]
pub(crate) async fn get_home() -> Result<Home, Fault> {
    use assay_domain::SolveState;
    use assay_service::HistoryQuery;

    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let tracks = answer(service.tracks(visitor.id()).await)?.items;
    let latest = match &visitor.me {
        Some(me) => {
            let query = HistoryQuery { limit: Some(1), ..HistoryQuery::default() };
            answer(service.submissions(me, &query).await)?.items.into_iter().next()
        }
        None => None,
    };
    let next = match tracks.iter().find(|track| track.problems > track.solved.unwrap_or(0)) {
        Some(track) => {
            let problems = answer(service.track(&track.slug, visitor.id()).await)?.items.into_iter();
            problems.map(|item| item.problem).find(|problem| problem.state != SolveState::Solved)
        }
        None => None,
    };
    Ok(Home { tracks, latest, next })
}
