//! Submitted texts.

use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};

/// The largest source, in bytes: the package specification's default for `limits.code`.
pub const MAX_SOURCE_BYTES: usize = 128 * 1024;
/// The most files of a submission.
const MAX_FILES: usize = 100;
/// The longest name of a file or of a class to start, in bytes.
const MAX_NAME: usize = 200;
/// How many characters of a wrong name an error message shows.
const SHOWN: usize = 60;

/// A source that may be judged: not blank, UTF-8, no NUL, at most [`MAX_SOURCE_BYTES`].
#[derive(Clone, PartialEq, Eq)]
pub struct Source(String);

/// A file of a submission.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Its path from the submission's own folder: `main.py`, `lib/graph.h`.
    pub name: String,
    /// What it holds.
    pub source: String,
}

/// What is submitted: one source, or several files. At least one is not blank, all are text, and each has a name of its own that
/// leads nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    files: Vec<SourceFile>,
    entry_point: Option<String>,
}

/// Why a text may not be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// Nothing but white space.
    Empty,
    /// So many bytes, where so many are allowed.
    TooLarge {
        /// How large it is, in bytes.
        bytes: usize,
        /// How large it may be, in bytes.
        most: usize,
    },
    /// Holds a NUL byte: not text.
    NotText,
    /// A file's name that is none.
    Name(String),
    /// Two files of this name.
    Twice(String),
    /// So many files.
    TooMany(usize),
    /// An entry point that is too long or has control characters.
    EntryPoint,
}

impl Source {
    /// Checks a text.
    ///
    /// # Errors
    /// When it is blank, too large, or not text.
    pub fn new(text: String) -> Result<Self, SourceError> {
        if text.len() > MAX_SOURCE_BYTES {
            Err(SourceError::TooLarge { bytes: text.len(), most: MAX_SOURCE_BYTES })
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
    /// Checks files that are at most `most` bytes together. What is submitted as one text is one file with an empty name, and gets
    /// the one its language asks for.
    ///
    /// # Errors
    /// When there is nothing to judge, it is too large, a file is not text, or a name or the entry point is invalid.
    pub fn new(files: Vec<SourceFile>, entry_point: Option<String>, most: usize) -> Result<Self, SourceError> {
        let bytes = files.iter().map(|file| file.source.len()).sum();
        if bytes > most {
            return Err(SourceError::TooLarge { bytes, most });
        }
        if files.len() > MAX_FILES {
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
                return Err(SourceError::Name(file.name.clone()));
            }
            if !names.insert(file.name.to_ascii_lowercase()) {
                return Err(SourceError::Twice(file.name.clone()));
            }
        }
        let entry_point = entry_point.filter(|name| !name.is_empty());
        if entry_point.as_deref().is_some_and(|name| name.len() > MAX_NAME || name.chars().any(char::is_control)) {
            return Err(SourceError::EntryPoint);
        }
        Ok(Self { files, entry_point })
    }

    /// One text without a name.
    #[must_use]
    pub fn one(source: &Source) -> Self {
        let file = SourceFile { name: String::new(), source: source.as_str().to_owned() };
        Self { files: vec![file], entry_point: None }
    }

    /// The files, at least one.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file or class it is started by, where somebody said so.
    #[must_use]
    pub fn entry_point(&self) -> Option<&str> {
        self.entry_point.as_deref()
    }
}

/// Whether a name leads to a file below the folder it is put into, on any system.
fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let part = |part: &str| !part.is_empty() && !part.starts_with(['.', '-']) && part.chars().all(allowed);
    name.len() <= MAX_NAME && name.split('/').all(part)
}

/// The start of a name, for a message.
fn shortened(name: &str) -> String {
    let start: String = name.chars().take(SHOWN).collect();
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
            Self::Empty => f.write_str("The source is empty. Write a program first."),
            Self::TooLarge { bytes, most } => {
                write!(f, "The source is {} KiB; the most is {} KiB.", bytes.div_ceil(1024), most / 1024)
            }
            Self::NotText => f.write_str("The source holds a NUL byte. Send UTF-8 text."),
            Self::Name(name) => write!(
                f,
                "{:?} cannot be the name of a file. Use at most {MAX_NAME} letters, digits, dots, dashes and underscores, and / between folders.",
                shortened(name)
            ),
            Self::EntryPoint => {
                write!(f, "The entry point must be the name of a file or class, with at most {MAX_NAME} bytes.")
            }
            Self::Twice(name) => write!(f, "There are two files {name:?}. Give each a name of its own."),
            Self::TooMany(files) => write!(f, "These are {files} files; the most is {MAX_FILES}."),
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
    fn blank_large_and_binary_texts_are_refused() {
        assert_eq!(Source::new(" \n".into()).err(), Some(SourceError::Empty));
        assert_eq!(Source::new("a\0".into()).err(), Some(SourceError::NotText));
        let most = "a".repeat(MAX_SOURCE_BYTES);
        assert!(Source::new(most.clone()).is_ok());
        let too_large = SourceError::TooLarge { bytes: MAX_SOURCE_BYTES + 1, most: MAX_SOURCE_BYTES };
        assert_eq!(Source::new(most + "a").err(), Some(too_large));
    }

    #[test]
    fn entry_points_are_short_and_plain() {
        let new = |entry: &str| Sources::new(vec![file("main.py", "x")], Some(entry.into()), 10);
        assert_eq!(new("main.py").unwrap().entry_point(), Some("main.py"));
        assert_eq!(new("").unwrap().entry_point(), None);
        for bad in ["a\0b", "a\nb", "x".repeat(70_000).as_str()] {
            assert_eq!(new(bad).err(), Some(SourceError::EntryPoint));
        }
        let long = SourceError::Name("x".repeat(70_000)).to_string();
        assert!(long.len() < 300, "{long}");
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
            Some(SourceError::TooLarge { bytes: 11, most: 10 })
        );
        assert_eq!(new(&[("a.py", "x"), ("A.py", "y")]).err(), Some(SourceError::Twice("A.py".into())));
        for bad in ["", "/a", "a/", "../a", "a//b", ".hidden", "-o", "a b", "a\\b", "ä", "a/../b"] {
            assert_eq!(new(&[(bad, "x"), ("c.py", "y")]).err(), Some(SourceError::Name(bad.into())), "{bad}");
        }
    }
}
