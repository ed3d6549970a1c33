use std::path::{Path, PathBuf};

/// Why a package or track cannot be read. Every message names the file and says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder cannot be read.
    #[error("{}: cannot be read; check that it exists and that its permissions allow reading", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// A file or folder has invalid content.
    #[error("{}{}: {message}", path.display(), line.map(|line| format!(":{line}")).unwrap_or_default())]
    Invalid {
        /// The file or folder.
        path: PathBuf,
        /// The line from 1, if known.
        line: Option<u64>,
        /// What is wrong and what to do.
        message: String,
    },
}

impl Error {
    /// An error without a line.
    pub(crate) fn invalid(path: &Path, message: impl Into<String>) -> Self {
        Self::Invalid { path: path.to_owned(), line: None, message: message.into() }
    }

    /// Converts a system error about `path`.
    pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }

    /// The same error with the path in the archive instead of the unpacked path.
    pub(crate) fn moved(self, unpacked: &Path, archive: &Path) -> Self {
        let named = |path: PathBuf| match path.strip_prefix(unpacked) {
            Ok(inside) if inside.as_os_str().is_empty() => archive.to_owned(),
            Ok(inside) => archive.join(inside),
            Err(_) => path,
        };
        match self {
            Self::Io { path, source } => Self::Io { path: named(path), source },
            Self::Invalid { path, line, message } => Self::Invalid { path: named(path), line, message },
        }
    }
}
