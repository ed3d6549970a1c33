//! Names of functions, classes and parameters, and how languages write them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How a language writes names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Naming {
    /// Unchanged.
    #[default]
    AsGiven,
    /// `two_sum` for `twoSum`. Names of classes do not change.
    SnakeCase,
}

/// The reason why a name is invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameFault(String);

/// The longest name, in characters.
const LONGEST: usize = 64;

impl Naming {
    /// The name of a function, method or parameter in a language with these keywords: a keyword gets an underscore.
    #[must_use]
    pub fn write(self, name: &str, keywords: &[String]) -> String {
        let mut written = match self {
            Self::AsGiven => name.to_owned(),
            Self::SnakeCase => snake_case(name),
        };
        if keywords.contains(&written) {
            written.push('_');
        }
        written
    }
}

/// `two_sum` for `twoSum`, `from_html` for `fromHTML`.
fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut written = String::with_capacity(name.len() + 4);
    for (place, letter) in letters.iter().enumerate() {
        if letter.is_ascii_uppercase() {
            let before = place.checked_sub(1).map(|before| letters[before]);
            let ends_word = letters.get(place + 1).is_some_and(char::is_ascii_lowercase);
            let starts_word = |before: char| !before.is_ascii_uppercase() && before != '_';
            if before.is_some_and(|before| starts_word(before) || (before != '_' && ends_word)) {
                written.push('_');
            }
        }
        written.push(letter.to_ascii_lowercase());
    }
    written
}

/// Checks the name of a function, method or parameter.
///
/// # Errors
/// If it is not a valid name.
pub fn check_lower(name: &str) -> Result<(), NameFault> {
    check(name, char::is_ascii_lowercase, "begin with a lower-case letter")
}

/// Checks the name of a class.
///
/// # Errors
/// If it is not a valid name.
pub fn check_upper(name: &str) -> Result<(), NameFault> {
    check(name, char::is_ascii_uppercase, "begin with an upper-case letter")
}

fn check(name: &str, first: fn(&char) -> bool, rule: &str) -> Result<(), NameFault> {
    let shown: String = name.chars().take(LONGEST).collect();
    let fault = |why: &str| Err(NameFault(format!("`{shown}` must {why}")));
    if !name.chars().next().is_some_and(|letter| first(&letter)) {
        return fault(rule);
    }
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return fault("consist of the letters a-z and A-Z, digits and underscores");
    }
    if name.len() > LONGEST {
        return fault("have at most 64 characters");
    }
    Ok(())
}

impl fmt::Display for NameFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NameFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_write_names_their_own_way() {
        let keywords = ["in".to_owned(), "type".to_owned()];
        for (name, as_given, snake) in [
            ("twoSum", "twoSum", "two_sum"),
            ("x", "x", "x"),
            ("nums1", "nums1", "nums1"),
            ("isNStraightHand", "isNStraightHand", "is_n_straight_hand"),
            ("fromHTML", "fromHTML", "from_html"),
            ("parseURLPath", "parseURLPath", "parse_url_path"),
            ("in", "in_", "in_"),
            ("type", "type_", "type_"),
            ("two_sum", "two_sum", "two_sum"),
        ] {
            assert_eq!(Naming::AsGiven.write(name, &keywords), as_given);
            assert_eq!(Naming::SnakeCase.write(name, &keywords), snake);
        }
    }

    #[test]
    fn names_that_no_language_could_use_are_refused() {
        for name in ["", "TwoSum", "two-sum", "2sum", "_sum", "é", "a b", &"x".repeat(65)] {
            assert!(check_lower(name).is_err(), "{name}");
        }
        assert!(check_lower("twoSum2").is_ok());
        assert!(check_upper("MinStack").is_ok());
        for name in ["minStack", "", "Min.Stack"] {
            assert!(check_upper(name).is_err(), "{name}");
        }
    }
}
