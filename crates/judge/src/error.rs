//! Failures of the judge, of the installation, and of the problem's package.

use std::{io, path::PathBuf};

use assay_domain::LanguageId;

/// Why a judge does not start or cannot judge. Never the fault of a submission.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A language file is invalid.
    #[error("language file {file}: {message}")]
    LanguageFile {
        /// Its name.
        file: String,
        /// What is wrong with it.
        message: String,
    },
    /// A task is in a language that is unknown or not usable here.
    #[error("language {0} is not usable here")]
    Language(LanguageId),
    /// The sandbox failed.
    #[error("the sandbox failed")]
    Sandbox(#[source] assay_sandbox::Error),
    /// A compiler succeeded, but did not leave the expected file.
    #[error("{language}: the compiler ended well but left no usable {artifact} ({reason})")]
    Artifact {
        /// The language.
        language: LanguageId,
        /// The missing file.
        artifact: String,
        /// Why it was not collected.
        reason: String,
    },
    /// A validator or grader of the problem misbehaves.
    #[error("{program}: {message}")]
    Tool {
        /// Its name in the package.
        program: String,
        /// What is wrong with it, and its messages.
        message: String,
    },
    /// The package is contradictory, or does not match the results of its validators.
    #[error("{0}")]
    Package(String),
    /// The host was so busy that a program did not get the CPU time that it needs, even with a longer wall-clock limit. The same work may
    /// succeed later.
    #[error("the host is too busy: {0} got too little CPU time")]
    Busy(&'static str),
    /// The work was cancelled.
    #[error("the work was cancelled")]
    Cancelled,
    /// A compiled program does not fit into memory.
    #[error("cannot hold a compiled program in memory")]
    Hold {
        /// Why.
        source: io::Error,
    },
    /// The data of a case cannot be read.
    #[error("cannot read {path}")]
    Data {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The folder of the compile cache cannot be used.
    #[error("cannot use the artifact cache {path}")]
    Cache {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl From<assay_sandbox::Error> for Error {
    fn from(error: assay_sandbox::Error) -> Self {
        match error {
            assay_sandbox::Error::NoAnswer(_) => {
                let busy = Self::Busy("the sandbox");
                tracing::warn!(%error, "{busy}");
                busy
            }
            error => Self::Sandbox(error),
        }
    }
}

impl Error {
    /// Whether the problem's package is the cause, or cannot be read.
    #[must_use]
    pub fn is_of_package(&self) -> bool {
        matches!(self, Self::Tool { .. } | Self::Package(_) | Self::Data { .. } | Self::Language(_))
    }
}
