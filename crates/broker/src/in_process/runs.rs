//! Runs inside one process.

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
    runs::{Created, KeptRun, RunBytes, RunsBackend},
};

/// What a run takes besides its texts, roughly.
const OVERHEAD: u64 = 1024;

/// The runs whose time is not over.
pub(crate) struct Runs {
    bytes: RunBytes,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    /// By number, in the order they began.
    runs: BTreeMap<u64, Entry>,
    numbers: HashMap<i64, u64>,
    begun: u64,
}

struct Entry {
    id: i64,
    owner: Owner,
    /// Nothing once the run is over.
    order: Option<String>,
    access: String,
    report: String,
    until: Instant,
    asked_until: Instant,
}

impl Runs {
    pub(crate) fn new(bytes: RunBytes) -> Self {
        Self { bytes, kept: Mutex::default() }
    }

    fn with<T>(&self, id: i64, with: impl FnOnce(&mut Entry) -> T) -> Option<T> {
        let now = Instant::now();
        lock(&self.kept).entry(id).filter(|entry| entry.until > now).map(with)
    }
}

#[async_trait]
impl RunsBackend for Runs {
    async fn create(&self, new: KeptRun) -> Result<Created, Error> {
        let now = Instant::now();
        let KeptRun { id, owner, order, access, report, times } = new;
        let entry = Entry {
            id,
            owner,
            order: Some(order),
            access,
            report,
            until: now + times.kept,
            asked_until: now + times.unasked,
        };
        let mut kept = lock(&self.kept);
        kept.drop_where(|entry| entry.until <= now);
        let bytes = entry.bytes();
        if !kept.make_room(self.bytes.of_one, bytes, |other| other.owner == entry.owner) {
            return Ok(Created::OwnerFull);
        }
        if !kept.make_room(self.bytes.of_all, bytes, |_| true) {
            return Ok(Created::Full);
        }
        kept.add(entry);
        Ok(Created::Kept)
    }

    async fn begin(&self, id: i64) -> Result<Option<String>, Error> {
        let now = Instant::now();
        if self.with(id, |entry| entry.is_forgotten(now)) == Some(true) {
            lock(&self.kept).drop_where(|entry| entry.id == id);
        }
        Ok(self.with(id, |entry| entry.order.clone()).flatten())
    }

    async fn report(&self, id: i64, last: bool, report: String) -> Result<bool, Error> {
        let now = Instant::now();
        let kept = self.with(id, |entry| {
            if entry.order.is_none() {
                return true;
            }
            if !last && entry.is_forgotten(now) {
                return false;
            }
            entry.report = report;
            if last {
                entry.order = None;
            }
            true
        });
        if kept == Some(false) {
            lock(&self.kept).drop_where(|entry| entry.id == id);
        }
        Ok(kept == Some(true))
    }

    async fn ask(&self, id: i64, lasts: Duration) -> Result<(), Error> {
        let until = Instant::now() + lasts;
        self.with(id, |entry| entry.asked_until = until);
        Ok(())
    }

    async fn access(&self, id: i64) -> Result<Option<String>, Error> {
        Ok(self.with(id, |entry| entry.access.clone()))
    }

    async fn read(&self, id: i64) -> Result<Option<String>, Error> {
        Ok(self.with(id, |entry| entry.report.clone()))
    }
}

impl Kept {
    fn entry(&mut self, id: i64) -> Option<&mut Entry> {
        self.runs.get_mut(self.numbers.get(&id)?)
    }

    fn add(&mut self, entry: Entry) {
        self.begun += 1;
        self.numbers.insert(entry.id, self.begun);
        self.runs.insert(self.begun, entry);
    }

    fn drop_where(&mut self, which: impl Fn(&Entry) -> bool) {
        let numbers = &mut self.numbers;
        self.runs.retain(|_, entry| {
            let goes = which(entry);
            if goes {
                numbers.remove(&entry.id);
            }
            !goes
        });
    }

    /// Drops runs that are over, oldest first, until there is room for so many bytes more. False when there is none even then.
    fn make_room(&mut self, most: u64, bytes: u64, whose: impl Fn(&Entry) -> bool) -> bool {
        let mut used: u64 = self.runs.values().filter(|entry| whose(entry)).map(Entry::bytes).sum();
        let numbers = &mut self.numbers;
        self.runs.retain(|_, entry| {
            let goes = used + bytes > most && entry.order.is_none() && whose(entry);
            if goes {
                used -= entry.bytes();
                numbers.remove(&entry.id);
            }
            !goes
        });
        used + bytes <= most
    }
}

impl Entry {
    fn bytes(&self) -> u64 {
        let order = self.order.as_ref().map_or(0, String::len);
        (order + self.access.len() + self.report.len()) as u64 + OVERHEAD
    }

    fn is_forgotten(&self, now: Instant) -> bool {
        self.order.is_some() && self.asked_until <= now
    }
}
