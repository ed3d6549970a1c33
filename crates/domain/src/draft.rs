//! What somebody types and has not submitted.

use serde::{Deserialize, Serialize};

use crate::{LanguageId, Timestamp};

/// A draft, as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// In which language.
    pub language: LanguageId,
    /// The text.
    pub source: String,
    /// Grows with every change; who saves names the revision that was changed.
    pub revision: i32,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// A draft in a list, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftSummary {
    /// In which language.
    pub language: LanguageId,
    /// The size of the text.
    pub bytes: u32,
    /// Grows with every change.
    pub revision: i32,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// What a draft was before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierDraft {
    /// Which one; later ones have greater numbers.
    pub id: i64,
    /// The text.
    pub source: String,
    /// When it was saved.
    pub saved_at: Timestamp,
}
