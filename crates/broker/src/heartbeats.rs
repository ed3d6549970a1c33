//! Which workers live, and what they can do.

use std::time::Duration;

use assay_domain::{Language, SubmissionId};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::{Broker, Error};

/// What a worker says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerInfo {
    /// Its name, unique among workers that live.
    pub id: String,
    /// How many submissions it judges at once.
    pub slots: u32,
    /// How its sandbox enforces limits: the rung of the ladder.
    pub rung: String,
    /// What it can judge.
    pub languages: Vec<Language>,
    /// What it judges now.
    pub busy: Vec<SubmissionId>,
}

impl Broker {
    /// Says that a worker lives, for `ttl`.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn beat(&self, worker: &WorkerInfo, ttl: Duration) -> Result<(), Error> {
        self.heartbeats.beat(worker, ttl).await
    }

    /// The workers that live, by id.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn workers(&self) -> Result<Vec<WorkerInfo>, Error> {
        self.heartbeats.workers().await
    }

    /// Says that a worker has gone.
    ///
    /// # Errors
    /// [`Error::Unreachable`]; its last beat then passes by itself.
    pub async fn worker_gone(&self, id: &str) -> Result<(), Error> {
        self.heartbeats.gone(id).await
    }
}

/// What a back end must do; the contract is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait HeartbeatsBackend: Send + Sync {
    async fn beat(&self, worker: &WorkerInfo, ttl: Duration) -> Result<(), Error>;
    async fn workers(&self) -> Result<Vec<WorkerInfo>, Error>;
    async fn gone(&self, id: &str) -> Result<(), Error>;
}
