//! Runs: what somebody wants to see run before submitting it, and how far that is.
//!
//! Nothing of it is stored anywhere else. Whoever loses this broker loses runs of the last minutes, which are asked for again with a press of a
//! button.

use std::time::Duration;

use assay_domain::{Phase, Run, RunOrder};
use async_trait::async_trait;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Broker, Error};

impl Broker {
    /// Keeps an order, and that it waits, for `ttl`.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn create_run(&self, id: i64, order: &RunOrder, ttl: Duration) -> Result<(), Error> {
        self.runs.create(id, json(order)?, json(&Run::queued(id))?, ttl).await
    }

    /// What is to be run; nothing once its time is over.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn run_order(&self, id: i64) -> Result<Option<RunOrder>, Error> {
        self.runs.order(id).await?.as_deref().map(read).transpose()
    }

    /// Says how far a run is, unless it is over: of two who work on it, the first to finish has the last word. Does nothing once its time is
    /// over.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn report_run(&self, run: &Run) -> Result<(), Error> {
        self.runs.report(run.id, run.phase == Phase::Done, json(run)?).await
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

/// What a back end must do; the contract is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait RunsBackend: Send + Sync {
    async fn create(&self, id: i64, order: String, report: String, ttl: Duration) -> Result<(), Error>;
    async fn order(&self, id: i64) -> Result<Option<String>, Error>;
    async fn report(&self, id: i64, last: bool, report: String) -> Result<(), Error>;
    async fn read(&self, id: i64) -> Result<Option<String>, Error>;
}
