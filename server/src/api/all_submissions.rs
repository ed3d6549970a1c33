//! Everyone's submissions, for admins.

use assay_domain::{LanguageId, ManagedSubmission, Page, Slug, Verdict};
use assay_service::{AllSubmissionsQuery, HistoryQuery, Service};
use axum::{Json, extract::State};
use serde::Deserialize;

use super::query::Query;
use crate::{problem_json::Problem, visitor::Who};

#[derive(Debug, Deserialize)]
pub(crate) struct Filter {
    /// Part of the author's name or email.
    person: Option<String>,
    problem: Option<Slug>,
    verdict: Option<Verdict>,
    language: Option<LanguageId>,
    cursor: Option<String>,
    limit: Option<u32>,
}

/// `GET admin/submissions?person=&problem=&verdict=&language=&cursor=&limit=`.
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Query(filter): Query<Filter>,
) -> Result<Json<Page<ManagedSubmission>>, Problem> {
    let Filter { person, problem, verdict, language, cursor, limit } = filter;
    let of = HistoryQuery { problem, verdict, language, cursor, limit, ..HistoryQuery::default() };
    Ok(Json(service.admin(&visitor)?.submissions(&AllSubmissionsQuery { person, submissions: of }).await?))
}
