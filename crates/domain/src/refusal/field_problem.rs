//! What is wrong with a field.

use serde::{Deserialize, Serialize};

use super::FieldName;
use crate::{LanguageId, Slug};

/// An invalid field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// The field's name.
    pub field: FieldName,
    /// What is wrong with it.
    #[serde(flatten)]
    pub problem: FieldProblem,
}

/// What is wrong with a field. The names of the codes never change, because programs compare them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", content = "parameters", rename_all = "snake_case")]
pub enum FieldProblem {
    /// The email address has an account.
    EmailTaken,
    /// It is not an email address.
    InvalidEmail,
    /// The name is empty, too long, or contains control characters.
    InvalidName {
        /// The most characters.
        most: usize,
    },
    /// The password is too short or far too long.
    InvalidPassword {
        /// The fewest characters.
        least: usize,
    },
    /// It is not the user's current password.
    WrongPassword,
    /// Only admins can have keys with the scope `admin`.
    AdminScope,
    /// There is no such scope.
    UnknownScope {
        /// What was sent.
        text: String,
    },
    /// The number of days is not allowed.
    DaysOutOfRange {
        /// The most days.
        most: u32,
    },
    /// It is not a number of days.
    NotDays,
    /// The text contains NUL.
    ContainsNul,
    /// The cursor does not belong to this list.
    InvalidCursor,
    /// Another track, maybe a deleted one, has this slug.
    SlugTaken,
    /// The slug is missing, and the title has no letters for one.
    SlugMissing,
    /// It is not a slug.
    InvalidSlug {
        /// What was sent.
        text: String,
        /// The most characters.
        most: usize,
    },
    /// The track has this problem twice.
    DuplicateProblem {
        /// The problem.
        problem: Slug,
    },
    /// The track has a section with this title.
    DuplicateSection {
        /// The title.
        title: String,
    },
    /// The title is empty, too long, or contains control characters.
    InvalidTitle {
        /// The most characters.
        most: usize,
    },
    /// The text is too long.
    TextTooLong {
        /// The most characters.
        most: usize,
    },
    /// The lesson is too long.
    LessonTooLong {
        /// The most bytes.
        most: usize,
    },
    /// The number of hours is not allowed.
    HoursOutOfRange {
        /// The most hours.
        most: u32,
    },
    /// It is not the slug of a track.
    InvalidPrerequisite {
        /// What was sent.
        text: String,
        /// The most characters.
        most: usize,
    },
    /// There are too many prerequisites.
    TooManyPrerequisites {
        /// The most prerequisites.
        most: usize,
    },
    /// The user has a list with this name.
    ListNameTaken,
    /// Positions count from 1.
    PositionTooSmall,
    /// The idempotency key belongs to another submission.
    KeyOfAnotherSubmission,
    /// The idempotency key belongs to another run.
    KeyOfAnotherRun,
    /// The source is blank.
    SourceEmpty,
    /// The answer is blank.
    AnswerEmpty,
    /// The source is not text.
    SourceNotText,
    /// The request has both a source and files, or neither.
    SourceOrFiles,
    /// It is not a valid file name.
    InvalidFileName {
        /// The file's name, maybe shortened.
        name: String,
        /// The most characters.
        most: usize,
    },
    /// Two files have the same name.
    DuplicateFileName {
        /// The file's name.
        name: String,
    },
    /// There are too many files.
    TooManyFiles {
        /// The number of files.
        files: usize,
        /// The most files.
        most: usize,
    },
    /// It is not a valid name of a file or class.
    InvalidEntryPoint {
        /// The most bytes.
        most: usize,
    },
    /// Answers have no entry point.
    EntryPointOfAnswers,
    /// The language is missing.
    LanguageMissing,
    /// The problem does not allow this language.
    LanguageNotAllowed {
        /// The language.
        language: LanguageId,
        /// The languages that the problem allows.
        allowed: Vec<LanguageId>,
    },
    /// No worker has this language.
    LanguageUnavailable {
        /// What was sent.
        language: String,
        /// The languages that workers have.
        available: Vec<LanguageId>,
    },
    /// No version of the server has this language.
    LanguageUnknown,
    /// The problem takes answers, and no programs.
    LanguageOfAnswers {
        /// The language.
        language: LanguageId,
    },
    /// The problem has only one interface.
    OnlyOneInterface,
    /// The language has no driver for function problems.
    NoDriver {
        /// The language.
        language: LanguageId,
    },
    /// Interactive problems cannot run on cases.
    InteractiveProblem,
    /// The problem takes answers, so there is no program to run.
    AnswersProblem,
    /// There are too many cases.
    TooManyCases {
        /// The most cases.
        most: usize,
    },
    /// The case is too large, or contains NUL.
    InvalidCase {
        /// The case, counted from 1.
        number: usize,
        /// The largest allowed size, in KiB.
        most_kib: usize,
    },
    /// The drafts of the user are too large.
    DraftsFull {
        /// The largest allowed size of all drafts, in KiB.
        most_kib: u32,
    },
    /// The note is too long.
    NoteTooLong {
        /// The largest allowed size, in KiB.
        most_kib: usize,
    },
    /// The HTML of the note would be too long.
    NotePageTooLong,
    /// The notes of the user are too large.
    NotesFull {
        /// The largest allowed size of all notes, in KiB.
        most_kib: u32,
    },
    /// A reason is needed.
    ReasonMissing,
    /// There is no such grade.
    UnknownGrade {
        /// What was sent.
        text: String,
    },
    /// It is not an offset of a time zone.
    InvalidUtcOffset {
        /// The smallest offset, in minutes.
        least: i32,
        /// The largest offset, in minutes.
        most: i32,
    },
    /// There is no file.
    PackageMissing,
    /// The upload was interrupted.
    UploadInterrupted,
    /// The upload is not a form with a file.
    InvalidUpload,
    /// The file's name cannot be used.
    InvalidPackageName,
    /// The package cannot be read.
    UnreadablePackage {
        /// What is wrong with it.
        reason: String,
    },
}

impl FieldProblem {
    /// This problem of a field.
    #[must_use]
    pub fn of(self, field: FieldName) -> FieldError {
        FieldError { field, problem: self }
    }
}
