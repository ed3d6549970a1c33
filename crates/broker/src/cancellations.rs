//! The call to stop a job, to whichever worker does it.
//!
//! The row of a submission, or the report of a run, says that it was canceled; this only makes a worker notice at once. A worker that missed
//! the call notices when it next renews its lease.

use assay_domain::Job;
use async_trait::async_trait;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::{Broker, Error};

/// Delivers canceled jobs to a worker.
#[derive(Debug)]
pub struct Cancellations(pub(crate) Receiver<Job>);

impl Broker {
    /// Announces that a job was canceled. Call it after that was written.
    ///
    /// # Errors
    /// [`Error::Unreachable`]; the worker then notices when it renews its lease.
    pub async fn cancel(&self, job: Job) -> Result<(), Error> {
        self.cancellations.cancel(job).await
    }

    /// Listens for canceled jobs, from now on.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn cancellations(&self) -> Result<Cancellations, Error> {
        self.cancellations.listen().await
    }
}

impl Cancellations {
    /// Waits for the next canceled job; nothing once the broker is gone.
    pub async fn recv(&mut self) -> Option<Job> {
        loop {
            match self.0.recv().await {
                Ok(job) => return Some(job),
                // Those that were missed are noticed at the next renewal.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    }
}

/// What a back end must do; the contract is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait CancellationsBackend: Send + Sync {
    async fn cancel(&self, job: Job) -> Result<(), Error>;
    async fn listen(&self) -> Result<Cancellations, Error>;
}
