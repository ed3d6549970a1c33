//! Programming languages, as people choose them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language's code, as in the problem package specification: `cpp`, `python3`, `javascript`…
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LanguageId(pub String);

impl LanguageId {
    /// What stands for a language where answers are submitted as they are, to problems of the kind `submit-answer`. Every worker judges
    /// them, and none offers them as a language.
    pub const ANSWERS: &str = "answers";

    /// That of answers submitted as they are.
    #[must_use]
    pub fn answers() -> Self {
        Self(Self::ANSWERS.to_owned())
    }

    /// Whether what is submitted are the answers themselves.
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

/// A language that some worker can judge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// The code.
    pub id: LanguageId,
    /// The name people read: "C++20", "Python 3".
    pub name: String,
    /// Which highlighting the editor uses: `cpp`, `python`, `javascript`…
    pub editor_mode: String,
    /// What the compiler or interpreter says of its own version.
    pub version: String,
}
