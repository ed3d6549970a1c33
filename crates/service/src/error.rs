//! Errors of operations, with messages for users and HTTP statuses. The causes of internal errors are logged here, and users
//! never see them.

use std::time::Duration;

use assay_domain::{EmailError, NameError, PasswordError, SourceError, TrackEntry, error_chain};
use assay_store::{MAX_API_KEYS, MAX_TRACK_ENTRIES};
use serde::{Deserialize, Serialize};

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The visitor must log in first.
    #[error("not logged in")]
    Unauthenticated,
    /// The email or the password is wrong. It is the same error for both, so that visitors cannot find out who has an account.
    #[error("wrong email or password")]
    WrongCredentials,
    /// The user may not do this.
    #[error("not allowed")]
    Forbidden,
    /// It does not exist, or the user has no access to it.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// The request does not fit the current state.
    #[error("conflict: {0}")]
    Conflict(String),
    /// Fields are invalid.
    #[error("invalid input")]
    Invalid(Vec<FieldError>),
    /// The request is too large.
    #[error("too large")]
    TooLarge(String),
    /// There were too many requests.
    #[error("too many requests")]
    TooMany {
        /// When to try again.
        retry_after: Duration,
    },
    /// The user's earlier requests have used up a quota.
    #[error("too much: {detail}")]
    TooMuch {
        /// What is wrong and what to do.
        detail: String,
        /// When to try again.
        retry_after: Duration,
    },
    /// The operation is not possible now.
    #[error("unavailable: {detail}")]
    Unavailable {
        /// What is wrong and what to do.
        detail: String,
        /// When to try again.
        retry_after: Duration,
    },
    /// An internal failure. The cause was logged.
    #[error("internal error")]
    Internal,
}

/// An invalid field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldError {
    /// The field's name.
    pub field: String,
    /// What is wrong and what to do.
    pub detail: String,
}

impl FieldError {
    pub fn new(field: &str, detail: impl ToString) -> Self {
        Self { field: field.to_owned(), detail: detail.to_string() }
    }
}

impl Error {
    /// An error in a single field.
    pub fn field(field: &str, detail: impl ToString) -> Self {
        Self::Invalid(vec![FieldError::new(field, detail)])
    }

    /// The idempotency key belongs to a different request.
    pub(crate) fn reused_key(what: &str) -> Self {
        Self::field(
            "Idempotency-Key",
            format!("This Idempotency-Key belongs to a different {what}. Use a new key for each {what}."),
        )
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Unauthenticated | Self::WrongCredentials => 401,
            Self::Forbidden => 403,
            Self::NotFound(_) => 404,
            Self::Conflict(_) => 409,
            Self::TooLarge(_) => 413,
            Self::Invalid(_) => 422,
            Self::TooMany { .. } | Self::TooMuch { .. } => 429,
            Self::Internal => 500,
            Self::Unavailable { .. } => 503,
        }
    }

    /// A short name for the kind of error.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "Log in first",
            Self::WrongCredentials => "Wrong email or password",
            Self::Forbidden => "Not allowed",
            Self::NotFound(_) => "Not found",
            Self::Conflict(_) => "Conflict",
            Self::TooLarge(_) => "Too large",
            Self::Invalid(_) => "Please check the form",
            Self::TooMany { .. } | Self::TooMuch { .. } => "Too many requests",
            Self::Internal => "Something went wrong on our side",
            Self::Unavailable { .. } => "Not available right now",
        }
    }

    /// A sentence that says what to do.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Unauthenticated => "Log in or register, then try again.".into(),
            Self::WrongCredentials => "Check both and try again.".into(),
            Self::Forbidden => "Your account may not do this. Ask an admin.".into(),
            Self::NotFound(what) => format!("This {what} does not exist, or you don't have access to it."),
            Self::Conflict(detail) | Self::TooLarge(detail) => detail.clone(),
            Self::Invalid(fields) => fields.iter().map(|field| field.detail.as_str()).collect::<Vec<_>>().join(" "),
            Self::TooMany { retry_after } => {
                format!("Wait {} s, then try again.", seconds(*retry_after))
            }
            Self::Internal => "The error is logged. Try again. If it happens again, tell an admin.".into(),
            Self::TooMuch { detail, .. } | Self::Unavailable { detail, .. } => detail.clone(),
        }
    }

    /// The invalid fields. Empty for other errors.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        match self {
            Self::Invalid(fields) => fields,
            _ => &[],
        }
    }

    /// When to try again, in whole seconds.
    #[must_use]
    pub fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::TooMany { retry_after }
            | Self::TooMuch { retry_after, .. }
            | Self::Unavailable { retry_after, .. } => Some(seconds(*retry_after)),
            _ => None,
        }
    }

    /// An internal failure. Logs the whole chain of causes.
    pub(crate) fn internal(cause: &(dyn std::error::Error + 'static)) -> Self {
        tracing::error!(error = error_chain(cause), "operation failed");
        Self::Internal
    }
}

fn seconds(duration: Duration) -> u64 {
    duration.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX).max(1)
}

impl From<assay_store::Error> for Error {
    fn from(error: assay_store::Error) -> Self {
        match error {
            assay_store::Error::EmailTaken => {
                Self::field("email", "This email address already has an account.")
            }
            assay_store::Error::NoSuchProblem(_) => Self::NotFound("problem"),
            assay_store::Error::Nul => {
                Self::field("text", "The request contains the character NUL (U+0000). Remove it and try again.")
            }
            assay_store::Error::BadCursor => {
                Self::field("cursor", "This cursor is not valid. Start without one.")
            }
            assay_store::Error::NoSuchTrack(_) => Self::NotFound("track"),
            assay_store::Error::TrackTaken(_) => Self::field(
                "slug",
                "Another track uses this URL name. It may be a deleted one: restore that, or choose another name.",
            ),
            assay_store::Error::TrackChanged(_) => Self::Conflict(
                "Another admin changed this track. Check the changes, then try again.".into(),
            ),
            assay_store::Error::DuplicateTrackEntry(TrackEntry::Problem(problem)) => {
                Self::field("problem", format!("{problem} is in the list twice. Leave one out."))
            }
            assay_store::Error::DuplicateTrackEntry(TrackEntry::Heading(title)) => {
                Self::field("section", format!("The track already has a section {title}. Choose another title."))
            }
            assay_store::Error::TrackFull => Self::Conflict(format!(
                "A track can have {MAX_TRACK_ENTRIES} problems and headings at most. Divide it into two tracks."
            )),
            assay_store::Error::NoSuchList(_) => Self::NotFound("list"),
            assay_store::Error::ListNameTaken => Self::field("name", "You already have a list with this name."),
            assay_store::Error::TooManyLists(most) => {
                Self::Conflict(format!("You already have {most} lists. Delete one first."))
            }
            assay_store::Error::ListFull(most) => {
                Self::Conflict(format!("This list already has {most} problems. Remove one first, or use another list."))
            }
            assay_store::Error::NoSuchImport(_) => Self::NotFound("import"),
            assay_store::Error::ImportClosed(_) => {
                Self::Conflict("This package was published or discarded in the meantime. Reload the page.".into())
            }
            assay_store::Error::NotVerified(_) => Self::Conflict(
                "This package is not verified yet, or verification found problems. Wait until it is verified, or give a reason to publish it anyway."
                    .into(),
            ),
            assay_store::Error::IdempotencyKeyReused => Self::reused_key("submission"),
            assay_store::Error::NoSuchUser => Self::NotFound("account"),
            assay_store::Error::TooManyKeys => {
                Self::Conflict(format!("You already have {MAX_API_KEYS} API keys. Revoke one first."))
            }
            assay_store::Error::LastAdmin => {
                Self::Conflict("This is the last admin. Make someone else an admin first.".into())
            }
            other => Self::internal(&other),
        }
    }
}

impl From<EmailError> for FieldError {
    fn from(error: EmailError) -> Self {
        Self::new("email", error)
    }
}

impl From<NameError> for FieldError {
    fn from(error: NameError) -> Self {
        Self::new("name", error)
    }
}

impl From<PasswordError> for FieldError {
    fn from(error: PasswordError) -> Self {
        Self::new("password", error)
    }
}

impl From<SourceError> for Error {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::TooLarge { .. } => Self::TooLarge(error.to_string()),
            SourceError::Empty | SourceError::NotText => Self::field("source", error),
            SourceError::InvalidName(_) | SourceError::DuplicateName(_) | SourceError::TooMany(_) => {
                Self::field("files", error)
            }
            SourceError::EntryPoint => Self::field("entry_point", error),
        }
    }
}
