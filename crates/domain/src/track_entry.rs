//! The entries of a track as an admin writes them: problems and headings.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Slug, SlugError};

/// Marks a heading. No slug begins like this.
const HEADING_PREFIX: &str = "# ";

/// A problem or heading of a track. The text form of a problem is its slug, and that of a heading is `# ` and its title.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum TrackEntry {
    /// A problem.
    Problem(Slug),
    /// A heading for the problems up to the next heading.
    Heading(SectionTitle),
}

/// The title of a heading: trimmed, 1 to 100 characters, no control characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct SectionTitle(String);

/// The text cannot be a heading's title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionTitleError;

/// The text is not an entry of a track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrackEntryError {
    /// It is not a slug.
    Problem(SlugError),
    /// Its title is invalid.
    Heading(SectionTitleError),
}

impl TrackEntry {
    /// The slug, if the entry is a problem.
    #[must_use]
    pub fn problem(&self) -> Option<&Slug> {
        match self {
            Self::Problem(slug) => Some(slug),
            Self::Heading(_) => None,
        }
    }
}

impl SectionTitle {
    /// The longest title, in characters.
    pub const MAX_LENGTH: usize = 100;

    /// The title as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SectionTitle {
    type Err = SectionTitleError;

    fn from_str(text: &str) -> Result<Self, SectionTitleError> {
        let title = text.trim();
        let fits = (1..=Self::MAX_LENGTH).contains(&title.chars().count()) && !title.contains(char::is_control);
        if fits { Ok(Self(title.to_owned())) } else { Err(SectionTitleError) }
    }
}

impl FromStr for TrackEntry {
    type Err = TrackEntryError;

    fn from_str(text: &str) -> Result<Self, TrackEntryError> {
        match text.strip_prefix(HEADING_PREFIX) {
            Some(title) => title.parse().map(Self::Heading).map_err(TrackEntryError::Heading),
            None => text.parse().map(Self::Problem).map_err(TrackEntryError::Problem),
        }
    }
}

impl TryFrom<String> for SectionTitle {
    type Error = SectionTitleError;

    fn try_from(text: String) -> Result<Self, SectionTitleError> {
        text.parse()
    }
}

impl From<SectionTitle> for String {
    fn from(title: SectionTitle) -> Self {
        title.0
    }
}

impl TryFrom<String> for TrackEntry {
    type Error = TrackEntryError;

    fn try_from(text: String) -> Result<Self, TrackEntryError> {
        text.parse()
    }
}

impl From<TrackEntry> for String {
    fn from(entry: TrackEntry) -> Self {
        entry.to_string()
    }
}

impl From<Slug> for TrackEntry {
    fn from(slug: Slug) -> Self {
        Self::Problem(slug)
    }
}

impl fmt::Display for TrackEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problem(slug) => f.write_str(slug.as_str()),
            Self::Heading(title) => write!(f, "{HEADING_PREFIX}{title}"),
        }
    }
}

impl fmt::Display for SectionTitle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for SectionTitleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a title has 1 to {} characters", SectionTitle::MAX_LENGTH)
    }
}

impl fmt::Display for TrackEntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problem(error) => error.fmt(f),
            Self::Heading(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SectionTitleError {}
impl std::error::Error for TrackEntryError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_parse_from_their_text() {
        for text in ["two-piles", "# Searching", "# # twice"] {
            let entry: TrackEntry = text.parse().unwrap();
            assert_eq!(entry.to_string(), text);
            let json = serde_json::to_string(&entry).unwrap();
            assert_eq!(serde_json::from_str::<TrackEntry>(&json).unwrap(), entry);
        }
        let long = format!("# {}", "x".repeat(SectionTitle::MAX_LENGTH + 1));
        for text in ["# ", "#Searching", "Two Piles", "", "# a\nb", &long] {
            assert!(text.parse::<TrackEntry>().is_err(), "{text:?}");
        }
    }
}
