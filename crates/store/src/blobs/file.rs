//! A blob as a file.

use std::path::{Path, PathBuf};

use super::cache::Pin;

/// A blob as a file on this machine. The cache keeps the file until this is dropped.
#[derive(Debug)]
pub struct BlobFile {
    path: PathBuf,
    /// `None`: it is read in place.
    _pin: Option<Pin>,
}

impl BlobFile {
    /// The path of the file, which must not be changed.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn in_place(path: PathBuf) -> Self {
        Self { path, _pin: None }
    }

    pub(super) fn pinned(path: PathBuf, pin: Pin) -> Self {
        Self { path, _pin: Some(pin) }
    }
}
