//! Errors of operations, as codes. The causes of internal errors are logged here, and users never see them.

use std::time::Duration;

use assay_domain::{
    FieldError, FieldName, FieldProblem, Missing, Refusal, RefusalKind, SourceError, Sources, TrackEntry, error_chain,
};
use assay_store::{MAX_API_KEYS, MAX_TRACK_ENTRIES};

/// Why an operation failed. The words for users are texts of the pages.
#[derive(Debug, thiserror::Error)]
#[error("refused: {refusal:?} {fields:?}")]
pub struct Error {
    refusal: Refusal,
    fields: Vec<FieldError>,
}

impl Error {
    /// An error in a single field.
    pub fn field(field: FieldName, problem: impl Into<FieldProblem>) -> Self {
        Self::fields(vec![problem.into().of(field)])
    }

    /// Errors in fields.
    #[must_use]
    pub fn fields(fields: Vec<FieldError>) -> Self {
        Self { refusal: Refusal::InvalidFields, fields }
    }

    /// It does not exist, or the user has no access to it.
    #[must_use]
    pub const fn not_found(what: Missing) -> Self {
        Self { refusal: Refusal::NotFound { what }, fields: Vec::new() }
    }

    /// Why the operation was refused.
    #[must_use]
    pub fn refusal(&self) -> &Refusal {
        &self.refusal
    }

    /// The kind of the refusal.
    #[must_use]
    pub fn kind(&self) -> RefusalKind {
        self.refusal.kind()
    }

    /// Whether it does not exist, or the user has no access to it.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.kind() == RefusalKind::NotFound
    }

    /// The invalid fields. Empty for other errors.
    #[must_use]
    pub fn invalid_fields(&self) -> &[FieldError] {
        &self.fields
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self.kind() {
            RefusalKind::NotLoggedIn | RefusalKind::WrongCredentials => 401,
            RefusalKind::NotAllowed => 403,
            RefusalKind::NotFound => 404,
            RefusalKind::Conflict => 409,
            RefusalKind::TooLarge => 413,
            RefusalKind::Invalid => 422,
            RefusalKind::TooMany => 429,
            RefusalKind::Internal => 500,
            RefusalKind::Unavailable => 503,
        }
    }

    /// An internal failure. Logs the whole chain of causes.
    pub(crate) fn internal(cause: &(dyn std::error::Error + 'static)) -> Self {
        tracing::error!(error = error_chain(cause), "operation failed");
        Refusal::Internal.into()
    }
}

/// A time to wait in whole seconds, at least one.
pub(crate) fn seconds(duration: Duration) -> u64 {
    duration.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX).max(1)
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, fields: Vec::new() }
    }
}

impl From<assay_store::Error> for Error {
    fn from(error: assay_store::Error) -> Self {
        use assay_store::Error as Store;

        match error {
            Store::EmailTaken => Self::field(FieldName::Email, FieldProblem::EmailTaken),
            Store::NoSuchProblem(_) => Self::not_found(Missing::Problem),
            Store::Nul => Self::field(FieldName::Text, FieldProblem::ContainsNul),
            Store::BadCursor => Self::field(FieldName::Cursor, FieldProblem::InvalidCursor),
            Store::NoSuchTrack(_) => Self::not_found(Missing::Track),
            Store::TrackTaken(_) => Self::field(FieldName::Slug, FieldProblem::SlugTaken),
            Store::TrackChanged(_) => Refusal::TrackChanged.into(),
            Store::DuplicateTrackEntry(TrackEntry::Problem(problem)) => {
                Self::field(FieldName::Problem, FieldProblem::DuplicateProblem { problem })
            }
            Store::DuplicateTrackEntry(TrackEntry::Heading(title)) => {
                Self::field(FieldName::Section, FieldProblem::DuplicateSection { title: title.into() })
            }
            Store::TrackFull => Refusal::TrackFull { most: MAX_TRACK_ENTRIES }.into(),
            Store::NoSuchShipped(_) => Self::not_found(Missing::Shipped),
            Store::ShippedChanged(_) => Refusal::ShippedChanged.into(),
            Store::NoSuchList(_) => Self::not_found(Missing::List),
            Store::ListNameTaken => Self::field(FieldName::Name, FieldProblem::ListNameTaken),
            Store::TooManyLists(most) => Refusal::TooManyLists { most }.into(),
            Store::ListFull(most) => Refusal::ListFull { most }.into(),
            Store::NoSuchImport(_) => Self::not_found(Missing::Import),
            Store::ImportClosed(_) => Refusal::ImportClosed.into(),
            Store::NotVerified(_) => Refusal::ImportNotVerified.into(),
            Store::IdempotencyKeyReused => Self::field(FieldName::IdempotencyKey, FieldProblem::KeyOfAnotherSubmission),
            Store::NoSuchUser => Self::not_found(Missing::Account),
            Store::TooManyKeys => Refusal::TooManyApiKeys { most: MAX_API_KEYS }.into(),
            Store::LastAdmin => Refusal::LastAdmin.into(),
            other => Self::internal(&other),
        }
    }
}

impl From<SourceError> for Error {
    fn from(error: SourceError) -> Self {
        let (field, problem) = match error {
            SourceError::TooLarge { bytes, max } => return Refusal::SourceTooLarge { bytes, most: max }.into(),
            SourceError::Empty => (FieldName::Source, FieldProblem::SourceEmpty),
            SourceError::NotText => (FieldName::Source, FieldProblem::SourceNotText),
            SourceError::InvalidName(name) => {
                (FieldName::Files, FieldProblem::InvalidFileName { name, most: Sources::MAX_NAME })
            }
            SourceError::DuplicateName(name) => (FieldName::Files, FieldProblem::DuplicateFileName { name }),
            SourceError::TooMany(files) => {
                (FieldName::Files, FieldProblem::TooManyFiles { files, most: Sources::MAX_FILES })
            }
            SourceError::EntryPoint => {
                (FieldName::EntryPoint, FieldProblem::InvalidEntryPoint { most: Sources::MAX_NAME })
            }
        };
        Self::field(field, problem)
    }
}
