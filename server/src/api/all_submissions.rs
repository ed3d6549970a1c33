//! Everyone's submissions, for admins.

use assay_domain::{LanguageId, ManagedSubmission, Page, Slug, Verdict};
use assay_service::{AllSubmissionsQuery, HistoryQuery, Service};
use axum::{Json, extract::State};
use serde::Deserialize;
use utoipa::IntoParams;

use super::query::Query;
use crate::{problem_json::ProblemJson, visitor::Who};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filter {
    /// Part of the author's name or email.
    person: Option<String>,
    /// The slug of a problem.
    #[param(inline)]
    problem: Option<Slug>,
    /// A verdict.
    #[param(inline)]
    verdict: Option<Verdict>,
    /// The id of a language.
    #[param(inline)]
    language: Option<LanguageId>,
    /// `next` of the previous page.
    cursor: Option<String>,
    /// The size of a page. The default is 50, and the most is 100.
    limit: Option<u32>,
}

/// List everyone's submissions
///
/// Newest first. Only for admins.
#[utoipa::path(
    get, path = "/admin/submissions", operation_id = "list_all_submissions", tag = "Admin", params(Filter),
    responses((status = 200, description = "A page of submissions", body = Page<ManagedSubmission>)),
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Query(filter): Query<Filter>,
) -> Result<Json<Page<ManagedSubmission>>, ProblemJson> {
    let Filter { person, problem, verdict, language, cursor, limit } = filter;
    let of = HistoryQuery { problem, verdict, language, cursor, limit, ..HistoryQuery::default() };
    Ok(Json(service.admin(&visitor)?.submissions(&AllSubmissionsQuery { person, submissions: of }).await?))
}
