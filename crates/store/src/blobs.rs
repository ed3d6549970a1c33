//! Test data, stored once under its content's hash.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use object_store::{ObjectStoreExt, WriteMultipart, local::LocalFileSystem, path::Path as Location};
use sha2::{Digest, Sha256};
use tokio::io::AsyncReadExt;

use crate::{Error, Result};

/// How much of a file is in memory at a time, in bytes.
const CHUNK: usize = 1024 * 1024;
/// How many chunks may wait to be written.
const CHUNKS_WAITING: usize = 4;

/// Files named by the SHA-256 of what they hold, in a folder. Clones share what they know.
///
/// They are kept by `object_store`, so that the same names can lead to a bucket when there are several hosts.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
    store: Arc<LocalFileSystem>,
    /// What this process has seen to hold what its name says.
    verified: Arc<Mutex<HashSet<String>>>,
}

impl Blobs {
    /// The blobs of a folder, which is created when missing.
    ///
    /// # Errors
    /// [`Unwritable`](crate::Error::Unwritable) when the folder cannot be created or written.
    pub fn open(folder: &Path) -> Result<Self> {
        let unwritable = |source| Error::Unwritable { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(unwritable)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| unwritable(io::Error::other(error)))?;
        // A problem must not outlive its test data in a power cut.
        let store = Arc::new(store.with_fsync(true));
        Ok(Self { folder: folder.to_owned(), store, verified: Arc::default() })
    }

    /// Stores bytes, and returns their SHA-256 in hex. Storing the same again changes nothing; a reader never sees a
    /// half-written file.
    ///
    /// # Errors
    /// [`Unwritable`](crate::Error::Unwritable).
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String> {
        let hash = format!("{:x}", Sha256::digest(&bytes));
        if !self.holds(&hash).await {
            let written = self.store.put(&location(&hash), bytes.into()).await;
            written.map_err(|error| self.unwritable(&hash, error))?;
            self.remember(&hash);
        }
        Ok(hash)
    }

    /// Stores a file's content without holding it in memory, and returns its SHA-256 in hex.
    ///
    /// # Errors
    /// [`Unwritable`](crate::Error::Unwritable), [`Unreadable`](crate::Error::Unreadable).
    pub async fn put_file(&self, file: &Path) -> Result<String> {
        let hash = hash_of(file).await.map_err(|source| unreadable(file, source))?;
        if self.holds(&hash).await {
            return Ok(hash);
        }
        let upload = self.store.put_multipart(&location(&hash)).await;
        let mut writer = WriteMultipart::new(upload.map_err(|error| self.unwritable(&hash, error))?);
        match self.copy(file, &hash, &mut writer).await {
            Ok(()) => writer.finish().await.map_err(|error| self.unwritable(&hash, error))?,
            Err(error) => {
                writer.abort().await.map_err(|error| self.unwritable(&hash, error))?;
                return Err(error);
            }
        };
        self.remember(&hash);
        Ok(hash)
    }

    /// Where the content of a hash is on this machine. What is there is checked against the hash once a process.
    ///
    /// # Errors
    /// [`NoSuchBlob`](crate::Error::NoSuchBlob), [`DamagedBlob`](crate::Error::DamagedBlob),
    /// [`Unreadable`](crate::Error::Unreadable).
    pub async fn path(&self, hash: &str) -> Result<PathBuf> {
        let missing = || Error::NoSuchBlob { hash: hash.to_owned(), folder: self.folder.clone() };
        if !is_hash(hash) {
            return Err(missing());
        }
        let path = self.store.path_to_filesystem(&location(hash)).map_err(|_| missing())?;
        if self.lock().contains(hash) {
            return Ok(path);
        }
        match hash_of(&path).await {
            Ok(found) if found == hash => {
                self.remember(hash);
                Ok(path)
            }
            Ok(_) => Err(Error::DamagedBlob { path }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(missing()),
            Err(source) => Err(unreadable(&path, source)),
        }
    }

    /// Copies the file, making sure that it still is what was hashed.
    async fn copy(&self, file: &Path, hash: &str, writer: &mut WriteMultipart) -> Result<()> {
        let mut reader = tokio::fs::File::open(file).await.map_err(|source| unreadable(file, source))?;
        let mut buffer = vec![0; CHUNK];
        let mut hasher = Sha256::new();
        loop {
            let length = reader.read(&mut buffer).await.map_err(|source| unreadable(file, source))?;
            if length == 0 {
                break;
            }
            hasher.update(&buffer[..length]);
            writer.wait_for_capacity(CHUNKS_WAITING).await.map_err(|error| self.unwritable(hash, error))?;
            writer.write(&buffer[..length]);
        }
        if format!("{:x}", hasher.finalize()) == hash {
            Ok(())
        } else {
            Err(unreadable(file, io::Error::other("it changed while it was being read")))
        }
    }

    /// Whether the content is there, whole. A damaged file counts as missing, so that storing again mends it.
    async fn holds(&self, hash: &str) -> bool {
        match self.path(hash).await {
            Ok(_) => true,
            Err(Error::NoSuchBlob { .. }) => false,
            Err(error) => {
                tracing::warn!(%error, "stored test data is written anew");
                false
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

    fn unwritable(&self, hash: &str, error: object_store::Error) -> Error {
        Error::Unwritable { path: self.folder.join(location(hash).as_ref()), source: io::Error::other(error) }
    }
}

/// `ab/abcdef…`: no folder grows too large to list.
fn location(hash: &str) -> Location {
    Location::from(format!("{}/{hash}", &hash[..2]))
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn unreadable(path: &Path, source: io::Error) -> Error {
    Error::Unreadable { path: path.to_owned(), source }
}

async fn hash_of(path: &Path) -> io::Result<String> {
    let path = path.to_owned();
    let hashing = tokio::task::spawn_blocking(move || {
        let mut hasher = Sha256::new();
        io::copy(&mut fs::File::open(path)?, &mut hasher)?;
        Ok(format!("{:x}", hasher.finalize()))
    });
    hashing.await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
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
        let path = blobs.path(HELLO).await.unwrap();
        assert!(path.ends_with(format!("2c/{HELLO}")));
        assert_eq!(fs::read(&path).unwrap(), b"hello");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[tokio::test]
    async fn a_large_file_arrives_whole() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
        let content: Vec<u8> = (0..11_000_000_u32).map(|n| (n % 251) as u8).collect();
        let file = folder.path().join("file");
        fs::write(&file, &content).unwrap();
        let hash = blobs.put_file(&file).await.unwrap();
        assert_eq!(hash, format!("{:x}", Sha256::digest(&content)));
        assert!(fs::read(blobs.path(&hash).await.unwrap()).unwrap() == content);
    }

    #[tokio::test]
    async fn damage_is_noticed_and_mended_by_storing_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = {
            let blobs = Blobs::open(folder.path()).unwrap();
            blobs.put(b"hello".to_vec()).await.unwrap();
            blobs.path(HELLO).await.unwrap()
        };
        fs::write(&path, "hell").unwrap();
        // What another process, or a later one, sees.
        let blobs = Blobs::open(folder.path()).unwrap();
        assert!(matches!(blobs.path(HELLO).await, Err(Error::DamagedBlob { .. })));
        blobs.put(b"hello".to_vec()).await.unwrap();
        assert_eq!(fs::read(blobs.path(HELLO).await.unwrap()).unwrap(), b"hello");
    }

    #[tokio::test]
    async fn what_is_not_there_is_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        for hash in [HELLO, "", "é", "../../etc/passwd"] {
            assert!(matches!(blobs.path(hash).await, Err(Error::NoSuchBlob { .. })), "{hash}");
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
