//! Test data, stored once under its content's hash.

use std::path::{Path, PathBuf};

use crate::Result;

/// Files named by the SHA-256 of what they hold, in a folder. Clones share what they know.
#[derive(Clone, Debug)]
pub struct Blobs {}

impl Blobs {
    /// The blobs of a folder, which is created when missing.
    ///
    /// # Errors
    /// [`Unwritable`](crate::Error::Unwritable) when the folder cannot be created or written.
    pub fn open(folder: &Path) -> Result<Self> {
        todo!()
    }

    /// Stores bytes, and returns their SHA-256 in hex. Storing the same again changes nothing; a reader never sees a
    /// half-written file.
    ///
    /// # Errors
    /// [`Unwritable`](crate::Error::Unwritable).
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String> {
        todo!()
    }

    /// Stores a file's content without holding it in memory, and returns its SHA-256 in hex.
    ///
    /// # Errors
    /// [`Unwritable`](crate::Error::Unwritable), [`Unreadable`](crate::Error::Unreadable).
    pub async fn put_file(&self, file: &Path) -> Result<String> {
        todo!()
    }

    /// Where the content of a hash is on this machine. What is there is checked against the hash once a process.
    ///
    /// # Errors
    /// [`NoSuchBlob`](crate::Error::NoSuchBlob), [`DamagedBlob`](crate::Error::DamagedBlob),
    /// [`Unreadable`](crate::Error::Unreadable).
    pub async fn path(&self, hash: &str) -> Result<PathBuf> {
        todo!()
    }
}
