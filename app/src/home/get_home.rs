use assay_domain::{ProblemSummary, Slug, SubmissionSummary, TrackSummary};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, json::Json};

/// The content of the home page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Home {
    /// The first tracks.
    pub(crate) tracks: Vec<TrackSummary>,
    /// Whether there are more.
    pub(crate) more_tracks: bool,
    /// The reader's last submission.
    pub(crate) latest: Option<SubmissionSummary>,
    /// The track of that submission's problem, if any.
    pub(crate) latest_track: Option<Slug>,
    /// The next unsolved problem: in the reader's current track, else in the order of the tracks.
    pub(crate) next: Option<Next>,
    /// How many problems the reader should review today.
    pub(crate) reviews: u32,
}

/// The problem to continue with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Next {
    pub(crate) track: Slug,
    pub(crate) problem: ProblemSummary,
}

impl Next {
    /// The problem's address within its track.
    pub(crate) fn address(&self) -> String {
        format!("/problems/{}?track={}", self.problem.slug, self.track)
    }
}

/// The content of the home page.
#[server(prefix = "/api/fn", endpoint = "get_home", input = GetUrl, output = Json)]
pub(crate) async fn get_home() -> Result<Home, Fault> {
    use assay_domain::{Page, SolveState};
    use assay_service::HistoryQuery;

    use crate::server::{answer, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    // Solved problems are counted below, at once for all tracks.
    let Page { items: mut tracks, next: more } = answer(service.tracks(None, None, None).await)?.page;
    let latest = match &visitor.me {
        Some(me) => {
            let query = HistoryQuery { limit: Some(1), ..HistoryQuery::default() };
            answer(service.submissions(me, &query).await)?.items.into_iter().next()
        }
        None => None,
    };
    let reviews = match &visitor.me {
        Some(me) => answer(service.review_day(me).await)?.unwrap_or_default().due,
        None => 0,
    };
    let mut begun = match &latest {
        Some(latest) => answer(service.tracks_with(&latest.problem, None).await)?,
        None => Vec::new(),
    };
    answer(service.count_solved(tracks.iter_mut().chain(&mut begun), visitor.id()).await)?;
    let going_on = begun.iter().chain(&tracks).find(|track| track.problems > track.solved.unwrap_or(0));
    let next = match going_on {
        Some(track) => {
            let problems = answer(service.track(&track.slug, visitor.id()).await)?.items.into_iter();
            let next = problems.map(|item| item.problem).find(|problem| problem.state != SolveState::Solved);
            next.map(|problem| Next { track: track.slug.clone(), problem })
        }
        None => None,
    };
    let latest_track = match &next {
        Some(next) if begun.iter().any(|track| track.slug == next.track) => Some(next.track.clone()),
        _ => begun.into_iter().next().map(|track| track.slug),
    };
    Ok(Home { tracks, more_tracks: more.is_some(), latest, latest_track, next, reviews })
}
