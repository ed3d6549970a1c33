//! The running workers and what they can do.

use std::time::Duration;

use assay_domain::{Heartbeat, WorkerInfo};
use async_trait::async_trait;

use crate::{Broker, Error};

impl Broker {
    /// Announces that a worker runs. The announcement expires after `ttl`.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn beat(&self, worker: &WorkerInfo, ttl: Duration) -> Result<(), Error> {
        self.heartbeats.beat(worker, ttl).await
    }

    /// The last heartbeats of the running workers, sorted by id.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn workers(&self) -> Result<Vec<Heartbeat>, Error> {
        self.heartbeats.workers().await
    }

    /// Announces that a worker has stopped.
    ///
    /// # Errors
    /// [`Error::Unreachable`]; its last heartbeat then expires.
    pub async fn worker_gone(&self, id: &str) -> Result<(), Error> {
        self.heartbeats.gone(id).await
    }
}

/// The contract of a backend is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait HeartbeatsBackend: Send + Sync {
    async fn beat(&self, worker: &WorkerInfo, ttl: Duration) -> Result<(), Error>;
    async fn workers(&self) -> Result<Vec<Heartbeat>, Error>;
    async fn gone(&self, id: &str) -> Result<(), Error>;
}
