//! Submissions that wait again, because their worker was lost or the host was too busy. Their submitters see this at once.

use assay_broker::LiveEvent;
use assay_domain::{Progress, SubmissionId, UserId, error_chain};

use crate::{Error, shared::Shared};

impl Shared {
    /// Puts a submission back into the queue if its lease expired, and shows that it waits. Call this only if no worker holds its job.
    pub(crate) async fn requeue_lost(&self, id: SubmissionId) -> Result<(), Error> {
        if let Some(queued) = self.store.requeue_lost(id).await? {
            tracing::warn!(submission.id = %id, attempt = queued.attempt, "its worker was lost; it will be judged again");
            self.show_queued_again(queued.owner, id, queued.attempt).await;
        }
        Ok(())
    }

    /// Shows that a submission waits again after its attempt `last`. If this fails, pages see it when they next read the row.
    pub(crate) async fn show_queued_again(&self, owner: UserId, id: SubmissionId, last: i32) {
        let waits = LiveEvent::Progress(Progress::queued_again(id, last));
        if let Err(error) = self.broker.publish(owner, &waits).await {
            tracing::warn!(submission.id = %id, error = error_chain(&error), "cannot show that the submission waits again");
        }
    }
}
