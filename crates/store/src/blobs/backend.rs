//! The permanent storage of blobs: a folder or a bucket.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use futures::TryStreamExt;
use object_store::{
    Error as StoreError, GetResult, ObjectStore, ObjectStoreExt, RetryConfig, WriteMultipart,
    aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey},
    local::LocalFileSystem,
    path::Path as Location,
};

use super::hash::{Hasher, hash_of};
use crate::{Error, Result};

/// How long failed requests to a bucket are retried.
const RETRY_TIMEOUT: Duration = Duration::from_secs(60);

/// The permanent storage of blobs.
#[derive(Debug)]
pub(super) enum Backend {
    Folder(Folder),
    Bucket(Bucket),
}

/// A folder, which several hosts may share.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    store: LocalFileSystem,
}

/// A prefix in a bucket of S3 or a compatible service.
#[derive(Debug)]
pub(super) struct Bucket {
    address: String,
    prefix: String,
    store: AmazonS3,
}

impl Backend {
    /// Opens the backend at an address. `aws` configures the access to a bucket.
    pub(super) fn at(address: &str, aws: &[(String, String)]) -> Result<Self> {
        match address.split_once("://") {
            Some(("s3", rest)) => Bucket::at(address, rest, aws).map(Self::Bucket),
            Some(_) => Err(Error::BadBlobsAddress { address: address.to_owned(), source: None }),
            None => Self::folder(Path::new(address)),
        }
    }

    pub(super) fn folder(folder: &Path) -> Result<Self> {
        let unwritable = |source| Error::Unwritable { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(unwritable)?;
        let root = fs::canonicalize(folder).map_err(unwritable)?;
        let store = LocalFileSystem::new_with_prefix(&root).map_err(|error| unwritable(io::Error::other(error)))?;
        // Without fsync, a power cut could delete test data of a problem that is already in the database.
        Ok(Self::Folder(Folder { root, store: store.with_fsync(true) }))
    }

    /// Checks that a bucket can be reached. With permission to read objects only, a missing object is reported as "permission
    /// denied", so this is not an error here.
    pub(super) async fn check(&self) -> Result<()> {
        let Self::Bucket(bucket) = self else { return Ok(()) };
        match bucket.store.head(&bucket.location("is-it-there")).await {
            Ok(_) | Err(StoreError::NotFound { .. } | StoreError::PermissionDenied { .. }) => Ok(()),
            Err(source) => Err(Error::BlobsUnreachable { place: bucket.address.clone(), source }),
        }
    }

    /// Writes bytes from memory atomically.
    pub(super) async fn put(&self, hash: &str, bytes: Vec<u8>) -> Result<()> {
        let written = self.store().put(&self.location(hash), bytes.into()).await;
        written.map(drop).map_err(|error| self.unwritable(hash, error))
    }

    /// Begins to write. Readers see the blob only when the write is finished.
    pub(super) async fn write(&self, hash: &str) -> Result<WriteMultipart> {
        let upload = self.store().put_multipart(&self.location(hash)).await;
        Ok(WriteMultipart::new_with_chunk_size(upload.map_err(|error| self.unwritable(hash, error))?, super::CHUNK))
    }

    /// Begins to read.
    pub(super) async fn read(&self, hash: &str) -> Result<GetResult> {
        self.store().get(&self.location(hash)).await.map_err(|error| self.unreadable(hash, error))
    }

    /// Reads the whole blob and checks its hash.
    pub(super) async fn verify(&self, hash: &str) -> Result<()> {
        let found = match self {
            Self::Folder(folder) => {
                let path = folder.path(hash);
                hash_of(&path).await.map_err(|source| match source.kind() {
                    io::ErrorKind::NotFound => self.missing(hash),
                    _ => Error::Unreadable { path, source },
                })?
            }
            Self::Bucket(_) => {
                let mut chunks = self.read(hash).await?.into_stream();
                let mut hasher = Hasher::default();
                while let Some(chunk) = chunks.try_next().await.map_err(|error| self.unreadable(hash, error))? {
                    hasher.update(&chunk);
                }
                hasher.finish()
            }
        };
        if found == hash { Ok(()) } else { Err(self.damaged(hash)) }
    }

    pub(super) fn missing(&self, hash: &str) -> Error {
        let place = match self {
            Self::Folder(folder) => folder.root.display().to_string(),
            Self::Bucket(bucket) => bucket.address.clone(),
        };
        Error::NoSuchBlob { hash: hash.to_owned(), place }
    }

    pub(super) fn damaged(&self, hash: &str) -> Error {
        Error::DamagedBlob { place: self.place(hash) }
    }

    pub(super) fn unwritable(&self, hash: &str, source: StoreError) -> Error {
        match self {
            Self::Folder(folder) => Error::Unwritable { path: folder.path(hash), source: io::Error::other(source) },
            Self::Bucket(_) => Error::BlobsUnreachable { place: self.place(hash), source },
        }
    }

    pub(super) fn unreadable(&self, hash: &str, source: StoreError) -> Error {
        match source {
            StoreError::NotFound { .. } => self.missing(hash),
            source => Error::BlobsUnreachable { place: self.place(hash), source },
        }
    }

    /// The blob's place for error messages.
    fn place(&self, hash: &str) -> String {
        match self {
            Self::Folder(folder) => folder.path(hash).display().to_string(),
            Self::Bucket(bucket) => format!("{}/{}", bucket.address, name(hash)),
        }
    }

    fn store(&self) -> &dyn ObjectStore {
        match self {
            Self::Folder(folder) => &folder.store,
            Self::Bucket(bucket) => &bucket.store,
        }
    }

    fn location(&self, hash: &str) -> Location {
        match self {
            Self::Folder(_) => Location::from(name(hash)),
            Self::Bucket(bucket) => bucket.location(&name(hash)),
        }
    }
}

impl Folder {
    pub(super) fn path(&self, hash: &str) -> PathBuf {
        self.root.join(name(hash))
    }
}

impl Bucket {
    fn at(address: &str, rest: &str, aws: &[(String, String)]) -> Result<Self> {
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let bad = |source| Error::BadBlobsAddress { address: address.to_owned(), source };
        if bucket.is_empty() {
            return Err(bad(None));
        }
        // Fails if a provider is already installed. Only this one is built in.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let retry = RetryConfig { max_retries: 5, retry_timeout: RETRY_TIMEOUT, ..RetryConfig::default() };
        let builder = aws.iter().fold(AmazonS3Builder::new(), |builder, (name, value)| {
            // Unknown variables are for other programs.
            match name.to_ascii_lowercase().parse::<AmazonS3ConfigKey>() {
                Ok(key) => builder.with_config(key, value),
                Err(_) => builder,
            }
        });
        let store = builder.with_bucket_name(bucket).with_retry(retry).build().map_err(|error| bad(Some(error)))?;
        let prefix = prefix.trim_matches('/').to_owned();
        Ok(Self { address: address.trim_end_matches('/').to_owned(), prefix, store })
    }

    fn location(&self, name: &str) -> Location {
        Location::from(if self.prefix.is_empty() { name.to_owned() } else { format!("{}/{name}", self.prefix) })
    }
}

/// `ab/abcdef…`, so that no folder becomes too large to list.
fn name(hash: &str) -> String {
    format!("{}/{hash}", hash.get(..2).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_invalid_address() {
        for bad in ["s3://", "s3:///prefix", "gs://bucket", "https://s3.example.org/bucket"] {
            let error = Backend::at(bad, &[]).unwrap_err().to_string();
            assert!(error.contains(bad) && error.contains("s3://bucket/prefix"), "{error}");
        }
    }
}
