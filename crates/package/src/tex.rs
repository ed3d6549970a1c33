//! An interface to TeX, which draws figures of statements.

use std::{fmt::Debug, path::PathBuf};

/// Runs TeX. TeX is a programming language, so implementations must run it in a sandbox.
pub trait Tex: Debug + Sync {
    /// Typesets a LaTeX document and returns the PDF. `files` are the names and paths of files to place beside the document.
    ///
    /// # Errors
    /// TeX is missing, refuses the document, or cannot be run.
    fn typeset(&self, document: &str, files: &[(String, PathBuf)]) -> Result<Vec<u8>, TexError>;
}

/// Why a document cannot be typeset.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TexError {
    /// TeX is not installed.
    #[error("TeX is not available here")]
    Missing,
    /// TeX found an error in the document. Contains its first message.
    #[error("TeX says: {0}")]
    Refused(String),
    /// The document needs too much time or memory.
    #[error("it takes more than {0}")]
    Limit(&'static str),
    /// TeX cannot be run.
    #[error("TeX cannot be run: {0}")]
    Fault(String),
}
