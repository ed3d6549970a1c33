//! Submitted source files.

use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};

/// The largest source, in bytes: the package specification's default for `limits.code`.
pub const MAX_SOURCE_BYTES: usize = 128 * 1024;
/// How many characters of an invalid name an error message shows.
const MAX_SHOWN: usize = 60;

/// A checked source: UTF-8, not blank, without NUL bytes, at most [`MAX_SOURCE_BYTES`].
#[derive(Clone, PartialEq, Eq)]
pub struct Source(String);

/// A file of a submission.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourceFile {
    /// Its path relative to the submission's folder: `main.py`, `lib/graph.h`.
    pub name: String,
    /// Its content.
    pub source: String,
}

/// The checked files of a submission. At least one is not blank, all are text, and their names are different, valid
/// relative paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    files: Vec<SourceFile>,
    entry_point: Option<String>,
}

/// Why a source was rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// It is blank.
    Empty,
    /// It is too large.
    TooLarge {
        /// Its size, in bytes.
        bytes: usize,
        /// The largest allowed size, in bytes.
        max: usize,
    },
    /// It contains a NUL byte, so it is not text.
    NotText,
    /// This file name, maybe shortened, is invalid.
    InvalidName(String),
    /// Two files have this name.
    DuplicateName(String),
    /// There are too many files; the number of files.
    TooMany(usize),
    /// The entry point is too long or contains control characters.
    EntryPoint,
}

impl Source {
    /// Checks a source.
    ///
    /// # Errors
    /// When it is blank, too large, or not text.
    pub fn new(text: String) -> Result<Self, SourceError> {
        if text.len() > MAX_SOURCE_BYTES {
            Err(SourceError::TooLarge { bytes: text.len(), max: MAX_SOURCE_BYTES })
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

impl Sources {
    /// The most files of a submission.
    pub const MAX_FILES: usize = 100;
    /// The longest file name or entry point, in bytes.
    pub const MAX_NAME: usize = 200;

    /// Checks files of at most `max` bytes together. A single file may have an empty name; the judge then uses the default
    /// file name of its language.
    ///
    /// # Errors
    /// When all files are blank, they are too large, a file is not text, or a name or the entry point is invalid.
    pub fn new(files: Vec<SourceFile>, entry_point: Option<String>, max: usize) -> Result<Self, SourceError> {
        let bytes = files.iter().map(|file| file.source.len()).sum();
        if bytes > max {
            return Err(SourceError::TooLarge { bytes, max });
        }
        if files.len() > Self::MAX_FILES {
            return Err(SourceError::TooMany(files.len()));
        }
        if files.iter().all(|file| file.source.trim().is_empty()) {
            return Err(SourceError::Empty);
        }
        if files.iter().any(|file| file.source.contains('\0')) {
            return Err(SourceError::NotText);
        }
        let mut names = BTreeSet::new();
        for file in &files {
            let unnamed = file.name.is_empty() && files.len() == 1;
            if !unnamed && !is_name(&file.name) {
                return Err(SourceError::InvalidName(shorten(&file.name)));
            }
            if !names.insert(file.name.to_ascii_lowercase()) {
                return Err(SourceError::DuplicateName(file.name.clone()));
            }
        }
        let entry_point = entry_point.filter(|name| !name.is_empty());
        if entry_point.as_deref().is_some_and(|name| name.len() > Self::MAX_NAME || name.chars().any(char::is_control))
        {
            return Err(SourceError::EntryPoint);
        }
        Ok(Self { files, entry_point })
    }

    /// A single file without a name.
    #[must_use]
    pub fn one(source: &Source) -> Self {
        let file = SourceFile { name: String::new(), source: source.as_str().to_owned() };
        Self { files: vec![file], entry_point: None }
    }

    /// The files. There is at least one.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file or class to start, if the submitter named one.
    #[must_use]
    pub fn entry_point(&self) -> Option<&str> {
        self.entry_point.as_deref()
    }
}

/// Whether a name is a valid path inside the submission's folder on every system.
fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let part = |part: &str| !part.is_empty() && !part.starts_with(['.', '-']) && part.chars().all(allowed);
    name.len() <= Sources::MAX_NAME && name.split('/').all(part)
}

fn shorten(name: &str) -> String {
    let start: String = name.chars().take(MAX_SHOWN).collect();
    if start.len() < name.len() { start + "…" } else { start }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({} bytes)", self.0.len())
    }
}

impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SourceFile({:?}, {} bytes)", self.name, self.source.len())
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the source is empty"),
            Self::TooLarge { bytes, max } => write!(f, "the source has {bytes} bytes, of at most {max}"),
            Self::NotText => f.write_str("the source contains a NUL byte"),
            Self::InvalidName(name) => write!(f, "{name:?} is not a valid file name"),
            Self::EntryPoint => f.write_str("the entry point is not the name of a file or class"),
            Self::DuplicateName(name) => write!(f, "two files are named {name:?}"),
            Self::TooMany(files) => write!(f, "there are {files} files, of at most {}", Sources::MAX_FILES),
        }
    }
}

impl std::error::Error for SourceError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, source: &str) -> SourceFile {
        SourceFile { name: name.into(), source: source.into() }
    }

    #[test]
    fn blank_large_and_binary_sources_are_rejected() {
        assert_eq!(Source::new(" \n".into()).err(), Some(SourceError::Empty));
        assert_eq!(Source::new("a\0".into()).err(), Some(SourceError::NotText));
        let largest = "a".repeat(MAX_SOURCE_BYTES);
        assert!(Source::new(largest.clone()).is_ok());
        let too_large = SourceError::TooLarge { bytes: MAX_SOURCE_BYTES + 1, max: MAX_SOURCE_BYTES };
        assert_eq!(Source::new(largest + "a").err(), Some(too_large));
    }

    #[test]
    fn long_entry_points_and_control_characters_are_rejected() {
        let new = |entry: &str| Sources::new(vec![file("main.py", "x")], Some(entry.into()), 10);
        assert_eq!(new("main.py").unwrap().entry_point(), Some("main.py"));
        assert_eq!(new("").unwrap().entry_point(), None);
        for bad in ["a\0b", "a\nb", "x".repeat(70_000).as_str()] {
            assert_eq!(new(bad).err(), Some(SourceError::EntryPoint));
        }
        let long = Sources::new(vec![file(&"x".repeat(70_000), "x"), file("b", "x")], None, 10).unwrap_err();
        assert!(matches!(&long, SourceError::InvalidName(name) if name.len() < 100), "{long}");
    }

    #[test]
    fn several_files_are_checked_together() {
        let new = |files: &[(&str, &str)]| {
            Sources::new(files.iter().map(|(name, source)| file(name, source)).collect(), None, 10)
        };
        assert!(new(&[("main.py", "import a"), ("lib/__init__.py", "")]).is_ok());
        assert!(new(&[("", "x")]).is_ok());
        assert_eq!(new(&[]).err(), Some(SourceError::Empty));
        assert_eq!(new(&[("a.py", " "), ("b.py", "\n")]).err(), Some(SourceError::Empty));
        assert_eq!(
            new(&[("a.py", "12345"), ("b.py", "123456")]).err(),
            Some(SourceError::TooLarge { bytes: 11, max: 10 })
        );
        assert_eq!(new(&[("a.py", "x"), ("A.py", "y")]).err(), Some(SourceError::DuplicateName("A.py".into())));
        for bad in ["", "/a", "a/", "../a", "a//b", ".hidden", "-o", "a b", "a\\b", "ä", "a/../b"] {
            assert_eq!(new(&[(bad, "x"), ("c.py", "y")]).err(), Some(SourceError::InvalidName(bad.into())), "{bad}");
        }
    }
}
