//! Messages on the WebSocket for live verdicts.

use serde::{Deserialize, Serialize};

use crate::{Progress, Submission, SubmissionId};

/// A message from the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage {
    /// The stored submission and its last progress. Sent after every `watch`, and if messages may have been lost.
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
    /// The client's message was refused. The socket stays open.
    Error {
        /// Why, for programs: a code of Refusal or RequestRefusal. If it has values, they are in `parameters`, as in errors of other
        /// requests. A later version may have more codes.
        #[serde(default)]
        code: String,
        /// What is wrong, and what to do.
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

    #[test]
    fn errors_with_parameters_and_those_of_older_servers_can_be_read() {
        for (text, expected) in [
            (
                r#"{"type":"error","code":"too_many_requests","parameters":{"retry_after_s":2},"detail":"Wait."}"#,
                "too_many_requests",
            ),
            (r#"{"type":"error","detail":"Wait."}"#, ""),
        ] {
            let read: ServerMessage = serde_json::from_str(text).unwrap();
            assert_eq!(read, ServerMessage::Error { code: expected.into(), detail: "Wait.".into() });
        }
    }
}
