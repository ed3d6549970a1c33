//! Picks a random problem.

use assay_domain::ProblemQuery;
use assay_service::{Error, Service};
use axum::{extract::State, http::Uri, response::Redirect};

use crate::{api::query::Query, visitor::Who};

/// `GET /random-problem?text=&tag=&difficulty=&state=&track=&starred=` redirects to a random problem that matches the filters. If there is none,
/// it redirects to the list with the same filters.
pub(crate) async fn pick(
    State(service): State<Service>,
    Who(visitor): Who,
    uri: Uri,
    Query(query): Query<ProblemQuery>,
) -> Redirect {
    let picked = match query.filter() {
        Ok(filter) => service.random_problem(&filter, visitor.id()).await,
        Err(missing) => Err(Error::not_found(missing)),
    };
    match picked {
        Ok(problem) => Redirect::to(&format!("/problems/{}", problem.slug)),
        // The list shows what is wrong.
        Err(_) => Redirect::to(&format!("/problems?{}", uri.query().unwrap_or_default())),
    }
}
