//! Runs: try a program on cases before submitting. They need no account; a cookie identifies the browser.

use assay_app::show_run;
use assay_domain::{AcceptedRun, Missing, Run, RunRequest};
use assay_service::{CookiePolicy, Error, NewRun, RunOwner, Service, Visitor, cookie};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    body::Body,
    idempotency::{Idempotency, KeyHeader},
    query::{Named, Query},
};
use crate::{description::TooManyRequests, problem_json::ProblemJson, visitor::Who};

/// Run a program
///
/// Runs a program on the samples and on your own cases, without submitting it. It needs no account: without one, the answer sets a
/// cookie that the other requests about this run need. If you do not get an answer, repeat the request with the same
/// `Idempotency-Key`.
#[utoipa::path(
    post, path = "/runs", operation_id = "run", tag = "Runs", params(KeyHeader), security(()),
    request_body(content = RunRequest, example = json!({
        "problem": "coffee-stamps", "language": "python3", "source": "print(42)", "cases": ["1 1 5\n3\n"]
    })),
    responses(
        (
            status = 202, description = "The run is in the queue", body = AcceptedRun,
            headers(("Location" = String, description = "The address of the run")),
            example = json!({ "id": 73_204_816 }),
        ),
        (status = 429, response = TooManyRequests),
    ),
)]
pub(crate) async fn create(
    State(service): State<Service>,
    State(cookies): State<CookiePolicy>,
    Who(visitor): Who,
    Idempotency(idempotency_key): Idempotency,
    headers: HeaderMap,
    Body(request): Body<RunRequest>,
) -> Result<impl IntoResponse, ProblemJson> {
    let known = owner(&visitor, &headers, cookies);
    let (owner, cookie) = match known {
        Some(owner) => (owner, None),
        None => {
            let token = service.new_browser(&visitor, idempotency_key.as_ref())?;
            let cookie = cookie::set_visitor(&token, cookies.secure);
            (RunOwner::Browser(token), Some((header::SET_COOKIE, cookie)))
        }
    };
    let RunRequest { problem, language, source, interface, cases } = request;
    let new = NewRun { problem, language, source, interface, cases, idempotency_key };
    let id = service.begin_run(&visitor, &owner, new).await?;
    let location = AppendHeaders([(header::LOCATION, format!("/api/v1/runs/{id}"))]);
    Ok((StatusCode::ACCEPTED, location, AppendHeaders(cookie), Json(AcceptedRun { id })))
}

/// The last report that the client has seen.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Seen {
    /// `seq` of the last report that you have seen.
    after: Option<i64>,
}

/// Read a run
///
/// With `after`, the answer waits up to 10 s for a report that is newer. A run is dropped if no request asks for it for 30 s. It is kept
/// for ten minutes.
#[utoipa::path(
    get, path = "/runs/{id}", operation_id = "read_run", tag = "Runs", security(()),
    params(("id" = i64, Path, description = "The run's id"), Seen),
    responses((
        status = 200, description = "The newest report", body = Run,
        example = json!({
            "id": 73_204_816, "seq": 4, "phase": "done", "waits_for": null, "outcome": "ran", "messages": [], "total": 1, "cases": [{
                "verdict": "wrong_answer", "label": "Wrong answer", "output": "42\n", "stderr": "", "stdout": null, "expected": "1\n",
                "diff": [{ "change": "extra", "text": "42" }, { "change": "missing", "text": "1" }],
                "values": null, "html": null, "message": null,
                "refused": null, "cpu_ms": 14, "wall_ms": 19, "memory_kib": 9216, "truncated": false,
            }],
        }),
    )),
)]
pub(crate) async fn show(
    State(service): State<Service>,
    State(cookies): State<CookiePolicy>,
    Who(visitor): Who,
    headers: HeaderMap,
    Named(id): Named<i64>,
    Query(Seen { after }): Query<Seen>,
) -> Result<Json<Run>, ProblemJson> {
    let owner = owner(&visitor, &headers, cookies).ok_or(Error::not_found(Missing::Run))?;
    let mut run = service.run(&owner, id, after).await?;
    show_run(&mut run);
    Ok(Json(run))
}

/// Cancel a run
///
/// Stops the program.
#[utoipa::path(
    post, path = "/runs/{id}/cancel", operation_id = "cancel_run", tag = "Runs", security(()),
    params(("id" = i64, Path, description = "The run's id")),
    responses((status = 200, description = "The last report", body = Run)),
)]
pub(crate) async fn cancel(
    State(service): State<Service>,
    State(cookies): State<CookiePolicy>,
    Who(visitor): Who,
    headers: HeaderMap,
    Named(id): Named<i64>,
) -> Result<Json<Run>, ProblemJson> {
    let owner = owner(&visitor, &headers, cookies).ok_or(Error::not_found(Missing::Run))?;
    let mut run = service.cancel_run(&owner, id).await?;
    show_run(&mut run);
    Ok(Json(run))
}

fn owner(visitor: &Visitor, headers: &HeaderMap, policy: CookiePolicy) -> Option<RunOwner> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    match visitor.id() {
        Some(user) => Some(RunOwner::User(user)),
        None => cookie::visitor_of(cookies, policy.secure).map(RunOwner::Browser),
    }
}
