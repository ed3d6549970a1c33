//! Submissions.

use assay_app::show_submission;
use assay_domain::{
    FieldName, FieldProblem, Interface, LanguageId, Page, Slug, SourceFile, Submission, SubmissionId,
    SubmissionSummary, Verdict,
};
use assay_service::{Error, HistoryQuery, Service, Solution};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    body::Body,
    idempotency::{Idempotency, KeyHeader},
    query::{Named, Query},
};
use crate::{description::TooManyRequests, problem_json::ProblemJson, visitor::Who};

/// A program to submit, with either `source` or `files`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubmissionRequest {
    /// The problem's slug.
    problem: String,
    /// The id of a language. Leave it out if the problem takes answers instead of a program.
    language: Option<String>,
    /// The program, as one text.
    source: Option<String>,
    /// The files of the program, at most 100. For problems that take answers, one file per case, named after it: `1.out`.
    files: Option<Vec<SourceFile>>,
    /// The file or class that starts the program. Default: the file called `main`, otherwise the first file; for Java, a class with `main`.
    entry_point: Option<String>,
    /// How the program gets the cases of a function problem. By default, a driver calls it if its language has one.
    interface: Option<Interface>,
}

/// A stored submission.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AcceptedSubmission)]
pub(crate) struct Accepted {
    /// The submission's id.
    id: SubmissionId,
}

/// Submit a program
///
/// When the answer is 202, the submission is stored and will be judged. Then read it until `state` is `done`, or follow it on the
/// live socket. If you do not get an answer, repeat the request with the same `Idempotency-Key`.
#[utoipa::path(
    post, path = "/submissions", operation_id = "submit", tag = "Submissions", params(KeyHeader),
    request_body(content = SubmissionRequest, example = json!({
        "problem": "coffee-stamps", "language": "python3", "source": "print(42)"
    })),
    responses(
        (
            status = 202, description = "The submission is stored", body = Accepted,
            headers(("Location" = String, description = "The address of the submission")),
            example = json!({ "id": 12 }),
        ),
        (status = 429, response = TooManyRequests),
    ),
)]
pub(crate) async fn create(
    State(service): State<Service>,
    Who(visitor): Who,
    Idempotency(idempotency_key): Idempotency,
    Body(new): Body<SubmissionRequest>,
) -> Result<impl IntoResponse, ProblemJson> {
    let me = visitor.require()?;
    let SubmissionRequest { problem, language, source, files: named, entry_point, interface } = new;
    let files = files(source, named)?;
    let solution = Solution { problem, language, files, entry_point, interface, idempotency_key };
    let id = service.submit(me, solution).await?;
    let location = AppendHeaders([(header::LOCATION, format!("/api/v1/submissions/{id}"))]);
    Ok((StatusCode::ACCEPTED, location, Json(Accepted { id })))
}

fn files(source: Option<String>, files: Option<Vec<SourceFile>>) -> Result<Vec<SourceFile>, Error> {
    match (source, files) {
        (Some(source), None) => Ok(vec![SourceFile { name: String::new(), source }]),
        (None, Some(files)) => Ok(files),
        _ => Err(Error::field(FieldName::Source, FieldProblem::SourceOrFiles)),
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filter {
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

/// List your submissions
///
/// Newest first.
#[utoipa::path(
    get, path = "/submissions", operation_id = "list_submissions", tag = "Submissions", params(Filter),
    responses((
        status = 200, description = "A page of submissions", body = Page<SubmissionSummary>,
        example = json!({ "next": null, "items": [{
            "id": 12, "problem": "coffee-stamps", "problem_title": "Coffee Stamps", "language": "python3",
            "interface": null, "state": "done",
            "verdict": "accepted", "cpu_ms": 14, "memory_kib": 9216, "passed": 18, "total": 18, "created_at": 1_764_374_400_000_i64,
        }] }),
    )),
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Who(visitor): Who,
    Query(filter): Query<Filter>,
) -> Result<Json<Page<SubmissionSummary>>, ProblemJson> {
    let Filter { problem, verdict, language, cursor, limit } = filter;
    let query = HistoryQuery { problem, verdict, language, cursor, limit, ..HistoryQuery::default() };
    Ok(Json(service.submissions(visitor.require()?, &query).await?))
}

/// Read a submission
///
/// One of your submissions. Admins can read all.
#[utoipa::path(
    get, path = "/submissions/{id}", operation_id = "read_submission", tag = "Submissions",
    params(("id" = SubmissionId, Path, description = "The submission's id")),
    responses((
        status = 200, description = "The submission", body = Submission,
        example = json!({
            "id": 12, "problem": "coffee-stamps", "problem_title": "Coffee Stamps", "language": "python3",
            "interface": null, "state": "done",
            "verdict": "wrong_answer", "score": null, "cpu_ms": 14, "wall_ms": 19, "memory_kib": 9216, "passed": 0, "total": 18,
            "compile_output": null, "failure": {
                "case": 1, "sample": true, "input": "2 1 5\n3 4\n", "expected": "1\n", "actual": "42\n", "stdout": null,
                "values": null, "html": null, "message": null, "truncated": false,
            },
            "groups": [], "message": null, "attempt": 1, "created_at": 1_764_374_400_000_i64, "finished_at": 1_764_374_400_210_i64,
            "source": "print(42)", "files": [],
        }),
    )),
)]
pub(crate) async fn show(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(id): Named<SubmissionId>,
) -> Result<Json<Submission>, ProblemJson> {
    let mut submission = service.submission(visitor.require()?, id).await?;
    show_submission(&mut submission);
    Ok(Json(submission))
}

/// Cancel a submission
///
/// Stops judging one of your submissions. A finished submission does not change.
#[utoipa::path(
    post, path = "/submissions/{id}/cancel", operation_id = "cancel_submission", tag = "Submissions",
    params(("id" = SubmissionId, Path, description = "The submission's id")),
    responses((status = 200, description = "The submission", body = Submission)),
)]
pub(crate) async fn cancel(
    State(service): State<Service>,
    Who(visitor): Who,
    Named(id): Named<SubmissionId>,
) -> Result<Json<Submission>, ProblemJson> {
    let mut submission = service.cancel(visitor.require()?, id).await?;
    show_submission(&mut submission);
    Ok(Json(submission))
}
