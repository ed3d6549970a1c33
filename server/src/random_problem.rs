//! A problem picked at random.

use assay_service::{ProblemQuery, Service};
use axum::{extract::State, http::Uri, response::Redirect};

use crate::{api::query::Query, visitor::Who};

/// What the problem must be like, in the words of the list's address.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Words {
    text: String,
    tag: String,
    difficulty: String,
    state: String,
    track: String,
}

/// `GET /random-problem?text=&tag=&difficulty=&state=&track=`: goes to one of the problems that the list would show for the same words;
/// where there is none, to that list, which says so.
pub(crate) async fn pick(
    State(service): State<Service>,
    Who(visitor): Who,
    uri: Uri,
    Query(words): Query<Words>,
) -> Redirect {
    let Words { text, tag, difficulty, state, track } = words;
    let words = ProblemQuery { text, tag, difficulty, state, track, sort: String::new() };
    let picked = match words.parse() {
        Ok(filter) => service.random_problem(&filter, visitor.id()).await,
        Err(error) => Err(error),
    };
    match picked {
        Ok(problem) => Redirect::to(&format!("/problems/{}", problem.slug)),
        // Whatever is wrong, the list says it better.
        Err(_) => Redirect::to(&format!("/problems?{}", uri.query().unwrap_or_default())),
    }
}
