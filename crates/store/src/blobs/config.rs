//! The settings of the blobs.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use super::backend::Backend;
use crate::{Error, Result};

/// The default size of the cache for a bucket, in bytes.
const DEFAULT_CACHE_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// Where blobs are stored and cached.
#[derive(Clone)]
pub struct BlobsConfig {
    /// A folder, or `s3://bucket/prefix`.
    pub address: String,
    pub cache_folder: PathBuf,
    /// The maximum size of the cache, in bytes. By default, a bucket has a cache of 4 GiB and a folder has none.
    pub cache_bytes: Option<u64>,
    /// The variables `AWS_*`, which configure the access to a bucket.
    pub aws: Vec<(String, String)>,
}

/// Leaves out the variables, which contain secrets.
impl fmt::Debug for BlobsConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlobsConfig").field("address", &self.address).finish_non_exhaustive()
    }
}

impl BlobsConfig {
    /// The blobs of a data folder, read in place.
    #[must_use]
    pub fn of_data_folder(data: &Path) -> Self {
        Self {
            address: data.join("blobs").to_string_lossy().into_owned(),
            cache_folder: data.join("blob-cache"),
            cache_bytes: None,
            aws: Vec::new(),
        }
    }

    /// Reads `ASSAY_BLOBS` (default: the folder `blobs` in the data folder), `ASSAY_BLOB_CACHE_BYTES` and `AWS_*`.
    ///
    /// # Errors
    /// [`BadCacheSize`](crate::Error::BadCacheSize).
    pub fn from_env(data: &Path) -> Result<Self> {
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Self::from_variables(data, std::env::vars_os().filter_map(text))
    }

    fn from_variables(data: &Path, variables: impl Iterator<Item = (String, String)>) -> Result<Self> {
        let mut config = Self::of_data_folder(data);
        for (name, value) in variables.filter(|(_, value)| !value.is_empty()) {
            match name.as_str() {
                "ASSAY_BLOBS" => config.address = value,
                "ASSAY_BLOB_CACHE_BYTES" => {
                    config.cache_bytes = Some(value.trim().parse().map_err(|_| Error::BadCacheSize(value))?);
                }
                _ if name.starts_with("AWS_") => config.aws.push((name, value)),
                _ => {}
            }
        }
        Ok(config)
    }

    /// The size of the cache; `None`: blobs are read in place.
    pub(super) fn cache_bytes(&self, backend: &Backend) -> Option<u64> {
        match backend {
            Backend::Bucket(_) => Some(self.cache_bytes.unwrap_or(DEFAULT_CACHE_BYTES)),
            Backend::Folder(_) => self.cache_bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_configures_a_folder_or_a_bucket() {
        let from = |set: &[(&str, &str)]| {
            let set = set.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            BlobsConfig::from_variables(Path::new("/data"), set)
        };
        assert_eq!(from(&[]).unwrap().address, "/data/blobs");
        let set =
            [("ASSAY_BLOBS", "s3://tests/a"), ("ASSAY_BLOB_CACHE_BYTES", "1000"), ("AWS_REGION", "x"), ("HOME", "/")];
        let config = from(&set).unwrap();
        assert_eq!((config.address.as_str(), config.cache_bytes), ("s3://tests/a", Some(1000)));
        assert_eq!(config.aws, [("AWS_REGION".to_owned(), "x".to_owned())]);
        let error = from(&[("ASSAY_BLOB_CACHE_BYTES", "4 GiB")]).unwrap_err().to_string();
        assert!(error.contains("ASSAY_BLOB_CACHE_BYTES") && error.contains("4 GiB"), "{error}");
    }
}
