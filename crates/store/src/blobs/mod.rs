//! Test data and the files of packages, stored once under their content's hash.

mod cache;
mod config;
mod file;
mod hash;
mod home;

use std::{
    collections::HashSet,
    io,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use object_store::WriteMultipart;
use tokio::io::AsyncReadExt;

use crate::{Error, Result, boxed};
use cache::Cache;
use hash::{Hasher, hash_of, is_hash};
use home::Home;

pub use config::BlobsConfig;
pub use file::BlobFile;

/// How much of a file is in memory at a time, in bytes. Also the least that a bucket takes as a part of an object.
const CHUNK: usize = 5 * 1024 * 1024;
/// How many chunks may wait to be written.
const CHUNKS_WAITING: usize = 2;

/// Files named by the SHA-256 of what they hold: in a folder, which hosts may share, or in a bucket. Clones share what they
/// know.
///
/// What is in a bucket is read through a bounded cache on this machine; a folder is read in place, unless a cache is asked for.
#[derive(Clone, Debug)]
pub struct Blobs {
    home: Arc<Home>,
    cache: Option<Arc<Cache>>,
    /// What this process has seen to hold what its name says, where the blobs are.
    verified: Arc<Mutex<HashSet<String>>>,
}

impl Blobs {
    /// The blobs of a folder, read in place. It is created when missing.
    ///
    /// # Errors
    /// [`Unwritable`](crate::Error::Unwritable) when the folder cannot be created or written.
    pub fn open(folder: &Path) -> Result<Self> {
        Ok(Self { home: Arc::new(Home::folder(folder)?), cache: None, verified: Arc::default() })
    }

    /// The blobs that the environment names.
    ///
    /// # Errors
    /// [`BadBlobsAddress`](crate::Error::BadBlobsAddress), [`BlobsUnreachable`](crate::Error::BlobsUnreachable) where a bucket
    /// does not answer, [`Unwritable`](crate::Error::Unwritable).
    #[boxed]
    pub async fn connect(config: &BlobsConfig) -> Result<Self> {
        let home = Home::at(&config.address, &config.aws)?;
        let cache = match config.cache_bytes(&home) {
            Some(bytes) => Some(Arc::new(Cache::open(&config.cache_folder, bytes)?)),
            None => None,
        };
        home.check().await?;
        Ok(Self { home: Arc::new(home), cache, verified: Arc::default() })
    }

    /// Stores bytes, and returns their SHA-256 in hex. Storing the same again changes nothing; a reader never sees a
    /// half-written file.
    ///
    /// # Errors
    /// [`Unwritable`](crate::Error::Unwritable), [`BlobsUnreachable`](crate::Error::BlobsUnreachable).
    #[boxed]
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String> {
        let hash = Hasher::of(&bytes);
        if !self.holds(&hash).await? {
            self.home.put(&hash, bytes).await?;
            self.remember(&hash);
        }
        Ok(hash)
    }

    /// Stores a file's content without holding it in memory, and returns its SHA-256 in hex.
    ///
    /// # Errors
    /// As [`put`](Self::put); [`Unreadable`](crate::Error::Unreadable).
    #[boxed]
    pub async fn put_file(&self, file: &Path) -> Result<String> {
        let unreadable = |source| Error::Unreadable { path: file.to_owned(), source };
        if tokio::fs::metadata(file).await.map_err(unreadable)?.len() <= CHUNK as u64 {
            return self.put(tokio::fs::read(file).await.map_err(unreadable)?).await;
        }
        let hash = hash_of(file).await.map_err(unreadable)?;
        if self.holds(&hash).await? {
            return Ok(hash);
        }
        let mut writer = self.home.write(&hash).await?;
        match self.copy(file, &hash, &mut writer).await {
            Ok(()) => writer.finish().await.map(drop).map_err(|error| self.home.unwritable(&hash, error))?,
            Err(error) => {
                writer.abort().await.map_err(|error| self.home.unwritable(&hash, error))?;
                return Err(error);
            }
        }
        self.remember(&hash);
        Ok(hash)
    }

    /// The content of a hash as a file on this machine, checked against the hash once a process. It stays there for as long as
    /// what is returned lives.
    ///
    /// # Errors
    /// [`NoSuchBlob`](crate::Error::NoSuchBlob), [`DamagedBlob`](crate::Error::DamagedBlob),
    /// [`BlobsUnreachable`](crate::Error::BlobsUnreachable), [`Unreadable`](crate::Error::Unreadable);
    /// [`Unwritable`](crate::Error::Unwritable) where the cache cannot be written.
    #[boxed]
    pub async fn fetch(&self, hash: &str) -> Result<BlobFile> {
        if !is_hash(hash) {
            return Err(self.home.missing(hash));
        }
        match (&self.cache, &*self.home) {
            (Some(cache), home) => cache.fetch(hash, home).await,
            (None, Home::Folder(folder)) => {
                let path = folder.path(hash);
                if !self.lock().contains(hash) {
                    self.home.verify(hash).await?;
                    self.remember(hash);
                }
                Ok(BlobFile::in_place(path))
            }
            // A bucket is never opened without a cache.
            (None, Home::Bucket(_)) => Err(self.home.missing(hash)),
        }
    }

    /// Copies the file, making sure that it still is what was hashed.
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
            writer.wait_for_capacity(CHUNKS_WAITING).await.map_err(|error| self.home.unwritable(hash, error))?;
            writer.write(&buffer[..length]);
        }
        if hasher.finish() == hash {
            Ok(())
        } else {
            Err(unreadable(io::Error::other("it changed while it was being read")))
        }
    }

    /// Whether the content is there, whole. A damaged file counts as missing, so that storing again mends it.
    async fn holds(&self, hash: &str) -> Result<bool> {
        if self.lock().contains(hash) {
            return Ok(true);
        }
        match self.home.verify(hash).await {
            Ok(()) => {
                self.remember(hash);
                Ok(true)
            }
            Err(Error::NoSuchBlob { .. }) => Ok(false),
            Err(error @ Error::BlobsUnreachable { .. }) => Err(error),
            Err(error) => {
                tracing::warn!(%error, "stored test data is written anew");
                Ok(false)
            }
        }
    }

    fn remember(&self, hash: &str) {
        self.lock().insert(hash.to_owned());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashSet<String>> {
        // A set of strings is whole at any moment, whoever panicked.
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
    async fn damage_is_noticed_and_mended_by_storing_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = {
            let blobs = Blobs::open(folder.path()).unwrap();
            blobs.put(b"hello".to_vec()).await.unwrap();
            blobs.fetch(HELLO).await.unwrap().path().to_owned()
        };
        fs::write(&path, "hell").unwrap();
        // What another process, or a later one, sees.
        let blobs = Blobs::open(folder.path()).unwrap();
        let error = blobs.fetch(HELLO).await.unwrap_err();
        assert!(matches!(&error, Error::DamagedBlob { .. }) && error.to_string().contains(HELLO), "{error}");
        blobs.put(b"hello".to_vec()).await.unwrap();
        assert_eq!(fs::read(blobs.fetch(HELLO).await.unwrap().path()).unwrap(), b"hello");
    }

    #[tokio::test]
    async fn what_is_not_there_is_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        for hash in [HELLO, "", "é", "../../etc/passwd"] {
            let error = blobs.fetch(hash).await.unwrap_err();
            assert!(matches!(&error, Error::NoSuchBlob { .. }) && error.to_string().contains(hash), "{error}");
        }
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let error = Blobs::open(&file.join("blobs")).unwrap_err();
        assert!(matches!(&error, Error::Unwritable { path, .. } if *path == file.join("blobs")));
        assert!(error.to_string().contains("ASSAY_DATA_DIR"), "{error}");
    }
}
