//! The cache in Redis: one key per entry, and the minimum version of each space.
//!
//! An entry is served only if its space has a minimum version and the entry is not below it. After a FLUSHALL or a restart,
//! there is no minimum version. Then nothing is served or stored until a reader has read the version from the database.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use fred::{interfaces::KeysInterface, types::Value};

use super::{
    Connection,
    script::{run, scripts},
    shared_reads::SharedReads,
};
use crate::{
    CacheKey, CacheSpace, Cached, Error,
    cache::{CacheBackend, Put},
};

scripts! {
    PUT = "cache_put";
    INVALIDATE = "cache_invalidate";
}

/// Entries and minimum versions.
pub(crate) struct Cache {
    connection: Arc<Connection>,
    entries: SharedReads<CacheKey, Option<Cached>>,
    min_versions: SharedReads<CacheSpace, Option<i64>>,
}

impl Cache {
    pub(crate) fn new(connection: Arc<Connection>) -> Self {
        Self { connection, entries: SharedReads::default(), min_versions: SharedReads::default() }
    }

    async fn read(connection: Arc<Connection>, keys: Vec<String>) -> Result<Option<Cached>, Error> {
        let found: (Value, Option<i64>) = connection.call(connection.client().mget(keys)).await?;
        let (Some(bytes), Some(min_version)) = (found.0.into_bytes(), found.1) else { return Ok(None) };
        let Some((version, bytes)) = bytes.split_first_chunk::<8>() else { return Ok(None) };
        let version = i64::from_be_bytes(*version);
        Ok((version >= min_version).then(|| Cached { version, bytes: bytes.into() }))
    }
}

#[async_trait]
impl CacheBackend for Cache {
    fn knows_versions(&self) -> bool {
        true
    }

    async fn get(&self, key: &CacheKey, current_version: Option<i64>) -> Result<Option<Cached>, Error> {
        if let Some(version) = current_version {
            self.invalidate(key.space, version).await?;
        }
        let read = || {
            let keys = vec![entry_key(&self.connection, key), self.connection.key(min_version_key(key.space))];
            Self::read(Arc::clone(&self.connection), keys)
        };
        self.entries.read(key, read).await
    }

    async fn min_version(&self, space: CacheSpace) -> Result<Option<i64>, Error> {
        let read = || {
            let (connection, key) = (Arc::clone(&self.connection), self.connection.key(min_version_key(space)));
            async move { connection.call(connection.client().get(key)).await }
        };
        self.min_versions.read(&space, read).await
    }

    async fn put_if_current(&self, key: &CacheKey, entry: &Cached, ttl: Duration) -> Result<Put, Error> {
        let connection = &self.connection;
        let mut bytes = entry.version.to_be_bytes().to_vec();
        bytes.extend_from_slice(&entry.bytes);
        let ttl = i64::try_from(ttl.as_millis().max(1)).unwrap_or(i64::MAX);
        let args: Vec<Value> = vec![entry.version.into(), ttl.into(), Value::Bytes(bytes.into())];
        let keys = vec![entry_key(connection, key), connection.key(min_version_key(key.space))];
        let put: i64 = run(&PUT, connection, keys, args).await?;
        Ok(match put {
            1 => Put::Stored,
            0 => Put::Older,
            _ => Put::NoMinVersion,
        })
    }

    async fn invalidate(&self, space: CacheSpace, min_version: i64) -> Result<(), Error> {
        run(&INVALIDATE, &self.connection, vec![self.connection.key(min_version_key(space))], min_version).await
    }
}

/// The key of a space's minimum version, without the prefix.
pub(super) fn min_version_key(space: CacheSpace) -> String {
    format!("{}:min", space.as_str())
}

fn entry_key(connection: &Connection, key: &CacheKey) -> String {
    connection.key(format_args!("cache:{}", key.full_name()))
}
