//! What goes over the live socket.

use serde::{Deserialize, Serialize};

use crate::{Progress, Submission, SubmissionId};

/// From the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage {
    /// The stored row of a watched submission, and the last progress where it has not ended. Sent first, and again on every `watch`.
    Snapshot {
        /// The row.
        submission: Box<Submission>,
        /// The last progress, while it is not done.
        progress: Option<Progress>,
    },
    /// Something moved.
    Progress(Progress),
    /// A submission has its verdict; from the row alone.
    Done {
        /// The row.
        submission: Box<Submission>,
    },
    /// Sent every 20 s, so that both sides notice a dead connection.
    Ping,
    /// A message that was not understood, or a submission that is not the reader's.
    Error {
        /// What to do.
        detail: String,
    },
}

/// From the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientMessage {
    /// Tell me of this submission.
    Watch {
        /// Which one; it must be the reader's own.
        submission: SubmissionId,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_carry_their_type() {
        let watch: ClientMessage = serde_json::from_str(r#"{"type":"watch","submission":7}"#).unwrap();
        assert_eq!(watch, ClientMessage::Watch { submission: SubmissionId(7) });
        assert_eq!(serde_json::to_string(&ServerMessage::Ping).unwrap(), r#"{"type":"ping"}"#);
    }
}
