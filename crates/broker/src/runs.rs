//! Runs of a program before it is submitted: their orders and reports.
//!
//! Runs are stored only in the broker. If the broker loses its data, users must start their runs again. Each owner and all
//! owners together have a budget of bytes, so that runs leave enough memory for the queue and the limits. Runs that no client
//! polls are dropped.

use std::time::Duration;

use assay_domain::{IdempotencyKey, Owner, Phase, Run, RunAccess, RunOrder};
use async_trait::async_trait;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Broker, Error};

/// How long a run is stored.
#[derive(Clone, Copy, Debug)]
pub struct RunTimes {
    /// From its creation.
    pub ttl: Duration,
    /// Before it ends, if no client polls it.
    pub unpolled_ttl: Duration,
}

/// How many bytes runs may use. Ended runs are removed for new ones, oldest first.
#[derive(Clone, Copy, Debug)]
pub struct RunBytes {
    pub per_owner: u64,
    pub total: u64,
}

/// In total, a quarter of the memory that `deploy/redis.conf` allows. An owner can have 16 of the largest runs.
impl Default for RunBytes {
    fn default() -> Self {
        Self { per_owner: 8 << 20, total: 64 << 20 }
    }
}

/// Identifies the request for a run, so that a repeated request starts no second run. It is forgotten with the run.
#[derive(Clone, Debug)]
pub struct RunKey {
    pub key: IdempotencyKey,
    /// A hash of the request. A different request must not use the same key.
    pub fingerprint: String,
}

/// The result of a request for a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunCreation {
    Created(i64),
    /// An earlier request with the same key created this run.
    Repeated(i64),
    /// The key belongs to a different request.
    KeyReused,
}

impl Broker {
    /// Stores an order and the state "queued". A request with a `key` stores it once per [`RunOrder::owner`].
    ///
    /// # Errors
    /// [`Error::OwnerRunsFull`], [`Error::RunsFull`], [`Error::Unreachable`].
    pub async fn create_run(
        &self,
        id: i64,
        order: &RunOrder,
        owner: &Owner,
        times: RunTimes,
        key: Option<&RunKey>,
    ) -> Result<RunCreation, Error> {
        let access = RunAccess { owner: order.owner.clone(), language: order.language.clone() };
        let new = NewRun {
            id,
            owner: owner.clone(),
            order: json(order)?,
            access: json(&access)?,
            report: json(&Run::queued(id))?,
            times,
            key: key.map(|key| stored_key(&order.owner, key)),
        };
        match self.runs.create(new).await? {
            Created::Stored => Ok(RunCreation::Created(id)),
            Created::Keyed(keyed) => Ok(keyed.creation(key)),
            Created::OwnerFull => Err(Error::OwnerRunsFull),
            Created::Full => Err(Error::RunsFull),
        }
    }

    /// What [`create_run`](Self::create_run) would return for this key of `owner` ([`RunOrder::owner`]). `None`: it would
    /// create a run.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn repeated_run(&self, owner: &str, key: &RunKey) -> Result<Option<RunCreation>, Error> {
        let keyed = self.runs.keyed(&stored_key(owner, key).name).await?;
        Ok(keyed.map(|keyed| keyed.creation(Some(key))))
    }

    /// The order of a run. `None` if it expired. A run that no client polls is dropped.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn begin_run(&self, id: i64) -> Result<Option<RunOrder>, Error> {
        self.runs.begin(id).await?.as_deref().map(read).transpose()
    }

    /// Stores the state of a run, unless it has ended. If two workers run it, the first to finish wins. Returns false if the run
    /// expired, or was dropped because no client polls it.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn report_run(&self, run: &Run) -> Result<bool, Error> {
        self.runs.report(run.id, run.phase == Phase::Done, json(run)?).await
    }

    /// Records that a client polls a run. This keeps the run for `ttl`.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn touch_run(&self, id: i64, ttl: Duration) -> Result<(), Error> {
        self.runs.touch(id, ttl).await
    }

    /// The owner and language of a run. `None` if it expired.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn run_access(&self, id: i64) -> Result<Option<RunAccess>, Error> {
        self.runs.access(id).await?.as_deref().map(read).transpose()
    }

    /// The state of a run. `None` if it expired.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn run(&self, id: i64) -> Result<Option<Run>, Error> {
        self.runs.read(id).await?.as_deref().map(read).transpose()
    }
}

fn json(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Unreachable(Box::new(error)))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::Unreachable(Box::new(error)))
}

fn stored_key(owner: &str, key: &RunKey) -> StoredKey {
    StoredKey { name: format!("{owner}:{}", key.key.as_str()), fingerprint: key.fingerprint.clone() }
}

impl KeyedRun {
    fn creation(&self, key: Option<&RunKey>) -> RunCreation {
        if key.is_some_and(|key| key.fingerprint == self.fingerprint) {
            RunCreation::Repeated(self.id)
        } else {
            RunCreation::KeyReused
        }
    }
}

/// A [`RunKey`] with its owner.
pub(crate) struct StoredKey {
    pub(crate) name: String,
    pub(crate) fingerprint: String,
}

/// The run of a key.
pub(crate) struct KeyedRun {
    pub(crate) id: i64,
    pub(crate) fingerprint: String,
}

/// A new run, with its parts as JSON.
pub(crate) struct NewRun {
    pub(crate) id: i64,
    pub(crate) owner: Owner,
    pub(crate) order: String,
    pub(crate) access: String,
    pub(crate) report: String,
    pub(crate) times: RunTimes,
    pub(crate) key: Option<StoredKey>,
}

/// Whether the run was stored.
pub(crate) enum Created {
    Stored,
    /// There is a run with this key.
    Keyed(KeyedRun),
    OwnerFull,
    Full,
}

/// The contract of a backend is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait RunsBackend: Send + Sync {
    async fn create(&self, new: NewRun) -> Result<Created, Error>;
    async fn keyed(&self, name: &str) -> Result<Option<KeyedRun>, Error>;
    async fn begin(&self, id: i64) -> Result<Option<String>, Error>;
    async fn report(&self, id: i64, ended: bool, report: String) -> Result<bool, Error>;
    async fn touch(&self, id: i64, ttl: Duration) -> Result<(), Error>;
    async fn access(&self, id: i64) -> Result<Option<String>, Error>;
    async fn read(&self, id: i64) -> Result<Option<String>, Error>;
}
