//! Runs: try a program on cases before submitting. They need no account; a cookie identifies the browser.

use assay_domain::{Interface, Run};
use assay_service::{CookiePolicy, Error, NewRun, RunOwner, Service, SessionToken, Visitor, cookie};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use serde::{Deserialize, Serialize};

use super::{
    body::Body,
    query::{Named, Query},
};
use crate::{problem_json::Problem, visitor::Who};

/// The body of `POST runs`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    problem: String,
    language: String,
    source: String,
    /// For function problems.
    interface: Option<Interface>,
    #[serde(default)]
    cases: Vec<String>,
}

/// The answer of `POST runs`.
#[derive(Debug, Serialize)]
pub(crate) struct Accepted {
    id: i64,
}

/// `POST runs`: 202 when it is in the queue.
pub(crate) async fn create(
    State(service): State<Service>,
    State(cookies): State<CookiePolicy>,
    Who(visitor): Who,
    headers: HeaderMap,
    Body(order): Body<Order>,
) -> Result<impl IntoResponse, Problem> {
    let known = owner(&visitor, &headers, cookies);
    let (owner, cookie) = match known {
        Some(owner) => (owner, None),
        None => {
            let token = SessionToken::generate().map_err(|error| {
                tracing::error!(%error, "cannot generate a visitor's token");
                Error::Internal
            })?;
            let cookie = cookie::set_visitor(&token, cookies.secure);
            (RunOwner::Browser(token), Some((header::SET_COOKIE, cookie)))
        }
    };
    let Order { problem, language, source, interface, cases } = order;
    let id = service.begin_run(&visitor, &owner, NewRun { problem, language, source, interface, cases }).await?;
    let location = AppendHeaders([(header::LOCATION, format!("/api/v1/runs/{id}"))]);
    Ok((StatusCode::ACCEPTED, location, AppendHeaders(cookie), Json(Accepted { id })))
}

/// The last report that the client has seen.
#[derive(Debug, Deserialize)]
pub(crate) struct Seen {
    after: Option<i64>,
}

/// `GET runs/{id}?after=`: the newest report. With `after`, waits up to some seconds for a report newer than `after`.
pub(crate) async fn show(
    State(service): State<Service>,
    State(cookies): State<CookiePolicy>,
    Who(visitor): Who,
    headers: HeaderMap,
    Named(id): Named<i64>,
    Query(Seen { after }): Query<Seen>,
) -> Result<Json<Run>, Problem> {
    let owner = owner(&visitor, &headers, cookies).ok_or(Error::NotFound("run"))?;
    Ok(Json(service.run(&owner, id, after).await?))
}

/// `POST runs/{id}/cancel`.
pub(crate) async fn cancel(
    State(service): State<Service>,
    State(cookies): State<CookiePolicy>,
    Who(visitor): Who,
    headers: HeaderMap,
    Named(id): Named<i64>,
) -> Result<Json<Run>, Problem> {
    let owner = owner(&visitor, &headers, cookies).ok_or(Error::NotFound("run"))?;
    Ok(Json(service.cancel_run(&owner, id).await?))
}

fn owner(visitor: &Visitor, headers: &HeaderMap, policy: CookiePolicy) -> Option<RunOwner> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    match visitor.id() {
        Some(user) => Some(RunOwner::User(user)),
        None => cookie::visitor_of(cookies, policy.secure).map(RunOwner::Browser),
    }
}
