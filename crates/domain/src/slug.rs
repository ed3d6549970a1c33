//! The name of a problem or track in URLs and folders.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Letters `a-z`, digits, `-` and `_`; begins with a letter or digit; at most 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(pattern = "^[a-z0-9][a-z0-9_-]{0,63}$", example = "coffee-stamps"))]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// The text is not a slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlugError(String);

impl SlugError {
    /// The text, maybe shortened.
    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

impl Slug {
    /// The longest slug, in characters.
    pub const MAX_LENGTH: usize = 64;

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        let starts_well = text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
        if starts_well && text.len() <= Self::MAX_LENGTH && text.chars().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(SlugError(text.chars().take(Self::MAX_LENGTH + 1).collect()))
        }
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is not a valid name: use 1 to {} of a-z, 0-9, - and _, beginning with a letter or digit",
            self.0,
            Slug::MAX_LENGTH
        )
    }
}

impl std::error::Error for SlugError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_names_are_accepted_and_paths_rejected() {
        for good in ["hello", "a", "two-sum", "different_x", "0x"] {
            assert!(good.parse::<Slug>().is_ok(), "{good}");
        }
        let long = "a".repeat(65);
        for bad in ["", "Hello", "-a", "a/b", "..", "a b", "é", &long] {
            assert!(bad.parse::<Slug>().is_err(), "{bad}");
        }
    }
}
