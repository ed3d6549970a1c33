//! Problems, hints and editorials.

use assay_domain::{
    Aid, AidText, LanguageId, Missing, Page, Problem, ProblemFilter, ProblemSummary, Slug, signature::Signature,
};
use assay_service::{Error, Service, wanted_languages};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, header},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::query::{Named, Query};
use crate::{problem_json::ProblemJson, visitor::Who};

/// A page of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Paging {
    /// `next` of the previous page.
    cursor: Option<String>,
    /// The size of a page. The default is 50, and the most is 100.
    limit: Option<u32>,
}

/// List problems
///
/// The published problems that match all given conditions.
#[utoipa::path(
    get, path = "/problems", operation_id = "list_problems", tag = "Problems", params(ProblemFilter, Paging), security(()),
    responses((
        status = 200, description = "A page of problems", body = Page<ProblemSummary>,
        example = json!({ "next": null, "items": [{
            "slug": "coffee-stamps", "title": "Coffee Stamps", "difficulty": "easy", "state": "untouched", "tags": ["simulation"],
            "starred": false,
        }] }),
    )),
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Query(filter): Query<ProblemFilter>,
    Query(Paging { cursor, limit }): Query<Paging>,
) -> Result<Json<Page<ProblemSummary>>, ProblemJson> {
    Ok(Json(service.problems(&filter, cursor.as_deref(), limit.unwrap_or(50), visitor.id()).await?))
}

/// The wanted language of the text.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// The language of the text, such as `de`. Without it, `Accept-Language` decides.
    lang: Option<String>,
}

/// A problem with its signature.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignedProblem {
    #[serde(flatten)]
    problem: Problem,
    /// The function or class to write; null if it is not a function problem.
    #[schema(value_type = Option<Object>)]
    signature: Option<Box<Signature>>,
    /// The ids of the languages in which solutions were shown to fit the limits, sorted. Empty if this is not known.
    verified: Vec<LanguageId>,
}

/// Describes a header that handlers read themselves.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only its description is used")]
struct AcceptLanguage {
    /// The languages that you read, best first.
    #[param(rename = "Accept-Language", required = false, example = "de, en;q=0.5")]
    accept_language: String,
}

/// Read a problem
///
/// The problem with its statement, samples, limits and starter code.
#[utoipa::path(
    get, path = "/problems/{slug}", operation_id = "read_problem", tag = "Problems", security(()),
    params(("slug" = Slug, Path, description = "The problem's slug"), Wanted, AcceptLanguage),
    responses((status = 200, description = "The problem", body = SignedProblem)),
)]
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(slug): Named<Slug>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Json<SignedProblem>, ProblemJson> {
    let mut problem = service.problem(&slug, visitor.id(), &languages(&wanted, &headers)).await?;
    let (signature, verified) = (problem.signature.take(), std::mem::take(&mut problem.verified));
    Ok(Json(SignedProblem { problem, signature, verified }))
}

/// Read a hint
///
/// Hints give away parts of the solution, so clients should ask before they show one.
#[utoipa::path(
    get, path = "/problems/{slug}/hints/{number}", operation_id = "read_hint", tag = "Problems", security(()),
    params(
        ("slug" = Slug, Path, description = "The problem's slug"),
        ("number" = u32, Path, description = "The hint's number, from 1", minimum = 1),
        Wanted,
        AcceptLanguage,
    ),
    responses((status = 200, description = "The hint", body = AidText)),
)]
pub(crate) async fn hint(
    State(service): State<Service>,
    Who(visitor): Who,
    Path((slug, number)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Json<AidText>, ProblemJson> {
    let slug: Slug = slug.parse().map_err(|_| Error::not_found(Missing::Problem))?;
    let number = number.parse().map_err(|_| Error::not_found(Missing::Hint))?;
    Ok(Json(service.aid(&slug, Aid::Hint(number), visitor.id(), &languages(&wanted, &headers)).await?))
}

/// Read an editorial
///
/// It explains the solution.
#[utoipa::path(
    get, path = "/problems/{slug}/editorial", operation_id = "read_editorial", tag = "Problems", security(()),
    params(("slug" = Slug, Path, description = "The problem's slug"), Wanted, AcceptLanguage),
    responses((status = 200, description = "The editorial", body = AidText)),
)]
pub(crate) async fn editorial(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(slug): Named<Slug>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Json<AidText>, ProblemJson> {
    Ok(Json(service.aid(&slug, Aid::Editorial, visitor.id(), &languages(&wanted, &headers)).await?))
}

fn languages(wanted: &Wanted, headers: &HeaderMap) -> Vec<String> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    wanted_languages(wanted.lang.as_deref(), accepted)
}
