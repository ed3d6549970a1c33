use std::{io, path::PathBuf};

/// Why a package could not be stored or restored.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("cannot read {}: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("cannot write {}: {source}", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    /// The package names a file that is not among its stored files.
    #[error("{} was not stored with its package", .0.display())]
    NotStored(PathBuf),
    /// A stored name that would leave the package's folder.
    #[error("{0:?} is not a valid file name in a package")]
    Name(String),
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
