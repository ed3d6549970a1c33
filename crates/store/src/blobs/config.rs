//! Where the blobs are, as the environment says.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use super::home::Home;
use crate::{Error, Result};

/// How much of a bucket is kept on this machine, in bytes, where nothing is said.
const CACHE_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// Where blobs are, and how much of them is kept on this machine.
#[derive(Clone)]
pub struct BlobsConfig {
    /// A folder, or `s3://bucket/prefix`.
    pub address: String,
    /// Where fetched blobs are kept, where they are.
    pub cache_folder: PathBuf,
    /// How much of them, in bytes. Where nothing is said, a bucket gets 4 GiB, and a folder is read in place.
    pub cache_bytes: Option<u64>,
    /// The variables `AWS_*` that say how a bucket is reached.
    pub aws: Vec<(String, String)>,
}

/// Without the values of variables: they hold secrets.
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

    /// As the environment says: `ASSAY_BLOBS`, by default the folder `blobs` of the data folder, `ASSAY_BLOB_CACHE_BYTES`, and
    /// `AWS_*`.
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

    /// How large the cache is for blobs that are there; nothing where they are read in place.
    pub(super) fn cache_bytes(&self, home: &Home) -> Option<u64> {
        match home {
            Home::Bucket(_) => Some(self.cache_bytes.unwrap_or(CACHE_BYTES)),
            Home::Folder(_) => self.cache_bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_names_a_folder_or_a_bucket() {
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
