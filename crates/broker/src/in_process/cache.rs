//! The in-process cache.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use async_trait::async_trait;
use tokio::time::Instant;

use super::lock;
use crate::{
    CacheKey, CacheSpace, Cached, Error,
    cache::{CacheBackend, Put},
};

/// The most entries. Above this, the one that expires first is removed.
const MAX_ENTRIES: usize = 1024;

/// Entries, and the minimum version of each space.
#[derive(Default)]
pub(crate) struct Cache {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    entries: HashMap<CacheKey, (Cached, Instant)>,
    min_versions: HashMap<CacheSpace, i64>,
}

#[async_trait]
impl CacheBackend for Cache {
    fn knows_versions(&self) -> bool {
        // The command line may write to the same database beside this process.
        false
    }

    async fn get(&self, key: &CacheKey, current_version: Option<i64>) -> Result<Option<Cached>, Error> {
        let mut state = lock(&self.state);
        if let Some(version) = current_version {
            state.raise(key.space, version);
        }
        let now = Instant::now();
        Ok(state.entries.get(key).filter(|(_, until)| *until > now).map(|(entry, _)| entry.clone()))
    }

    async fn min_version(&self, space: CacheSpace) -> Result<Option<i64>, Error> {
        Ok(lock(&self.state).min_versions.get(&space).copied())
    }

    async fn put_if_current(&self, key: &CacheKey, entry: &Cached, ttl: Duration) -> Result<Put, Error> {
        let mut state = lock(&self.state);
        let now = Instant::now();
        let newer = |(stored, until): &(Cached, Instant)| *until > now && stored.version > entry.version;
        if entry.version < state.min_version(key.space) || state.entries.get(key).is_some_and(newer) {
            return Ok(Put::Older);
        }
        if state.entries.len() >= MAX_ENTRIES && !state.entries.contains_key(key) {
            state.make_room(now);
        }
        state.entries.insert(key.clone(), (entry.clone(), now + ttl));
        Ok(Put::Stored)
    }

    async fn invalidate(&self, space: CacheSpace, min_version: i64) -> Result<(), Error> {
        lock(&self.state).raise(space, min_version);
        Ok(())
    }
}

impl State {
    fn min_version(&self, space: CacheSpace) -> i64 {
        self.min_versions.get(&space).copied().unwrap_or(i64::MIN)
    }

    /// Raises the minimum version and removes all entries below it.
    fn raise(&mut self, space: CacheSpace, version: i64) {
        if version > self.min_version(space) {
            self.min_versions.insert(space, version);
            self.entries.retain(|key, (entry, _)| key.space != space || entry.version >= version);
        }
    }

    fn make_room(&mut self, now: Instant) {
        self.entries.retain(|_, (_, until)| *until > now);
        if self.entries.len() >= MAX_ENTRIES {
            let first = self.entries.iter().min_by_key(|(_, (_, until))| *until).map(|(key, _)| key.clone());
            if let Some(key) = first {
                self.entries.remove(&key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_number_of_entries_is_limited() {
        let cache = Cache::default();
        let entry = Cached { version: 1, bytes: Vec::new().into() };
        for n in 0..=MAX_ENTRIES {
            let ttl = Duration::from_secs(60 + n as u64);
            let put = cache.put_if_current(&CacheKey::tracks(n.to_string()), &entry, ttl).await.unwrap();
            assert_eq!(put, Put::Stored);
        }
        assert_eq!(lock(&cache.state).entries.len(), MAX_ENTRIES);
        assert_eq!(cache.get(&CacheKey::tracks("0"), None).await.unwrap(), None, "the first to expire was removed");
        assert!(cache.get(&CacheKey::tracks("1"), None).await.unwrap().is_some());
    }
}
