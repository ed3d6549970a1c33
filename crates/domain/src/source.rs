//! Submitted source text.

use std::fmt;

/// The largest source, in bytes: the package specification's default for `limits.code`.
pub const MAX_SOURCE_BYTES: usize = 128 * 1024;

/// A source that may be judged: not blank, UTF-8, no NUL, at most [`MAX_SOURCE_BYTES`].
#[derive(Clone, PartialEq, Eq)]
pub struct Source(String);

/// Why a text may not be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// Nothing but white space.
    Empty,
    /// So many bytes.
    TooLarge(usize),
    /// Holds a NUL byte: not text.
    NotText,
}

impl Source {
    /// Checks a text.
    ///
    /// # Errors
    /// When it is blank, too large, or not text.
    pub fn new(text: String) -> Result<Self, SourceError> {
        if text.len() > MAX_SOURCE_BYTES {
            Err(SourceError::TooLarge(text.len()))
        } else if text.trim().is_empty() {
            Err(SourceError::Empty)
        } else if text.contains('\0') {
            Err(SourceError::NotText)
        } else {
            Ok(Self(text))
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({} bytes)", self.0.len())
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("The source is empty. Write a program first."),
            Self::TooLarge(bytes) => {
                write!(f, "The source is {} KiB; the most is {} KiB.", bytes.div_ceil(1024), MAX_SOURCE_BYTES / 1024)
            }
            Self::NotText => f.write_str("The source holds a NUL byte. Send UTF-8 text."),
        }
    }
}

impl std::error::Error for SourceError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_large_and_binary_texts_are_refused() {
        assert_eq!(Source::new(" \n".into()).err(), Some(SourceError::Empty));
        assert_eq!(Source::new("a\0".into()).err(), Some(SourceError::NotText));
        let most = "a".repeat(MAX_SOURCE_BYTES);
        assert!(Source::new(most.clone()).is_ok());
        assert_eq!(Source::new(most + "a").err(), Some(SourceError::TooLarge(MAX_SOURCE_BYTES + 1)));
    }
}
