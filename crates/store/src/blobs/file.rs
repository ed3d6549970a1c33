//! A blob as a file.

use std::path::{Path, PathBuf};

use super::cache::Pin;

/// A blob as a file on this machine. A cache does not remove it before this is dropped.
#[derive(Debug)]
pub struct BlobFile {
    path: PathBuf,
    /// Nothing where it is read in place.
    _pin: Option<Pin>,
}

impl BlobFile {
    /// Where it is. It is only to be read.
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
