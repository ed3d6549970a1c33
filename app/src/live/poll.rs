//! Asking where there is no socket: for the stored row, and whether there can be a socket.

use assay_domain::{ServerMessage, Submission, SubmissionId};
use gloo_net::http::Request;

const UNAUTHORIZED: u16 = 401;

/// Whether the server says that nobody is logged in here.
pub(super) async fn is_logged_out() -> bool {
    Request::get("/api/v1/me").send().await.is_ok_and(|answer| answer.status() == UNAUTHORIZED)
}

/// The row, as a message. Nothing when the server cannot be reached or does not answer with one: the next time is soon.
pub(super) async fn poll(submission: SubmissionId) -> Option<ServerMessage> {
    let answer = Request::get(&format!("/api/v1/submissions/{submission}")).send().await.ok()?;
    if !answer.ok() {
        return None;
    }
    let row: Submission = answer.json().await.ok()?;
    Some(ServerMessage::Snapshot { submission: Box::new(row), progress: None })
}
