//! Problems.

use assay_domain::{Difficulty, Page, Problem as ProblemView, ProblemSort, ProblemSummary, Slug, SolveState};
use assay_service::{Service, wanted_languages};
use assay_store::ProblemFilter;
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
};
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

/// In which language the statement is wanted.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    lang: Option<String>,
}

/// `GET problems/{slug}?lang=`; without `lang`, as `Accept-Language` says.
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(slug): Named<Slug>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Json<ProblemView>, Problem> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let wanted = wanted_languages(wanted.lang.as_deref(), accepted);
    Ok(Json(service.problem(&slug, visitor.id(), &wanted).await?))
}
