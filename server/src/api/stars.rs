//! Stars. `GET /problems?starred=true` lists the starred problems.

use assay_domain::Slug;
use assay_service::Service;
use axum::{extract::State, http::StatusCode};

use super::query::Named;
use crate::{description::TooManyRequests, problem_json::ProblemJson, visitor::Who};

/// Star a problem
///
/// Only you can see your stars. Starring a problem again changes nothing.
#[utoipa::path(
    put, path = "/stars/{problem}", operation_id = "star_problem", tag = "Lists",
    params(("problem" = Slug, Path, description = "The problem's slug")),
    responses((status = 204, description = "The problem is starred"), (status = 429, response = TooManyRequests)),
)]
pub(crate) async fn add(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(problem): Named<Slug>,
) -> Result<StatusCode, ProblemJson> {
    service.set_star(visitor.require()?, &problem, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a star
///
/// If the problem has no star, nothing changes.
#[utoipa::path(
    delete, path = "/stars/{problem}", operation_id = "unstar_problem", tag = "Lists",
    params(("problem" = Slug, Path, description = "The problem's slug")),
    responses((status = 204, description = "The problem has no star"), (status = 429, response = TooManyRequests)),
)]
pub(crate) async fn remove(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(problem): Named<Slug>,
) -> Result<StatusCode, ProblemJson> {
    service.set_star(visitor.require()?, &problem, false).await?;
    Ok(StatusCode::NO_CONTENT)
}
