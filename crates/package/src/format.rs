//! The versions of the package format.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A version of the package format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Format {
    /// `legacy`, and its subset `legacy-icpc`.
    #[serde(rename = "legacy")]
    Legacy,
    /// `2025-09`, and its draft `2023-07-draft`.
    #[serde(rename = "2025-09")]
    V2025_09,
}

impl Format {
    /// The value of `problem_format_version`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::V2025_09 => "2025-09",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
