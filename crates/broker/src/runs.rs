//! Runs: a program on cases, before it is submitted, and how far that is.
//!
//! Nothing of it is stored anywhere else. When this broker is lost, the runs of the last minutes are lost: people press the button again.
//! Each owner and all together have a budget of bytes, so that runs never take the room of the queue and the limits. A run that nobody asks
//! for is dropped.

use std::time::Duration;

use assay_domain::{Owner, Phase, Run, RunAccess, RunOrder};
use async_trait::async_trait;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Broker, Error};

/// How long a run is kept.
#[derive(Clone, Copy, Debug)]
pub struct RunTimes {
    /// From its beginning.
    pub kept: Duration,
    /// Before it ends, without anybody asking for it.
    pub unasked: Duration,
}

/// How many bytes runs may take. Those that are over make room for new ones, oldest first.
#[derive(Clone, Copy, Debug)]
pub struct RunBytes {
    /// Of one owner.
    pub of_one: u64,
    /// Of all owners.
    pub of_all: u64,
}

/// A quarter of the Redis that `deploy/redis.conf` configures; of one owner, 16 of the largest runs.
impl Default for RunBytes {
    fn default() -> Self {
        Self { of_one: 8 << 20, of_all: 64 << 20 }
    }
}

impl Broker {
    /// Keeps an order, and that it waits.
    ///
    /// # Errors
    /// [`Error::OwnerRunsFull`] and [`Error::RunsFull`] where there is no room; [`Error::Unreachable`].
    pub async fn create_run(&self, id: i64, order: &RunOrder, owner: &Owner, times: RunTimes) -> Result<(), Error> {
        let access = RunAccess { owner: order.owner.clone(), language: order.language.clone() };
        let kept = KeptRun {
            id,
            owner: owner.clone(),
            order: json(order)?,
            access: json(&access)?,
            report: json(&Run::queued(id))?,
            times,
        };
        match self.runs.create(kept).await? {
            Created::Kept => Ok(()),
            Created::OwnerFull => Err(Error::OwnerRunsFull),
            Created::Full => Err(Error::RunsFull),
        }
    }

    /// What is to be run; nothing once its time is over, and where nobody asks for it any more: it is dropped then.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn begin_run(&self, id: i64) -> Result<Option<RunOrder>, Error> {
        self.runs.begin(id).await?.as_deref().map(read).transpose()
    }

    /// Says how far a run is, unless it is over: of two who work on it, the first to finish has the last word. False when the run is not kept
    /// any more: its time is over, or nobody asks for it.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn report_run(&self, run: &Run) -> Result<bool, Error> {
        self.runs.report(run.id, run.phase == Phase::Done, json(run)?).await
    }

    /// Notes that somebody asks for a run, which counts for so long.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn ask_for_run(&self, id: i64, lasts: Duration) -> Result<(), Error> {
        self.runs.ask(id, lasts).await
    }

    /// Whose a run is, and what it waits for; nothing once its time is over.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn run_access(&self, id: i64) -> Result<Option<RunAccess>, Error> {
        self.runs.access(id).await?.as_deref().map(read).transpose()
    }

    /// How far a run is; nothing once its time is over.
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

/// A run as it is kept, its parts as JSON.
pub(crate) struct KeptRun {
    pub(crate) id: i64,
    pub(crate) owner: Owner,
    pub(crate) order: String,
    pub(crate) access: String,
    pub(crate) report: String,
    pub(crate) times: RunTimes,
}

/// Whether there was room.
pub(crate) enum Created {
    Kept,
    OwnerFull,
    Full,
}

/// What a backend must do; the contract is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait RunsBackend: Send + Sync {
    async fn create(&self, new: KeptRun) -> Result<Created, Error>;
    async fn begin(&self, id: i64) -> Result<Option<String>, Error>;
    async fn report(&self, id: i64, last: bool, report: String) -> Result<bool, Error>;
    async fn ask(&self, id: i64, lasts: Duration) -> Result<(), Error>;
    async fn access(&self, id: i64) -> Result<Option<String>, Error>;
    async fn read(&self, id: i64) -> Result<Option<String>, Error>;
}
