//! Programming languages that users choose from.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language's code from the problem package specification: `cpp`, `python3`, `javascript`…
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = "python3"))]
#[serde(transparent)]
pub struct LanguageId(pub String);

impl LanguageId {
    /// The language of submissions to `submit-answer` problems, which are answers instead of programs. Every worker judges
    /// them; none lists them as a language.
    pub const ANSWERS: &str = "answers";

    /// The language of submitted answers.
    #[must_use]
    pub fn answers() -> Self {
        Self(Self::ANSWERS.to_owned())
    }

    /// Whether the submission consists of answers instead of a program.
    #[must_use]
    pub fn is_answers(&self) -> bool {
        self.0 == Self::ANSWERS
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for LanguageId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for LanguageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A language that a worker can judge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Language {
    /// The code.
    pub id: LanguageId,
    /// The displayed name: "C++20", "Python 3".
    pub name: String,
    /// The editor's highlighting mode: `cpp`, `python`, `javascript`…
    pub editor_mode: String,
    /// The version that the compiler or interpreter reports.
    pub version: String,
    /// Whether it has a driver for function problems.
    #[serde(default)]
    pub functions: bool,
}
