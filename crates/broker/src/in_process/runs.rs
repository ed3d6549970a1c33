//! In-process runs.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Mutex,
    time::Duration,
};

use assay_domain::Owner;
use async_trait::async_trait;
use tokio::time::Instant;

use super::lock;
use crate::{
    Error,
    runs::{Created, KeyedRun, NewRun, RunBytes, RunsBackend, StoredKey},
};

/// Roughly the bytes of a run besides its texts.
const OVERHEAD: u64 = 1024;

/// The stored runs.
pub(crate) struct Runs {
    bytes: RunBytes,
    stored: Mutex<Stored>,
}

#[derive(Default)]
struct Stored {
    /// By number, in the order they were created.
    runs: BTreeMap<u64, Entry>,
    numbers: HashMap<i64, u64>,
    created: u64,
}

struct Entry {
    id: i64,
    owner: Owner,
    /// `None` when the run has ended.
    order: Option<String>,
    access: String,
    report: String,
    key: Option<StoredKey>,
    until: Instant,
    polled_until: Instant,
}

impl Runs {
    pub(crate) fn new(bytes: RunBytes) -> Self {
        Self { bytes, stored: Mutex::default() }
    }

    fn with<T>(&self, id: i64, with: impl FnOnce(&mut Entry) -> T) -> Option<T> {
        let now = Instant::now();
        lock(&self.stored).entry(id).filter(|entry| entry.until > now).map(with)
    }
}

#[async_trait]
impl RunsBackend for Runs {
    async fn create(&self, new: NewRun) -> Result<Created, Error> {
        let now = Instant::now();
        let NewRun { id, owner, order, access, report, times, key } = new;
        let entry = Entry {
            id,
            owner,
            order: Some(order),
            access,
            report,
            key,
            until: now + times.ttl,
            polled_until: now + times.unpolled_ttl,
        };
        let mut stored = lock(&self.stored);
        stored.remove_where(|entry| entry.until <= now);
        if let Some(keyed) = entry.key.as_ref().and_then(|key| stored.keyed(&key.name)) {
            return Ok(Created::Keyed(keyed));
        }
        let bytes = entry.bytes();
        if !stored.make_room(self.bytes.per_owner, bytes, |other| other.owner == entry.owner) {
            return Ok(Created::OwnerFull);
        }
        if !stored.make_room(self.bytes.total, bytes, |_| true) {
            return Ok(Created::Full);
        }
        stored.add(entry);
        Ok(Created::Stored)
    }

    async fn keyed(&self, name: &str) -> Result<Option<KeyedRun>, Error> {
        let now = Instant::now();
        let mut stored = lock(&self.stored);
        stored.remove_where(|entry| entry.until <= now);
        Ok(stored.keyed(name))
    }

    async fn begin(&self, id: i64) -> Result<Option<String>, Error> {
        let now = Instant::now();
        if self.with(id, |entry| entry.is_abandoned(now)) == Some(true) {
            lock(&self.stored).remove_where(|entry| entry.id == id);
        }
        Ok(self.with(id, |entry| entry.order.clone()).flatten())
    }

    async fn report(&self, id: i64, ended: bool, report: String) -> Result<bool, Error> {
        let now = Instant::now();
        let kept = self.with(id, |entry| {
            if entry.order.is_none() {
                return true;
            }
            if !ended && entry.is_abandoned(now) {
                return false;
            }
            entry.report = report;
            if ended {
                entry.order = None;
            }
            true
        });
        if kept == Some(false) {
            lock(&self.stored).remove_where(|entry| entry.id == id);
        }
        Ok(kept == Some(true))
    }

    async fn touch(&self, id: i64, ttl: Duration) -> Result<(), Error> {
        let until = Instant::now() + ttl;
        self.with(id, |entry| entry.polled_until = until);
        Ok(())
    }

    async fn access(&self, id: i64) -> Result<Option<String>, Error> {
        Ok(self.with(id, |entry| entry.access.clone()))
    }

    async fn read(&self, id: i64) -> Result<Option<String>, Error> {
        Ok(self.with(id, |entry| entry.report.clone()))
    }
}

impl Stored {
    fn entry(&mut self, id: i64) -> Option<&mut Entry> {
        self.runs.get_mut(self.numbers.get(&id)?)
    }

    fn keyed(&self, name: &str) -> Option<KeyedRun> {
        self.runs.values().find_map(|entry| {
            let key = entry.key.as_ref().filter(|key| key.name == name)?;
            Some(KeyedRun { id: entry.id, fingerprint: key.fingerprint.clone() })
        })
    }

    fn add(&mut self, entry: Entry) {
        self.created += 1;
        self.numbers.insert(entry.id, self.created);
        self.runs.insert(self.created, entry);
    }

    fn remove_where(&mut self, matches: impl Fn(&Entry) -> bool) {
        let numbers = &mut self.numbers;
        self.runs.retain(|_, entry| {
            let remove = matches(entry);
            if remove {
                numbers.remove(&entry.id);
            }
            !remove
        });
    }

    /// Removes ended runs, oldest first, until there is room for `bytes` more. Returns false if there is not enough room.
    fn make_room(&mut self, max: u64, bytes: u64, counts: impl Fn(&Entry) -> bool) -> bool {
        let mut used: u64 = self.runs.values().filter(|entry| counts(entry)).map(Entry::bytes).sum();
        let numbers = &mut self.numbers;
        self.runs.retain(|_, entry| {
            let remove = used + bytes > max && entry.order.is_none() && counts(entry);
            if remove {
                used -= entry.bytes();
                numbers.remove(&entry.id);
            }
            !remove
        });
        used + bytes <= max
    }
}

impl Entry {
    fn bytes(&self) -> u64 {
        let order = self.order.as_ref().map_or(0, String::len);
        (order + self.access.len() + self.report.len()) as u64 + OVERHEAD
    }

    fn is_abandoned(&self, now: Instant) -> bool {
        self.order.is_some() && self.polled_until <= now
    }
}
