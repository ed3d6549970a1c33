//! Faults of ours, and of the installation.

use std::{io, path::PathBuf};

use assay_domain::LanguageId;

/// Why a judge cannot be started, or cannot judge. Never the fault of a submission.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A language file is not right.
    #[error("language file {file}: {message}")]
    LanguageFile {
        /// Its name.
        file: String,
        /// What is wrong with it.
        message: String,
    },
    /// A task is in a language that this judge does not know, or that is not usable here.
    #[error("language {0} is not usable here")]
    Language(LanguageId),
    /// The sandbox failed.
    #[error("the sandbox failed")]
    Sandbox(#[from] assay_sandbox::Error),
    /// A compiler ended well, but what it was to make is not there.
    #[error("{language}: the compiler ended well but left no usable {artifact} ({reason})")]
    Artifact {
        /// Which language.
        language: LanguageId,
        /// The file that is not there.
        artifact: String,
        /// Why it could not be brought out of the box.
        reason: String,
    },
    /// A validator or grader of the problem does not do what it must.
    #[error("{program}: {message}")]
    Tool {
        /// Its name in the package.
        program: String,
        /// What is wrong with it, and what it said.
        message: String,
    },
    /// What the problem's package asks for cannot be, or does not fit what its validators say.
    #[error("{0}")]
    Package(String),
    /// The work was called off.
    #[error("the work was called off")]
    Cancelled,
    /// There is no memory for a compiled program.
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
    /// The folder of the artifact cache cannot be used.
    #[error("cannot use the artifact cache {path}")]
    Cache {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Error {
    /// Whether it is the problem's package that is at fault, or lies where it cannot be read.
    #[must_use]
    pub fn is_of_package(&self) -> bool {
        matches!(self, Self::Tool { .. } | Self::Package(_) | Self::Data { .. } | Self::Language(_))
    }

    /// The error with all its causes, for a log: at most 2 KiB, because an error can quote text of any length from a user.
    #[must_use]
    pub fn chain(&self) -> String {
        let mut text = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            text.push_str(": ");
            text.push_str(&error.to_string());
            cause = error.source();
        }
        text.truncate(text.floor_char_boundary(2048));
        text
    }
}
