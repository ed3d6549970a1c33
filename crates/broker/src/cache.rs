//! Cache-aside with versions. After a write has returned, readers never get older data.
//!
//! Each space of keys has a version: a row in the database that every write raises in its transaction. Each entry has the
//! version at which it was read, and each space has a minimum version. Entries below it are neither served nor stored.
//!
//! - On a miss, a reader reads version and rows in one transaction and stores the entry with this version. If a write
//!   overtakes a slow reader, the minimum version is higher by then, and the reader's entry is rejected.
//! - A writer commits, calls [`Broker::invalidate`] with the new version, and then responds.
//! - With Redis, the minimum version is stored beside the entries, so a read is one round trip. In-process, another process
//!   (the command line) may write to the database without telling this one. So every read also reads the version row.
//!
//! [`Broker::cached`] does this for readers with both backends.

use std::{future::Future, sync::Arc, time::Duration};

use async_trait::async_trait;
use rand::Rng as _;

use crate::{Broker, Error, Lock};

/// How long other processes wait while one fills an entry.
const FILL_TIMEOUT: Duration = Duration::from_secs(2);
/// How often waiting processes check whether the entry is there.
const POLL_INTERVAL: Duration = Duration::from_millis(10);

/// A group of entries that are invalidated together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CacheSpace {
    /// Lists of tracks.
    Tracks,
}

/// The key of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CacheKey {
    pub space: CacheSpace,
    pub name: String,
}

/// Whether a response came from the cache, for the header `X-Cache`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheStatus {
    /// It was in the cache.
    Hit,
    /// It was read from the database and stored.
    Miss,
    /// The cache was not asked, or could not be reached.
    Bypass,
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cached {
    /// The version at which it was read.
    pub version: i64,
    pub bytes: Arc<[u8]>,
}

/// A new entry that a reader made from the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The version, read in the same transaction as the rows.
    pub version: i64,
    pub bytes: Vec<u8>,
}

/// The result of [`Broker::cached`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    pub bytes: Arc<[u8]>,
    pub status: CacheStatus,
}

impl Broker {
    /// The entry of `key`, or the result of `fill`, which is then stored for `ttl` (plus or minus 10 %).
    ///
    /// `current_version` reads the version row. It is called only if the broker does not know the version. If several callers
    /// miss at the same time, only one of them fills. The result is never older than the version at the time of this call.
    ///
    /// # Errors
    /// Those of `current_version` and `fill`. If the broker cannot be reached, the result is [`CacheStatus::Bypass`].
    pub async fn cached<E, V, F>(
        &self,
        key: &CacheKey,
        ttl: Duration,
        current_version: impl Fn() -> V,
        fill: impl FnOnce() -> F,
    ) -> Result<Fetched, E>
    where
        V: Future<Output = Result<i64, E>>,
        F: Future<Output = Result<Filled, E>>,
    {
        let known = if self.cache.knows_versions() { None } else { Some(current_version().await?) };
        let found = match self.cache_get(key, known).await {
            Ok(found) => found,
            Err(error) => return bypass(key, &error, fill().await?),
        };
        if let Some(entry) = found {
            return Ok(Fetched { bytes: entry.bytes, status: CacheStatus::Hit });
        }
        let _fill_lock = self.fill_locks.lock(&key.full_name()).await;
        // The previous holder of the lock may have stored it.
        match self.cache_get(key, known).await {
            Ok(Some(entry)) => return Ok(Fetched { bytes: entry.bytes, status: CacheStatus::Hit }),
            Ok(None) => {}
            Err(error) => return bypass(key, &error, fill().await?),
        }
        let shared_lock = match self.lock_shared_fill(key).await {
            Ok(FillTurn::Filled(entry)) => return Ok(Fetched { bytes: entry.bytes, status: CacheStatus::Hit }),
            Ok(FillTurn::Fill(lock)) => lock,
            Err(error) => return bypass(key, &error, fill().await?),
        };
        let filled = fill().await?;
        let bytes: Arc<[u8]> = filled.bytes.into();
        let entry = Cached { version: filled.version, bytes: Arc::clone(&bytes) };
        let ttl = with_jitter(ttl);
        let mut put = self.cache.put_if_current(key, &entry, ttl).await;
        if let Ok(Put::NoMinVersion) = put {
            // The broker has lost the version, so read it from the database. The new entry may already be older than it.
            let version = current_version().await?;
            put = match self.invalidate(key.space, version).await {
                Ok(()) => self.cache.put_if_current(key, &entry, ttl).await,
                Err(error) => Err(error),
            };
        }
        drop(shared_lock);
        if let Err(error) = put {
            tracing::warn!(
                key = key.full_name(),
                error = &error as &dyn std::error::Error,
                "cannot write to the cache"
            );
            return Ok(Fetched { bytes, status: CacheStatus::Bypass });
        }
        Ok(Fetched { bytes, status: CacheStatus::Miss })
    }

    /// Lets one process fill while the others wait for its entry, up to [`FILL_TIMEOUT`].
    async fn lock_shared_fill(&self, key: &CacheKey) -> Result<FillTurn, Error> {
        if !self.cache.knows_versions() {
            return Ok(FillTurn::Fill(None));
        }
        let name = format!("fill:{}", key.full_name());
        let deadline = tokio::time::Instant::now() + FILL_TIMEOUT;
        loop {
            if let Some(lock) = self.try_lock(&name, FILL_TIMEOUT).await? {
                let lock = SharedFillLock { broker: self.clone(), lock };
                // The previous holder of the lock may have stored it.
                return Ok(match self.cache_get(key, None).await? {
                    Some(entry) => FillTurn::Filled(entry),
                    None => FillTurn::Fill(Some(lock)),
                });
            }
            tokio::time::sleep(POLL_INTERVAL).await;
            if let Some(entry) = self.cache_get(key, None).await? {
                return Ok(FillTurn::Filled(entry));
            }
            if tokio::time::Instant::now() >= deadline {
                return Ok(FillTurn::Fill(None));
            }
        }
    }

    /// The entry of `key`, unless it is older than the space's minimum version. `current_version` raises the minimum, if the
    /// caller knows it.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn cache_get(&self, key: &CacheKey, current_version: Option<i64>) -> Result<Option<Cached>, Error> {
        self.cache.get(key, current_version).await
    }

    /// Stores an entry for `ttl`, unless it is older than the space's minimum version or the stored entry. Returns whether it
    /// was stored. If the broker knows no minimum version, it becomes that of the entry.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn cache_put_if_current(&self, key: &CacheKey, entry: &Cached, ttl: Duration) -> Result<bool, Error> {
        let mut put = self.cache.put_if_current(key, entry, ttl).await?;
        if put == Put::NoMinVersion {
            self.invalidate(key.space, entry.version).await?;
            put = self.cache.put_if_current(key, entry, ttl).await?;
        }
        Ok(put == Put::Stored)
    }

    /// A space's minimum version: that of the newest write. `current_version` reads the version row. It is called only if the
    /// broker does not know the version.
    ///
    /// # Errors
    /// Those of `current_version`. If the broker cannot be reached, the result is `None`.
    pub async fn min_version<E, V>(&self, space: CacheSpace, current_version: impl Fn() -> V) -> Result<Option<i64>, E>
    where
        V: Future<Output = Result<i64, E>>,
    {
        if !self.cache.knows_versions() {
            return current_version().await.map(Some);
        }
        let known = match self.cache.min_version(space).await {
            Ok(Some(min_version)) => Ok(min_version),
            Ok(None) => {
                let version = current_version().await?;
                self.invalidate(space, version).await.map(|()| version)
            }
            Err(error) => Err(error),
        };
        if let Err(error) = &known {
            tracing::debug!(
                space = space.as_str(),
                error = error as &dyn std::error::Error,
                "cannot read the minimum version"
            );
        }
        Ok(known.ok())
    }

    /// Raises a space's minimum version. After this, no process serves or stores older entries.
    ///
    /// # Errors
    /// [`Error::Unreachable`]; then other processes may serve older entries until these expire. Try again.
    pub async fn invalidate(&self, space: CacheSpace, min_version: i64) -> Result<(), Error> {
        self.cache.invalidate(space, min_version).await
    }
}

/// Whether this process must fill an entry.
enum FillTurn {
    Filled(Cached),
    Fill(Option<SharedFillLock>),
}

/// Keeps other processes from filling an entry until it is dropped.
struct SharedFillLock {
    broker: Broker,
    lock: Lock,
}

impl Drop for SharedFillLock {
    fn drop(&mut self) {
        let (broker, lock) = (self.broker.clone(), self.lock.clone());
        tokio::spawn(async move {
            if let Err(error) = broker.unlock(&lock).await {
                tracing::debug!(%error, "cannot release the lock for filling; it will expire");
            }
        });
    }
}

impl CacheSpace {
    /// All spaces.
    pub const ALL: [Self; 1] = [Self::Tracks];

    /// The name in keys and logs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tracks => "tracks",
        }
    }
}

impl CacheKey {
    /// A key in the space of lists of tracks.
    pub fn tracks(name: impl Into<String>) -> Self {
        Self { space: CacheSpace::Tracks, name: name.into() }
    }

    /// Space and name together.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{}:{}", self.space.as_str(), self.name)
    }
}

impl CacheStatus {
    /// The value of the header `X-Cache`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hit => "hit",
            Self::Miss => "miss",
            Self::Bypass => "bypass",
        }
    }
}

fn bypass<E>(key: &CacheKey, error: &Error, filled: Filled) -> Result<Fetched, E> {
    tracing::warn!(key = key.full_name(), error = error as &dyn std::error::Error, "cannot read from the cache");
    Ok(Fetched { bytes: filled.bytes.into(), status: CacheStatus::Bypass })
}

/// Varies the time, so that entries stored at the same time do not expire at the same time.
fn with_jitter(ttl: Duration) -> Duration {
    ttl.mul_f64(rand::rng().random_range(0.9..=1.1))
}

/// The result of storing an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Put {
    Stored,
    /// Rejected: a newer version is known.
    Older,
    /// Rejected: the backend has lost the minimum version, so it cannot compare.
    NoMinVersion,
}

/// The contract of a backend is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait CacheBackend: Send + Sync {
    /// Whether all writes to the database are announced to this backend, so that readers need not read the version row.
    fn knows_versions(&self) -> bool;
    async fn get(&self, key: &CacheKey, current_version: Option<i64>) -> Result<Option<Cached>, Error>;
    /// The minimum version of a space, if it is known.
    async fn min_version(&self, space: CacheSpace) -> Result<Option<i64>, Error>;
    async fn put_if_current(&self, key: &CacheKey, entry: &Cached, ttl: Duration) -> Result<Put, Error>;
    async fn invalidate(&self, space: CacheSpace, min_version: i64) -> Result<(), Error>;
}
