//! Submissions.

use assay_domain::{
    Interface, LanguageId, Page, Slug, SourceFile, Submission, SubmissionId, SubmissionSummary, Verdict,
};
use assay_service::{Error, HistoryQuery, Service};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use serde::{Deserialize, Serialize};

use super::{
    body::Body,
    query::{Named, Query},
};
use crate::{problem_json::Problem, visitor::Who};

/// The body of `POST submissions`, with either `source` or `files`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSubmission {
    problem: String,
    /// None if the problem takes answers instead of a program.
    language: Option<String>,
    source: Option<String>,
    files: Option<Vec<SourceFile>>,
    /// The file or class that starts the program, if it cannot be detected.
    entry_point: Option<String>,
    /// For function problems.
    interface: Option<Interface>,
}

/// The answer of `POST submissions`.
#[derive(Debug, Serialize)]
pub(crate) struct Accepted {
    id: SubmissionId,
}

/// `POST submissions`: 202 when it is stored.
pub(crate) async fn create(
    State(service): State<Service>,
    Who(visitor): Who,
    Body(new): Body<NewSubmission>,
) -> Result<impl IntoResponse, Problem> {
    let me = visitor.require()?;
    let files = files(new.source, new.files)?;
    let language = new.language.as_deref();
    let id = service.submit(me, &new.problem, language, files, new.entry_point, new.interface).await?;
    let location = AppendHeaders([(header::LOCATION, format!("/api/v1/submissions/{id}"))]);
    Ok((StatusCode::ACCEPTED, location, Json(Accepted { id })))
}

fn files(source: Option<String>, files: Option<Vec<SourceFile>>) -> Result<Vec<SourceFile>, Error> {
    match (source, files) {
        (Some(source), None) => Ok(vec![SourceFile { name: String::new(), source }]),
        (None, Some(files)) => Ok(files),
        _ => Err(Error::field("source", "Send either source or files.")),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Filter {
    problem: Option<Slug>,
    verdict: Option<Verdict>,
    language: Option<LanguageId>,
    cursor: Option<String>,
    limit: Option<u32>,
}

/// `GET submissions?problem=&verdict=&language=&cursor=&limit=`.
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Query(filter): Query<Filter>,
) -> Result<Json<Page<SubmissionSummary>>, Problem> {
    let Filter { problem, verdict, language, cursor, limit } = filter;
    let query = HistoryQuery { problem, verdict, language, cursor, limit, ..HistoryQuery::default() };
    Ok(Json(service.submissions(visitor.require()?, &query).await?))
}

/// `GET submissions/{id}`.
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(id): Named<SubmissionId>,
) -> Result<Json<Submission>, Problem> {
    Ok(Json(service.submission(visitor.require()?, id).await?))
}

/// `POST submissions/{id}/cancel`.
pub(crate) async fn cancel(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(id): Named<SubmissionId>,
) -> Result<Json<Submission>, Problem> {
    Ok(Json(service.cancel(visitor.require()?, id).await?))
}
