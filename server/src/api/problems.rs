//! Problems, hints and editorials.

use assay_domain::{
    Aid, AidText, Difficulty, Page, Problem as ProblemView, ProblemSort, ProblemSummary, Slug, SolveState,
    signature::Signature,
};
use assay_service::{Error, Service, wanted_languages};
use assay_store::ProblemFilter;
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, header},
};
use serde::{Deserialize, Serialize};

use super::query::{Named, Query};
use crate::{problem_json::Problem, visitor::Who};

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

/// The wanted language of the statement.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    lang: Option<String>,
}

/// A problem with its signature.
#[derive(Debug, Serialize)]
pub(crate) struct SignedProblem {
    #[serde(flatten)]
    problem: ProblemView,
    signature: Option<Box<Signature>>,
}

/// `GET problems/{slug}?lang=`. Without `lang`, `Accept-Language` decides.
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(slug): Named<Slug>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Json<SignedProblem>, Problem> {
    let mut problem = service.problem(&slug, visitor.id(), &languages(&wanted, &headers)).await?;
    let signature = problem.signature.take();
    Ok(Json(SignedProblem { problem, signature }))
}

/// `GET problems/{slug}/hints/{number}?lang=`. Numbers start at 1.
pub(crate) async fn hint(
    State(service): State<Service>,
    Path((slug, number)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Json<AidText>, Problem> {
    let slug: Slug = slug.parse().map_err(|_| Error::NotFound("problem"))?;
    let number = number.parse().map_err(|_| Error::NotFound("hint"))?;
    Ok(Json(service.aid(&slug, Aid::Hint(number), &languages(&wanted, &headers)).await?))
}

/// `GET problems/{slug}/editorial?lang=`.
pub(crate) async fn editorial(
    State(service): State<Service>,
    Named(slug): Named<Slug>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Json<AidText>, Problem> {
    Ok(Json(service.aid(&slug, Aid::Editorial, &languages(&wanted, &headers)).await?))
}

fn languages(wanted: &Wanted, headers: &HeaderMap) -> Vec<String> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    wanted_languages(wanted.lang.as_deref(), accepted)
}
