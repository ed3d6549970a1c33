//! The cache in Redis: an entry a key, and beside them the least version of each space.
//!
//! An entry counts only while its space has a least version and is not below it. After a FLUSHALL or a restart there is none: nothing
//! is served or stored until a reader has taken it from the database again.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use fred::{interfaces::KeysInterface, types::Value};

use super::{
    Link,
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

/// Entries and least versions.
pub(crate) struct Cache {
    link: Arc<Link>,
    entries: SharedReads<CacheKey, Option<Cached>>,
    least: SharedReads<CacheSpace, Option<i64>>,
}

impl Cache {
    pub(crate) fn new(link: Arc<Link>) -> Self {
        Self { link, entries: SharedReads::default(), least: SharedReads::default() }
    }

    async fn read(link: Arc<Link>, keys: Vec<String>) -> Result<Option<Cached>, Error> {
        let found: (Value, Option<i64>) = link.call(link.client().mget(keys)).await?;
        let (Some(bytes), Some(least)) = (found.0.into_bytes(), found.1) else { return Ok(None) };
        let Some((version, bytes)) = bytes.split_first_chunk::<8>() else { return Ok(None) };
        let version = i64::from_be_bytes(*version);
        Ok((version >= least).then(|| Cached { version, bytes: bytes.into() }))
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
            let keys = vec![entry_key(&self.link, key), self.link.key(least_name(key.space))];
            Self::read(Arc::clone(&self.link), keys)
        };
        self.entries.read(key, read).await
    }

    async fn least(&self, space: CacheSpace) -> Result<Option<i64>, Error> {
        let read = || {
            let (link, key) = (Arc::clone(&self.link), self.link.key(least_name(space)));
            async move { link.call(link.client().get(key)).await }
        };
        self.least.read(&space, read).await
    }

    async fn put_if_current(&self, key: &CacheKey, entry: &Cached, ttl: Duration) -> Result<Put, Error> {
        let link = &self.link;
        let mut bytes = entry.version.to_be_bytes().to_vec();
        bytes.extend_from_slice(&entry.bytes);
        let ttl = i64::try_from(ttl.as_millis().max(1)).unwrap_or(i64::MAX);
        let args: Vec<Value> = vec![entry.version.into(), ttl.into(), Value::Bytes(bytes.into())];
        let keys = vec![entry_key(link, key), link.key(least_name(key.space))];
        let put: i64 = run(&PUT, link, keys, args).await?;
        Ok(match put {
            1 => Put::Stored,
            0 => Put::Older,
            _ => Put::NoLeastVersion,
        })
    }

    async fn invalidate(&self, space: CacheSpace, min_version: i64) -> Result<(), Error> {
        run(&INVALIDATE, &self.link, vec![self.link.key(least_name(space))], min_version).await
    }
}

/// The key of a space's least version, without the prefix.
pub(super) fn least_name(space: CacheSpace) -> String {
    format!("{}:min", space.as_str())
}

fn entry_key(link: &Link, key: &CacheKey) -> String {
    link.key(format_args!("cache:{}", key.full_name()))
}
