//! Messages on the WebSocket for live verdicts.

use serde::{Deserialize, Serialize};

use crate::{Progress, Submission, SubmissionId};

/// A message from the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage {
    /// The stored submission and its last progress. Sent first, and again after every `watch`.
    Snapshot {
        /// The submission as stored.
        submission: Box<Submission>,
        /// The last progress, until the submission is done.
        progress: Option<Progress>,
    },
    /// The judging of a watched submission advanced.
    Progress(Progress),
    /// A watched submission has its verdict.
    Done {
        /// The submission as stored.
        submission: Box<Submission>,
    },
    /// Sent every 20 s, so that both sides notice a broken connection.
    Ping,
    /// The browser's message was invalid, or it names a submission of another user.
    Error {
        /// What is wrong.
        detail: String,
    },
}

/// A message from the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientMessage {
    /// Send messages about this submission.
    Watch {
        /// A submission of the logged-in user.
        submission: SubmissionId,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_have_a_type_field() {
        let watch: ClientMessage = serde_json::from_str(r#"{"type":"watch","submission":7}"#).unwrap();
        assert_eq!(watch, ClientMessage::Watch { submission: SubmissionId(7) });
        assert_eq!(serde_json::to_string(&ServerMessage::Ping).unwrap(), r#"{"type":"ping"}"#);
    }
}
