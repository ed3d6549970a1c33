//! The call to stop judging a submission, to whichever worker judges it.
//!
//! The row says that a submission was aborted; this only makes a worker notice at once. A worker that missed the call notices when it next
//! renews its lease.

use assay_domain::SubmissionId;
use async_trait::async_trait;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::{Broker, Error};

/// A worker's ear for cancelled submissions.
#[derive(Debug)]
pub struct Cancellations(pub(crate) Receiver<SubmissionId>);

impl Broker {
    /// Calls out that a submission was aborted. Say it after the row was written.
    ///
    /// # Errors
    /// [`Error::Unreachable`]; the worker then notices when it renews its lease.
    pub async fn cancel(&self, submission: SubmissionId) -> Result<(), Error> {
        self.cancellations.cancel(submission).await
    }

    /// Listens for cancelled submissions, from now on.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn cancellations(&self) -> Result<Cancellations, Error> {
        self.cancellations.listen().await
    }
}

impl Cancellations {
    /// Waits for the next cancelled submission; nothing once the broker is gone.
    pub async fn recv(&mut self) -> Option<SubmissionId> {
        loop {
            match self.0.recv().await {
                Ok(submission) => return Some(submission),
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
    async fn cancel(&self, submission: SubmissionId) -> Result<(), Error>;
    async fn listen(&self) -> Result<Cancellations, Error>;
}
