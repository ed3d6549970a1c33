//! The names of fields.

use serde::{Deserialize, Serialize};

/// A field of a form or of a JSON body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldName {
    /// The inputs of a run.
    Cases,
    /// The current password.
    Current,
    /// A position in a list that is read page by page.
    Cursor,
    /// The days until a key expires.
    Days,
    /// The description of a track.
    Description,
    /// The file or class to start.
    EntryPoint,
    /// The files of a submission.
    Files,
    /// The grade of a review.
    Grade,
    /// The estimated hours of a track.
    Hours,
    /// The header of requests that are repeated.
    #[serde(rename = "Idempotency-Key")]
    IdempotencyKey,
    /// How the program gets its cases.
    Interface,
    /// A language's id.
    Language,
    /// The lesson of a section.
    Lesson,
    /// A name.
    Name,
    /// A note about a problem.
    Note,
    /// An email address.
    Email,
    /// A problem package.
    Package,
    /// A password.
    Password,
    /// A position in a list.
    Position,
    /// The tracks to know before.
    Prerequisites,
    /// A problem's slug.
    Problem,
    /// Why a package is published anyway.
    Reason,
    /// What an API key may do.
    Scope,
    /// The title of a section.
    Section,
    /// A slug.
    Slug,
    /// A program, or the text of a draft.
    Source,
    /// Any text of the request.
    Text,
    /// A title.
    Title,
    /// When the days of a profile begin.
    UtcOffset,
}

impl FieldName {
    /// The name in forms and in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Current => "current",
            Self::Cursor => "cursor",
            Self::Days => "days",
            Self::Description => "description",
            Self::EntryPoint => "entry_point",
            Self::Files => "files",
            Self::Grade => "grade",
            Self::Hours => "hours",
            Self::IdempotencyKey => "Idempotency-Key",
            Self::Interface => "interface",
            Self::Language => "language",
            Self::Lesson => "lesson",
            Self::Name => "name",
            Self::Note => "note",
            Self::Email => "email",
            Self::Package => "package",
            Self::Password => "password",
            Self::Position => "position",
            Self::Prerequisites => "prerequisites",
            Self::Problem => "problem",
            Self::Reason => "reason",
            Self::Scope => "scope",
            Self::Section => "section",
            Self::Slug => "slug",
            Self::Source => "source",
            Self::Text => "text",
            Self::Title => "title",
            Self::UtcOffset => "utc_offset",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_the_same_names() {
        for name in ["cases", "entry_point", "utc_offset", "Idempotency-Key", "text"] {
            let field: FieldName = serde_json::from_value(name.into()).unwrap();
            assert_eq!(field.as_str(), name);
        }
    }
}
