//! Problems of a package that do not prevent judging.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A problem that does not prevent judging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The file's path in the package.
    pub file: String,
    /// The line from 1, if known.
    pub line: Option<u64>,
    /// What was found and what happens with it.
    pub message: String,
}

/// Collects warnings.
#[derive(Debug, Default)]
pub(crate) struct Warnings(pub(crate) Vec<Warning>);

impl Warnings {
    /// Adds a warning about a file.
    pub(crate) fn file(&mut self, file: impl Into<String>, message: impl Into<String>) {
        self.0.push(Warning { file: file.into(), line: None, message: message.into() });
    }

    /// Adds a warning about a line of a file.
    pub(crate) fn line(&mut self, file: impl Into<String>, line: u64, message: impl Into<String>) {
        self.0.push(Warning { file: file.into(), line: (line > 0).then_some(line), message: message.into() });
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}
