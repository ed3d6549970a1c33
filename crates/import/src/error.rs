//! What can go wrong between a package and the store.

use std::{io, path::PathBuf};

/// Why a package could not be kept, or not be given back.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file or folder cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Unwritable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that the package names is not among those that were stored.
    #[error("{} was not stored with its package", .0.display())]
    NotStored(PathBuf),
    /// A stored name that leads out of the package.
    #[error("{0:?} is no name of a file in a package")]
    Name(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] assay_store::Error),
}

pub(crate) fn unreadable(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
    let path = path.into();
    move |source| Error::Unreadable { path, source }
}

pub(crate) fn unwritable(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
    let path = path.into();
    move |source| Error::Unwritable { path, source }
}
