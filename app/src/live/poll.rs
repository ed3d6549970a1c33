//! Polls without a socket: for the stored row, and for whether the user is still logged in.

use assay_domain::{ServerMessage, Submission, SubmissionId};
use gloo_net::http::Request;

const UNAUTHORIZED: u16 = 401;

/// Whether the server says that this browser is logged out.
pub(super) async fn is_logged_out() -> bool {
    Request::get("/api/v1/me").send().await.is_ok_and(|answer| answer.status() == UNAUTHORIZED)
}

/// The row, as a message. None if the server cannot be reached; the next poll comes soon.
pub(super) async fn poll(submission: SubmissionId) -> Option<ServerMessage> {
    let answer = Request::get(&format!("/api/v1/submissions/{submission}")).send().await.ok()?;
    if !answer.ok() {
        return None;
    }
    let row: Submission = answer.json().await.ok()?;
    Some(ServerMessage::Snapshot { submission: Box::new(row), progress: None })
}
