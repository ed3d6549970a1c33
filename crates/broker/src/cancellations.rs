//! Tells workers at once that a job was cancelled.
//!
//! The row of a submission or the report of a run has the cancellation, too. A worker that missed the message notices when
//! it next renews its lease.

use assay_domain::Job;
use async_trait::async_trait;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::{Broker, Error};

/// Receives cancelled jobs.
#[derive(Debug)]
pub struct Cancellations(pub(crate) Receiver<Job>);

impl Broker {
    /// Announces that a job was cancelled. First write the cancellation to its row or report.
    ///
    /// # Errors
    /// [`Error::Unreachable`]; the worker then notices when it renews its lease.
    pub async fn cancel(&self, job: Job) -> Result<(), Error> {
        self.cancellations.cancel(job).await
    }

    /// Subscribes to cancelled jobs.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn cancellations(&self) -> Result<Cancellations, Error> {
        self.cancellations.listen().await
    }
}

impl Cancellations {
    /// Waits for the next cancelled job. `None` if the broker was dropped.
    pub async fn recv(&mut self) -> Option<Job> {
        loop {
            match self.0.recv().await {
                Ok(job) => return Some(job),
                // The worker notices missed ones at the next renewal.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    }
}

/// The contract of a backend is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait CancellationsBackend: Send + Sync {
    async fn cancel(&self, job: Job) -> Result<(), Error>;
    async fn listen(&self) -> Result<Cancellations, Error>;
}
