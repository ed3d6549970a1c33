//! Problems.

use assay_domain::{Difficulty, Page, Problem as ProblemView, ProblemSort, ProblemSummary, Slug, SolveState};
use assay_service::Service;
use assay_store::ProblemFilter;
use axum::{Json, extract::State};
use serde::Deserialize;

use super::query::{Named, Query};
use crate::{problem_json::Problem, visitor::Who};

/// Which problems.
#[derive(Debug, Deserialize)]
pub(crate) struct Filter {
    /// Part of the title.
    text: Option<String>,
    difficulty: Option<Difficulty>,
    state: Option<SolveState>,
    track: Option<Slug>,
    tag: Option<String>,
    #[serde(default)]
    sort: ProblemSort,
    cursor: Option<String>,
    limit: Option<u32>,
}

/// `GET problems?text=&difficulty=&state=&track=&tag=&sort=&cursor=&limit=`.
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Query(filter): Query<Filter>,
) -> Result<Json<Page<ProblemSummary>>, Problem> {
    let Filter { text, difficulty, state, track, tag, sort, cursor, limit } = filter;
    let filter = ProblemFilter { text, difficulty, state, track, tag, sort };
    Ok(Json(service.problems(&filter, cursor.as_deref(), limit.unwrap_or(50), visitor.id()).await?))
}

/// `GET problems/{slug}`.
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(slug): Named<Slug>,
) -> Result<Json<ProblemView>, Problem> {
    Ok(Json(service.problem(&slug, visitor.id()).await?))
}
