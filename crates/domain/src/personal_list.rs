//! Personal lists: problems that a user collects in an order of their own.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{ListId, ProblemSummary, Slug};

/// The name of a personal list: trimmed, 1 to 80 characters, no control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListName(String);

/// The text cannot be the name of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListNameError;

impl ListName {
    /// The longest name, in characters.
    pub const MAX_LENGTH: usize = 80;

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ListName {
    type Err = ListNameError;

    fn from_str(text: &str) -> Result<Self, ListNameError> {
        let name = text.trim();
        let fits = (1..=Self::MAX_LENGTH).contains(&name.chars().count()) && !name.contains(char::is_control);
        if fits { Ok(Self(name.to_owned())) } else { Err(ListNameError) }
    }
}

impl fmt::Display for ListNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a name has 1 to {} characters", ListName::MAX_LENGTH)
    }
}

impl std::error::Error for ListNameError {}

/// A personal list among others, without its problems.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalListSummary {
    /// Its id.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// How many published problems it has.
    pub problems: u32,
    /// How many of them the user has solved.
    pub solved: u32,
}

/// A personal list with its published problems, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalList {
    /// Its id.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// Its published problems, in order. Problems that are not published now are hidden, but keep their places.
    pub problems: Vec<ProblemSummary>,
}

/// A personal list, and whether it has a certain problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListChoice {
    /// Its id.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// Whether it has the problem.
    pub contains: bool,
}

/// The name and title of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemLink {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
}

/// The place of a problem in a list, and the problems around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbors {
    /// Counted from 1.
    pub position: u32,
    /// How many problems the list has.
    pub total: u32,
    /// The problem before it.
    pub previous: Option<ProblemLink>,
    /// The problem after it.
    pub next: Option<ProblemLink>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_has_a_limited_length() {
        assert_eq!(" Exam prep ".parse::<ListName>().map(|name| name.0), Ok("Exam prep".to_owned()));
        let longest = "é".repeat(ListName::MAX_LENGTH);
        assert_eq!(longest.parse::<ListName>().map(|name| name.0), Ok(longest.clone()));
        for bad in ["", "  ", "a\nb", &format!("{longest}x")] {
            assert_eq!(bad.parse::<ListName>(), Err(ListNameError), "{bad:?}");
        }
    }
}
