//! Drafts: code that a user saved without submitting it.

use serde::{Deserialize, Serialize};

use crate::{LanguageId, Timestamp};

/// The current draft of a problem in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Draft {
    /// The language.
    pub language: LanguageId,
    /// The text.
    pub source: String,
    /// Grows with every change. Saving names the revision it is based on.
    pub revision: i32,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// A draft in a list, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftSummary {
    /// The language.
    pub language: LanguageId,
    /// The size of the text, in bytes.
    pub bytes: u32,
    /// Grows with every change.
    pub revision: i32,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// An earlier version of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EarlierDraft {
    /// Its id; later ones have greater numbers.
    pub id: i64,
    /// The text.
    pub source: String,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// A new text of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangedDraft {
    /// The text.
    pub source: String,
    /// The revision that you changed. 0 if there was no draft.
    pub revision: i32,
    /// Whether to put the old text into the history.
    #[serde(default)]
    pub keep: bool,
}

/// A text for the history of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEarlierDraft {
    /// The text.
    pub source: String,
}
