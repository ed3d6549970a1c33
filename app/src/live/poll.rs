//! Asking for the stored row where there is no socket.

use assay_domain::{ServerMessage, Submission, SubmissionId};
use gloo_net::http::Request;

/// The row, as a message. Nothing when the server cannot be reached or does not answer with one: the next time is soon.
pub(super) async fn poll(submission: SubmissionId) -> Option<ServerMessage> {
    let answer = Request::get(&format!("/api/v1/submissions/{submission}")).send().await.ok()?;
    if !answer.ok() {
        return None;
    }
    let row: Submission = answer.json().await.ok()?;
    Some(ServerMessage::Snapshot { submission: Box::new(row), progress: None })
}
