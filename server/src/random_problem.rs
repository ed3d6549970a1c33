//! Picks a random problem.

use assay_service::{ProblemQuery, Service};
use axum::{extract::State, http::Uri, response::Redirect};

use crate::{api::query::Query, visitor::Who};

/// The filters of the problem list, as in its address.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Filters {
    text: String,
    tag: String,
    difficulty: String,
    state: String,
    track: String,
    starred: String,
}

/// `GET /random-problem?text=&tag=&difficulty=&state=&track=&starred=` redirects to a random problem that matches the filters. If there is none,
/// it redirects to the list with the same filters.
pub(crate) async fn pick(
    State(service): State<Service>,
    Who(visitor): Who,
    uri: Uri,
    Query(filters): Query<Filters>,
) -> Redirect {
    let Filters { text, tag, difficulty, state, track, starred } = filters;
    let query = ProblemQuery { text, tag, difficulty, state, track, starred, sort: String::new() };
    let picked = match query.parse() {
        Ok(filter) => service.random_problem(&filter, visitor.id()).await,
        Err(error) => Err(error),
    };
    match picked {
        Ok(problem) => Redirect::to(&format!("/problems/{}", problem.slug)),
        // The list shows what is wrong.
        Err(_) => Redirect::to(&format!("/problems?{}", uri.query().unwrap_or_default())),
    }
}
