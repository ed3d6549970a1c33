//! In-process cancellations.

use assay_domain::Job;
use async_trait::async_trait;
use tokio::sync::broadcast::Sender;

use crate::{Error, cancellations::CancellationsBackend};

/// The most cancellations that wait for a slow worker. Above this, the oldest are dropped.
const MAX_WAITING: usize = 256;

/// One channel for all workers.
pub(crate) struct Cancellations {
    sender: Sender<Job>,
}

impl Cancellations {
    pub(crate) fn new() -> Self {
        Self { sender: Sender::new(MAX_WAITING) }
    }
}

#[async_trait]
impl CancellationsBackend for Cancellations {
    async fn cancel(&self, job: Job) -> Result<(), Error> {
        // Fails only if no worker listens. Then nothing runs that could be cancelled.
        let _no_listeners = self.sender.send(job);
        Ok(())
    }

    async fn listen(&self) -> Result<crate::Cancellations, Error> {
        Ok(crate::Cancellations(self.sender.subscribe()))
    }
}
