//! Why a request is refused: codes with parameters. The sentences for users are texts of the pages.

mod field_name;
mod field_problem;
mod missing;
mod parse_errors;
mod request;

pub use field_name::FieldName;
pub use field_problem::{FieldError, FieldProblem};
pub use missing::Missing;
pub use request::RequestRefusal;

use serde::{Deserialize, Serialize};

/// Why an operation is refused. The names of the codes never change, because programs compare them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", content = "parameters", rename_all = "snake_case")]
pub enum Refusal {
    /// The visitor must log in first.
    NotLoggedIn,
    /// The email or the password is wrong. It is the same code for both, so that visitors cannot find out who has an account.
    WrongCredentials,
    /// The user may not do this.
    NotAllowed,
    /// It does not exist, or the user has no access to it.
    NotFound {
        /// What is missing.
        what: Missing,
    },
    /// Fields are invalid; `errors` has a code for each of them.
    InvalidFields,
    /// A value that has no field of its own in the form is invalid.
    InvalidValue {
        /// What is wrong with it.
        problem: FieldProblem,
    },
    /// The form is unknown: its page is older or newer than the server.
    PageOutdated,
    /// Another admin changed the track after it was read.
    TrackChanged,
    /// The problem or track in use is not the one that the page showed.
    ShippedChanged,
    /// The track has as many problems and headings as it can have.
    TrackFull {
        /// The most problems and headings of a track.
        most: usize,
    },
    /// The user has as many lists as possible.
    TooManyLists {
        /// The most lists of a user.
        most: u32,
    },
    /// The list has as many problems as it can have.
    ListFull {
        /// The most problems of a list.
        most: u32,
    },
    /// The user has as many API keys as possible.
    TooManyApiKeys {
        /// The most API keys of a user.
        most: u32,
    },
    /// The package was published or discarded before.
    ImportClosed,
    /// The package is not verified, or verification found problems.
    ImportNotVerified,
    /// The user has an upload that is still running.
    UploadRunning,
    /// An installation must always have an admin.
    LastAdmin,
    /// Only submissions with a judge error can be rejudged.
    NoJudgeError,
    /// A newer revision of the draft was saved.
    DraftChanged,
    /// A newer revision of the note was saved.
    NoteChanged,
    /// No review of the problem was started, or it is already graded.
    ReviewNotStarted,
    /// The problem was not solved since the review started.
    ReviewNotSolved,
    /// The source is too large.
    SourceTooLarge {
        /// Its size, in bytes.
        bytes: usize,
        /// The largest allowed size, in bytes.
        most: usize,
    },
    /// The package is too large.
    PackageTooLarge {
        /// The largest allowed size, in MiB.
        most_mib: u64,
    },
    /// There were too many requests.
    TooManyRequests {
        /// When to try again, in s.
        retry_after_s: u64,
    },
    /// The user has reached the limit of submissions in 24 hours.
    DailyLimit {
        /// The most submissions in 24 hours.
        most: u32,
        /// When to try again, in s.
        retry_after_s: u64,
    },
    /// Too many runs of the owner are waiting.
    TooManyRuns {
        /// When to try again, in s.
        retry_after_s: u64,
    },
    /// The queue of submissions is full.
    QueueFull {
        /// When to try again, in s.
        retry_after_s: u64,
    },
    /// No worker is connected.
    NoWorker {
        /// When to try again, in s.
        retry_after_s: u64,
    },
    /// The server's own worker cannot judge.
    CannotJudge {
        /// What the operator can do.
        fix: String,
        /// When to try again, in s.
        retry_after_s: u64,
    },
    /// Too many runs of all users are waiting.
    RunsFull {
        /// When to try again, in s.
        retry_after_s: u64,
    },
    /// Runs are not possible now.
    RunsUnavailable {
        /// When to try again, in s.
        retry_after_s: u64,
    },
    /// The run cannot be cancelled now.
    RunNotCancelled {
        /// When to try again, in s.
        retry_after_s: u64,
    },
    /// An internal failure. The log has its cause.
    Internal,
}

/// The kinds of refusals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// The visitor must log in first.
    NotLoggedIn,
    /// The email or the password is wrong.
    WrongCredentials,
    /// The user may not do this.
    NotAllowed,
    /// It does not exist, or the user has no access to it.
    NotFound,
    /// The request does not fit the current state.
    Conflict,
    /// The request is too large.
    TooLarge,
    /// A field is invalid.
    Invalid,
    /// There were too many requests.
    TooMany,
    /// The operation is not possible now.
    Unavailable,
    /// An internal failure.
    Internal,
}

impl Refusal {
    /// The kind of this refusal.
    #[must_use]
    pub fn kind(&self) -> RefusalKind {
        match self {
            Self::NotLoggedIn => RefusalKind::NotLoggedIn,
            Self::WrongCredentials => RefusalKind::WrongCredentials,
            Self::NotAllowed => RefusalKind::NotAllowed,
            Self::NotFound { .. } => RefusalKind::NotFound,
            Self::InvalidFields => RefusalKind::Invalid,
            Self::InvalidValue { .. }
            | Self::PageOutdated
            | Self::TrackChanged
            | Self::ShippedChanged
            | Self::TrackFull { .. }
            | Self::TooManyLists { .. }
            | Self::ListFull { .. }
            | Self::TooManyApiKeys { .. }
            | Self::ImportClosed
            | Self::ImportNotVerified
            | Self::UploadRunning
            | Self::LastAdmin
            | Self::NoJudgeError
            | Self::DraftChanged
            | Self::NoteChanged
            | Self::ReviewNotStarted
            | Self::ReviewNotSolved => RefusalKind::Conflict,
            Self::SourceTooLarge { .. } | Self::PackageTooLarge { .. } => RefusalKind::TooLarge,
            Self::TooManyRequests { .. } | Self::DailyLimit { .. } | Self::TooManyRuns { .. } => RefusalKind::TooMany,
            Self::QueueFull { .. }
            | Self::NoWorker { .. }
            | Self::CannotJudge { .. }
            | Self::RunsFull { .. }
            | Self::RunsUnavailable { .. }
            | Self::RunNotCancelled { .. } => RefusalKind::Unavailable,
            Self::Internal => RefusalKind::Internal,
        }
    }

    /// When to try again, in s.
    #[must_use]
    pub fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::TooManyRequests { retry_after_s }
            | Self::DailyLimit { retry_after_s, .. }
            | Self::TooManyRuns { retry_after_s }
            | Self::QueueFull { retry_after_s }
            | Self::NoWorker { retry_after_s }
            | Self::CannotJudge { retry_after_s, .. }
            | Self::RunsFull { retry_after_s }
            | Self::RunsUnavailable { retry_after_s }
            | Self::RunNotCancelled { retry_after_s } => Some(*retry_after_s),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn codes_and_parameters_are_written_beside_each_other() {
        let json = |refusal: &Refusal| serde_json::to_value(refusal).unwrap();
        assert_eq!(json(&Refusal::DraftChanged), json!({ "code": "draft_changed" }));
        assert_eq!(
            json(&Refusal::ListFull { most: 500 }),
            json!({ "code": "list_full", "parameters": { "most": 500 } })
        );
        assert_eq!(
            json(&Refusal::NotFound { what: Missing::ApiKey }),
            json!({ "code": "not_found", "parameters": { "what": "api_key" } })
        );
        let error = FieldError { field: FieldName::IdempotencyKey, problem: FieldProblem::KeyOfAnotherRun };
        assert_eq!(
            serde_json::to_value(&error).unwrap(),
            json!({ "field": "Idempotency-Key", "code": "key_of_another_run" })
        );
    }

    #[test]
    fn temporary_refusals_say_when_to_try_again() {
        for (refusal, wait) in [
            (Refusal::TooManyRequests { retry_after_s: 3 }, Some(3)),
            (Refusal::CannotJudge { fix: "Start it.".into(), retry_after_s: 300 }, Some(300)),
            (Refusal::LastAdmin, None),
        ] {
            let waits = matches!(refusal.kind(), RefusalKind::TooMany | RefusalKind::Unavailable);
            assert_eq!((refusal.retry_after_s(), waits), (wait, wait.is_some()), "{refusal:?}");
        }
    }
}
