//! Private notes about problems.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// The longest note, in bytes of Markdown.
pub const MAX_NOTE_BYTES: usize = 32 * 1024;

/// A user's note about a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Note {
    /// The text as Markdown.
    pub markdown: String,
    /// The text as sanitized HTML with MathML.
    pub html: String,
    /// Grows with every change. Saving names the revision it is based on.
    pub revision: i32,
    /// When it was saved.
    pub saved_at: Timestamp,
}
