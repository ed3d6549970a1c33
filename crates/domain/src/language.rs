//! Programming languages, as people choose them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language's code, as in the problem package specification: `cpp`, `python3`, `javascript`…
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LanguageId(pub String);

impl LanguageId {
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
