//! Cache-aside with versions: no reader is served what was true before a write that has returned.
//!
//! A space of keys has one version, a row in the database raised in the transaction of every write. Every entry carries the version it was
//! read at, and every space a least version below which nothing is served or stored:
//!
//! - A reader that misses reads version and rows in one transaction and stores with that version. A slow reader, overtaken by a write, is
//!   below the least version by then, and its entry is refused.
//! - A writer commits, then calls [`Broker::invalidate`] with the new version, then answers.
//! - Between processes the least version lives beside the entries, so a read is one round trip. Inside one process others may write to the
//!   same database unheard (the command line does), so there the version row is asked on every read, which costs no round trip.
//!
//! [`Broker::cached`] does all of this for a reader and is the same for both.

use std::{future::Future, sync::Arc, time::Duration};

use async_trait::async_trait;
use rand::Rng as _;

use crate::{Broker, Error, Lock};

/// How long one process may fill an entry while the others wait for it.
const FLIGHT: Duration = Duration::from_secs(2);
/// How often those who wait for another process's fill look whether it is there.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// What is cached together and invalidated together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CacheSpace {
    /// Track listings.
    Tracks,
}

/// Names an entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CacheKey {
    /// Where it belongs.
    pub space: CacheSpace,
    /// Its name there.
    pub name: String,
}

/// Whether an answer came from the cache: the header `X-Cache`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheStatus {
    /// It was there.
    Hit,
    /// It was read from the database and stored.
    Miss,
    /// The cache was not asked, or could not be.
    Bypass,
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cached {
    /// The version it was read at.
    pub version: i64,
    /// What was stored.
    pub bytes: Arc<[u8]>,
}

/// What a reader made from the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The version, read in the same transaction as the rows.
    pub version: i64,
    /// What to store.
    pub bytes: Vec<u8>,
}

/// What [`Broker::cached`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// What was stored.
    pub bytes: Arc<[u8]>,
    /// Where it came from.
    pub status: CacheStatus,
}

impl Broker {
    /// The entry of `key`, or what `fill` makes of the database, stored for `ttl` give or take a tenth.
    ///
    /// `current_version` reads the version row; it is called only where the broker cannot know the version by itself. Of those who miss at
    /// once in this process, one fills. An entry at least as new as the version that was current when this was called is served, never an
    /// older one.
    ///
    /// # Errors
    /// Those of `current_version` and `fill`. A broker that cannot be reached is no error: the answer is then [`CacheStatus::Bypass`].
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
        let _flight = self.flights.enter(&key.full_name()).await;
        // Whoever flew before may have stored it.
        match self.cache_get(key, known).await {
            Ok(Some(entry)) => return Ok(Fetched { bytes: entry.bytes, status: CacheStatus::Hit }),
            Ok(None) => {}
            Err(error) => return bypass(key, &error, fill().await?),
        }
        let shared_flight = match self.enter_shared_flight(key).await {
            Ok(Entered::Filled(entry)) => return Ok(Fetched { bytes: entry.bytes, status: CacheStatus::Hit }),
            Ok(Entered::Fill(flight)) => flight,
            Err(error) => return bypass(key, &error, fill().await?),
        };
        let filled = fill().await?;
        let bytes: Arc<[u8]> = filled.bytes.into();
        let entry = Cached { version: filled.version, bytes: Arc::clone(&bytes) };
        let ttl = with_jitter(ttl);
        let mut put = self.cache.put_if_current(key, &entry, ttl).await;
        if let Ok(Put::NoLeastVersion) = put {
            // The broker has forgotten what is current. The database knows; what was just read may be older than that by now.
            let version = current_version().await?;
            put = match self.invalidate(key.space, version).await {
                Ok(()) => self.cache.put_if_current(key, &entry, ttl).await,
                Err(error) => Err(error),
            };
        }
        drop(shared_flight);
        if let Err(error) = put {
            tracing::warn!(key = key.full_name(), error = &error as &dyn std::error::Error, "cache not filled");
            return Ok(Fetched { bytes, status: CacheStatus::Bypass });
        }
        Ok(Fetched { bytes, status: CacheStatus::Miss })
    }

    /// Single flight between processes: one fills, the others wait for what it stores, but never for long.
    async fn enter_shared_flight(&self, key: &CacheKey) -> Result<Entered, Error> {
        if !self.cache.knows_versions() {
            return Ok(Entered::Fill(None));
        }
        let name = format!("fill:{}", key.full_name());
        let give_up = tokio::time::Instant::now() + FLIGHT;
        loop {
            if let Some(lock) = self.try_lock(&name, FLIGHT).await? {
                let flight = SharedFlight { broker: self.clone(), lock };
                // Whoever held it before has stored it.
                return Ok(match self.cache_get(key, None).await? {
                    Some(entry) => Entered::Filled(entry),
                    None => Entered::Fill(Some(flight)),
                });
            }
            tokio::time::sleep(LOOK_EVERY).await;
            if let Some(entry) = self.cache_get(key, None).await? {
                return Ok(Entered::Filled(entry));
            }
            if tokio::time::Instant::now() >= give_up {
                return Ok(Entered::Fill(None));
            }
        }
    }

    /// The entry of `key`, unless it is older than the space's least version. `current_version` raises that where the caller knows better.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn cache_get(&self, key: &CacheKey, current_version: Option<i64>) -> Result<Option<Cached>, Error> {
        self.cache.get(key, current_version).await
    }

    /// Stores an entry for `ttl`, unless it is older than the space's least version or than what is there. Says whether it was stored.
    /// Where the broker knows of no version, that of the entry is taken for current.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn cache_put_if_current(&self, key: &CacheKey, entry: &Cached, ttl: Duration) -> Result<bool, Error> {
        let mut put = self.cache.put_if_current(key, entry, ttl).await?;
        if put == Put::NoLeastVersion {
            self.invalidate(key.space, entry.version).await?;
            put = self.cache.put_if_current(key, entry, ttl).await?;
        }
        Ok(put == Put::Stored)
    }

    /// The version below which nothing of a space is shown any more: that of the newest write that was announced. `current_version` reads
    /// the version row; it is called only where the broker cannot know the version by itself, or has forgotten it.
    ///
    /// # Errors
    /// Those of `current_version`. A broker that cannot be reached is no error: nothing is known then.
    pub async fn least_version<E, V>(
        &self,
        space: CacheSpace,
        current_version: impl Fn() -> V,
    ) -> Result<Option<i64>, E>
    where
        V: Future<Output = Result<i64, E>>,
    {
        if !self.cache.knows_versions() {
            return current_version().await.map(Some);
        }
        let known = match self.cache.least(space).await {
            Ok(Some(least)) => Ok(least),
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
                "the version is not known"
            );
        }
        Ok(known.ok())
    }

    /// Raises a space's least version: when this returns, nothing older is served or stored by any process.
    ///
    /// # Errors
    /// [`Error::Unreachable`]: others may serve older entries until their time is over; try again.
    pub async fn invalidate(&self, space: CacheSpace, min_version: i64) -> Result<(), Error> {
        self.cache.invalidate(space, min_version).await
    }
}

/// Whether there is anything to fill.
enum Entered {
    Filled(Cached),
    Fill(Option<SharedFlight>),
}

/// The turn of this process to fill an entry. Dropping it lets the next one in.
struct SharedFlight {
    broker: Broker,
    lock: Lock,
}

impl Drop for SharedFlight {
    fn drop(&mut self) {
        let (broker, lock) = (self.broker.clone(), self.lock.clone());
        tokio::spawn(async move {
            if let Err(error) = broker.unlock(&lock).await {
                tracing::debug!(%error, "the turn to fill passes by itself");
            }
        });
    }
}

impl CacheSpace {
    /// Every space there is.
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
    /// A key among the track listings.
    pub fn tracks(name: impl Into<String>) -> Self {
        Self { space: CacheSpace::Tracks, name: name.into() }
    }

    /// Space and name in one.
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
    tracing::warn!(key = key.full_name(), error = error as &dyn std::error::Error, "cache not asked");
    Ok(Fetched { bytes: filled.bytes.into(), status: CacheStatus::Bypass })
}

/// Entries stored together must not pass together, or all readers would miss at once.
fn with_jitter(ttl: Duration) -> Duration {
    ttl.mul_f64(rand::rng().random_range(0.9..=1.1))
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Put {
    Stored,
    /// Refused: something newer is known.
    Older,
    /// Refused: the back end has lost its least version, so it cannot tell.
    NoLeastVersion,
}

/// What a back end must do; the contract is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait CacheBackend: Send + Sync {
    /// Whether every write to the database is announced to this back end, so that readers need not ask for the version.
    fn knows_versions(&self) -> bool;
    async fn get(&self, key: &CacheKey, current_version: Option<i64>) -> Result<Option<Cached>, Error>;
    /// The least version of a space, where it is known.
    async fn least(&self, space: CacheSpace) -> Result<Option<i64>, Error>;
    async fn put_if_current(&self, key: &CacheKey, entry: &Cached, ttl: Duration) -> Result<Put, Error>;
    async fn invalidate(&self, space: CacheSpace, min_version: i64) -> Result<(), Error>;
}
