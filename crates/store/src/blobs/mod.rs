//! Blobs: test data and files of packages, stored once under the hash of their content.

mod backend;
mod cache;
mod config;
mod file;
mod hash;

use std::{
    collections::HashSet,
    io,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use object_store::WriteMultipart;
use tokio::io::AsyncReadExt;

use crate::{Error, Result, boxed};
use backend::Backend;
use cache::Cache;
use hash::{Hasher, hash_of, is_hash};

pub use config::BlobsConfig;
pub use file::BlobFile;

/// The SHA-256 of bytes, in hex.
pub(crate) fn hash_of_bytes(bytes: &[u8]) -> String {
    Hasher::of(bytes)
}

/// How much of a file is in memory at a time, in bytes. Also the smallest part of an object that a bucket accepts.
const CHUNK: usize = 5 * 1024 * 1024;
/// How many chunks may be in memory, waiting to be written.
const CHUNKS_WAITING: usize = 2;

/// Files named by the SHA-256 of their content, in a folder, which several hosts may share, or in a bucket. Clones share
/// their state.
///
/// Blobs of a bucket are cached on this machine. Those of a folder are read in place, unless a cache is configured.
#[derive(Clone, Debug)]
pub struct Blobs {
    backend: Arc<Backend>,
    cache: Option<Arc<Cache>>,
    /// The hashes that this process has checked in the backend.
    verified: Arc<Mutex<HashSet<String>>>,
}

impl Blobs {
    /// Opens the blobs of a folder, which are read in place. Creates a missing folder.
    ///
    /// # Errors
    /// [`Unwritable`](crate::Error::Unwritable) when the folder cannot be created or written.
    pub fn open(folder: &Path) -> Result<Self> {
        Ok(Self { backend: Arc::new(Backend::folder(folder)?), cache: None, verified: Arc::default() })
    }

    /// Opens the configured blobs.
    ///
    /// # Errors
    /// [`BadBlobsAddress`](crate::Error::BadBlobsAddress), [`BlobsUnreachable`](crate::Error::BlobsUnreachable),
    /// [`Unwritable`](crate::Error::Unwritable).
    #[boxed]
    pub async fn connect(config: &BlobsConfig) -> Result<Self> {
        let backend = Backend::at(&config.address, &config.aws)?;
        let cache = match config.cache_bytes(&backend) {
            Some(bytes) => Some(Arc::new(Cache::open(&config.cache_folder, bytes)?)),
            None => None,
        };
        backend.check().await?;
        Ok(Self { backend: Arc::new(backend), cache, verified: Arc::default() })
    }

    /// Stores bytes, and returns their SHA-256 in hex. Storing the same bytes again changes nothing. Readers never see an
    /// incomplete file.
    ///
    /// # Errors
    /// [`Unwritable`](crate::Error::Unwritable), [`BlobsUnreachable`](crate::Error::BlobsUnreachable).
    #[boxed]
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String> {
        let hash = Hasher::of(&bytes);
        if !self.has(&hash).await? {
            self.backend.put(&hash, bytes).await?;
            self.remember(&hash);
        }
        Ok(hash)
    }

    /// Stores a file's content without reading all of it into memory, and returns its SHA-256 in hex.
    ///
    /// # Errors
    /// Those of [`put`](Self::put); [`Unreadable`](crate::Error::Unreadable).
    #[boxed]
    pub async fn put_file(&self, file: &Path) -> Result<String> {
        let unreadable = |source| Error::Unreadable { path: file.to_owned(), source };
        if tokio::fs::metadata(file).await.map_err(unreadable)?.len() <= CHUNK as u64 {
            return self.put(tokio::fs::read(file).await.map_err(unreadable)?).await;
        }
        let hash = hash_of(file).await.map_err(unreadable)?;
        if self.has(&hash).await? {
            return Ok(hash);
        }
        let mut writer = self.backend.write(&hash).await?;
        match self.copy(file, &hash, &mut writer).await {
            Ok(()) => writer.finish().await.map(drop).map_err(|error| self.backend.unwritable(&hash, error))?,
            Err(error) => {
                writer.abort().await.map_err(|error| self.backend.unwritable(&hash, error))?;
                return Err(error);
            }
        }
        self.remember(&hash);
        Ok(hash)
    }

    /// A blob as a file on this machine. Each process checks its hash once. The file stays until the result is dropped.
    ///
    /// # Errors
    /// [`NoSuchBlob`](crate::Error::NoSuchBlob), [`DamagedBlob`](crate::Error::DamagedBlob),
    /// [`BlobsUnreachable`](crate::Error::BlobsUnreachable), [`Unreadable`](crate::Error::Unreadable);
    /// [`Unwritable`](crate::Error::Unwritable) if the cache cannot be written.
    #[boxed]
    pub async fn fetch(&self, hash: &str) -> Result<BlobFile> {
        if !is_hash(hash) {
            return Err(self.backend.missing(hash));
        }
        match (&self.cache, &*self.backend) {
            (Some(cache), backend) => cache.fetch(hash, backend).await,
            (None, Backend::Folder(folder)) => {
                let path = folder.path(hash);
                if !self.lock().contains(hash) {
                    self.backend.verify(hash).await?;
                    self.remember(hash);
                }
                Ok(BlobFile::in_place(path))
            }
            // A bucket always has a cache.
            (None, Backend::Bucket(_)) => Err(self.backend.missing(hash)),
        }
    }

    /// Copies the file, and checks that it did not change after it was hashed.
    async fn copy(&self, file: &Path, hash: &str, writer: &mut WriteMultipart) -> Result<()> {
        let unreadable = |source| Error::Unreadable { path: file.to_owned(), source };
        let mut reader = tokio::fs::File::open(file).await.map_err(unreadable)?;
        let mut buffer = vec![0; CHUNK];
        let mut hasher = Hasher::default();
        loop {
            let length = reader.read(&mut buffer).await.map_err(unreadable)?;
            if length == 0 {
                break;
            }
            hasher.update(&buffer[..length]);
            writer.wait_for_capacity(CHUNKS_WAITING).await.map_err(|error| self.backend.unwritable(hash, error))?;
            writer.write(&buffer[..length]);
        }
        if hasher.finish() == hash {
            Ok(())
        } else {
            Err(unreadable(io::Error::other("the file changed while it was read")))
        }
    }

    /// Whether the backend has this content. A damaged file counts as missing, so that storing it again repairs it.
    async fn has(&self, hash: &str) -> Result<bool> {
        if self.lock().contains(hash) {
            return Ok(true);
        }
        match self.backend.verify(hash).await {
            Ok(()) => {
                self.remember(hash);
                Ok(true)
            }
            Err(Error::NoSuchBlob { .. }) => Ok(false),
            Err(error @ Error::BlobsUnreachable { .. }) => Err(error),
            Err(error) => {
                tracing::warn!(%error, "replacing damaged test data");
                Ok(false)
            }
        }
    }

    fn remember(&self, hash: &str) {
        self.lock().insert(hash.to_owned());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashSet<String>> {
        // The set is valid even if a thread panicked while it held the lock.
        self.verified.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    #[tokio::test]
    async fn the_same_content_is_stored_once_under_its_hash() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(&folder.path().join("new/blobs")).unwrap();
        assert_eq!(blobs.put(b"hello".to_vec()).await.unwrap(), HELLO);
        let file = folder.path().join("file");
        fs::write(&file, "hello").unwrap();
        assert_eq!(blobs.put_file(&file).await.unwrap(), HELLO);
        let blob = blobs.fetch(HELLO).await.unwrap();
        assert!(blob.path().ends_with(format!("2c/{HELLO}")));
        assert_eq!(fs::read(blob.path()).unwrap(), b"hello");
        assert_eq!(fs::read_dir(blob.path().parent().unwrap()).unwrap().count(), 1);
    }

    #[tokio::test]
    async fn damaged_blobs_are_detected_and_repaired_by_storing_them_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = {
            let blobs = Blobs::open(folder.path()).unwrap();
            blobs.put(b"hello".to_vec()).await.unwrap();
            blobs.fetch(HELLO).await.unwrap().path().to_owned()
        };
        fs::write(&path, "hell").unwrap();
        // Another process checks the file again.
        let blobs = Blobs::open(folder.path()).unwrap();
        let error = blobs.fetch(HELLO).await.unwrap_err();
        assert!(matches!(&error, Error::DamagedBlob { .. }) && error.to_string().contains(HELLO), "{error}");
        blobs.put(b"hello".to_vec()).await.unwrap();
        assert_eq!(fs::read(blobs.fetch(HELLO).await.unwrap().path()).unwrap(), b"hello");
    }

    #[tokio::test]
    async fn unknown_and_invalid_hashes_are_reported_as_missing() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        for hash in [HELLO, "", "é", "../../etc/passwd"] {
            let error = blobs.fetch(hash).await.unwrap_err();
            assert!(matches!(&error, Error::NoSuchBlob { .. }) && error.to_string().contains(hash), "{error}");
        }
    }

    #[test]
    fn errors_name_a_folder_that_cannot_be_created() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let error = Blobs::open(&file.join("blobs")).unwrap_err();
        assert!(matches!(&error, Error::Unwritable { path, .. } if *path == file.join("blobs")));
        assert!(error.to_string().contains("ASSAY_DATA_DIR"), "{error}");
    }
}
