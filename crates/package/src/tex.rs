//! Running TeX, for figures that statements write in it.

use std::{fmt::Debug, path::PathBuf};

/// Runs TeX. TeX is a programming language, so whoever implements this runs it in a sandbox. This crate starts no foreign programs.
pub trait Tex: Debug + Sync {
    /// Typesets a LaTeX document and returns the PDF. `files` are beside the document, by their names.
    ///
    /// # Errors
    /// TeX is missing, refuses the document, or cannot be run.
    fn typeset(&self, document: &str, files: &[(String, PathBuf)]) -> Result<Vec<u8>, TexError>;
}

/// Why a document was not typeset.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TexError {
    /// There is no TeX.
    #[error("TeX is not available here")]
    Missing,
    /// TeX found an error in the document: its first message.
    #[error("TeX says: {0}")]
    Refused(String),
    /// The document takes more time or memory than it may.
    #[error("it takes more than {0}")]
    Limit(&'static str),
    /// TeX cannot be run.
    #[error("TeX cannot be run: {0}")]
    Fault(String),
}
