//! The call to stop, inside one process.

use assay_domain::Job;
use async_trait::async_trait;
use tokio::sync::broadcast::Sender;

use crate::{Error, cancellations::CancellationsBackend};

/// How many calls may wait for a worker that is slow to hear them; the oldest are dropped.
const MOST_WAITING: usize = 256;

/// One channel that every worker hears.
pub(crate) struct Cancellations {
    sender: Sender<Job>,
}

impl Cancellations {
    pub(crate) fn new() -> Self {
        Self { sender: Sender::new(MOST_WAITING) }
    }
}

#[async_trait]
impl CancellationsBackend for Cancellations {
    async fn cancel(&self, job: Job) -> Result<(), Error> {
        // Fails only when nobody listens: then nothing runs that could be stopped.
        let _heard_by_nobody = self.sender.send(job);
        Ok(())
    }

    async fn listen(&self) -> Result<crate::Cancellations, Error> {
        Ok(crate::Cancellations(self.sender.subscribe()))
    }
}
