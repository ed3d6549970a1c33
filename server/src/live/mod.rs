//! The live socket at `/api/v1/live`. It checks the credentials and the origin, sends a snapshot first, and then only newer messages.

mod followed;
mod session;

use std::time::Duration;

use assay_domain::RequestRefusal;
use assay_service::{CookiePolicy, Service};
use axum::{
    extract::{State, WebSocketUpgrade},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use tokio_util::sync::CancellationToken;

use crate::{
    config::PublicUrl,
    description::{BadRequest, TooManyRequests, UpgradeRequired},
    metrics::LiveSockets,
    origin,
    problem_json::ProblemJson,
    visitor::{RequestCredentials, Who},
};

/// The largest message from a client. `watch` is much smaller.
const MAX_MESSAGE_BYTES: usize = 4 * 1024;
/// The initial read buffer. Messages are small and rare, and ten thousand idle sockets must use little memory.
const BUFFER_BYTES: usize = 512;

/// Follow submissions live
///
/// Becomes a WebSocket. Send a `ClientMessage` for each submission that you want to follow. The server sends `ServerMessage`s: first a
/// snapshot, then progress, then the finished submission. Messages can be lost or repeated. Each one is complete, and a later
/// (`attempt`, `seq`) replaces an earlier one.
#[utoipa::path(
    get, path = "/live", operation_id = "follow", tag = "Live socket",
    responses(
        (status = 101, description = "The connection is a WebSocket now"),
        (status = 400, response = BadRequest),
        (status = 426, response = UpgradeRequired),
        (status = 429, response = TooManyRequests),
    ),
)]
pub(crate) async fn upgrade(
    State(service): State<Service>,
    State(public_url): State<Option<PublicUrl>>,
    (State(stopping), State(sockets)): (State<CancellationToken>, State<LiveSockets>),
    State(cookies): State<CookiePolicy>,
    Who(visitor): Who,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Result<Response, ProblemJson> {
    let upgrade = upgrade.map_err(|rejection| ProblemJson::new(rejection.status(), RequestRefusal::NotAWebSocket))?;
    if !origin::is_own(&headers, public_url.as_ref()) {
        return Err(ProblemJson::new(StatusCode::FORBIDDEN, RequestRefusal::ForeignConnection));
    }
    let me = visitor.require()?;
    let Some(open) = sockets.enter(me.id) else {
        return Err(ProblemJson::new(StatusCode::TOO_MANY_REQUESTS, RequestRefusal::TooManyConnections)
            .retry_after(Duration::from_secs(10)));
    };
    let credentials = RequestCredentials::of(&headers, cookies, visitor.address);
    Ok(upgrade
        .max_message_size(MAX_MESSAGE_BYTES)
        .max_frame_size(MAX_MESSAGE_BYTES)
        .read_buffer_size(BUFFER_BYTES)
        .write_buffer_size(0)
        .max_write_buffer_size(1024 * 1024)
        .on_upgrade(async move |socket| {
            let _open = open;
            session::run(socket, service, visitor, credentials, stopping).await;
        }))
}
