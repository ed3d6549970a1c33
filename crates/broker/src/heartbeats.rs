//! Which workers live, and what they can do.

use std::time::Duration;

use assay_domain::{Heartbeat, WorkerInfo};
use async_trait::async_trait;

use crate::{Broker, Error};

impl Broker {
    /// Says that a worker lives, for `ttl`.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn beat(&self, worker: &WorkerInfo, ttl: Duration) -> Result<(), Error> {
        self.heartbeats.beat(worker, ttl).await
    }

    /// What the workers that live said last, by id.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn workers(&self) -> Result<Vec<Heartbeat>, Error> {
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
    async fn workers(&self) -> Result<Vec<Heartbeat>, Error>;
    async fn gone(&self, id: &str) -> Result<(), Error>;
}
