//! Keys that make a repeated request have no second effect.

use std::{fmt, str::FromStr};

/// A client's name for one request, such as a UUID: 1 to 255 visible ASCII characters without `"` and `\`. A client that
/// repeats the request sends the same key, so the server does it only once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

/// The text is not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdempotencyKeyError;

impl IdempotencyKey {
    /// The longest key, in characters.
    pub const MAX_LENGTH: usize = 255;

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for IdempotencyKey {
    type Err = IdempotencyKeyError;

    /// Reads the value of a header. A key in quotes (a string of RFC 9651) is the same as one without.
    fn from_str(text: &str) -> Result<Self, IdempotencyKeyError> {
        let text = text.trim();
        let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        let key = quoted.unwrap_or(text);
        let allowed = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\\');
        if (1..=Self::MAX_LENGTH).contains(&key.len()) && key.chars().all(allowed) {
            Ok(Self(key.to_owned()))
        } else {
            Err(IdempotencyKeyError)
        }
    }
}

impl fmt::Display for IdempotencyKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "an idempotency key has 1 to {} visible ASCII characters, without \" and \\",
            IdempotencyKey::MAX_LENGTH
        )
    }
}

impl std::error::Error for IdempotencyKeyError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_short_visible_ascii() {
        let key = |text: &str| text.parse::<IdempotencyKey>().ok().map(|key| key.as_str().to_owned());
        assert_eq!(
            key("8e03978e-40d5-43dd-bc93-6894a57f9324").as_deref(),
            Some("8e03978e-40d5-43dd-bc93-6894a57f9324")
        );
        assert_eq!(key(" \"a/b:c\" ").as_deref(), Some("a/b:c"), "quotes are not part of the key");
        assert!(key(&"k".repeat(255)).is_some());
        for bad in ["", " ", "\"\"", "\"", "a b", "a\"b", "\"a", "a\\b", "a\nb", "a\0b", "ä", &"k".repeat(256)] {
            assert_eq!(key(bad), None, "{bad:?}");
        }
    }
}
