//! Submissions that could not be judged, through no fault of their authors.

use assay_broker::LiveEvent;
use assay_domain::{Class, FailedJudging, Job, Owner, Page, Phase, Progress, SubmissionId};
use assay_store::Retried;

use super::{Admin, PAGE};
use crate::{Error, Service, boxed};

/// How many submissions one press of a button has judged again.
const MOST_AT_ONCE: u32 = 500;

impl Admin<'_> {
    /// What could not be judged, newest first.
    ///
    /// # Errors
    /// When the cursor is not one of ours.
    #[boxed]
    pub async fn failed_judgings(&self, cursor: Option<&str>) -> Result<Page<FailedJudging>, Error> {
        Ok(self.service.store.failed_judgings(cursor, PAGE).await?)
    }

    /// How much could not be judged.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn count_failed_judgings(&self) -> Result<u32, Error> {
        Ok(self.service.store.count_failed_judgings().await?)
    }

    /// Has a submission judged again. Its author sees it wait, live.
    ///
    /// # Errors
    /// When it did not end as a judge error, or is being judged again already.
    #[boxed]
    pub async fn retry(&self, id: SubmissionId) -> Result<(), Error> {
        let Some(retried) = self.service.store.retry(id, self.actor()).await? else {
            return Err(Error::Conflict(
                "This submission is not one that could not be judged, or not any more.".into(),
            ));
        };
        tracing::info!(submission.id = %id, by = %self.me.id, "judged again");
        // The row waits already, so it will be judged: what fails here the rescuer mends.
        if let Err(error) = self.service.announce_retry(id, retried).await {
            tracing::warn!(submission.id = %id, error = %error, "retry not announced; the rescuer will find it");
        }
        Ok(())
    }

    /// Has all judged again that could not be, the newest [`MOST_AT_ONCE`] of it, and says how much that was.
    ///
    /// # Errors
    /// When the database fails; what was queued until then stays queued.
    #[boxed]
    pub async fn retry_all(&self) -> Result<u32, Error> {
        let failed = self.service.store.failed_judgings(None, MOST_AT_ONCE).await?;
        let mut count = 0;
        for failed in failed.items {
            match self.retry(failed.id).await {
                Ok(()) => count += 1,
                // Another admin was faster.
                Err(Error::Conflict(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(count)
    }
}

impl Service {
    async fn announce_retry(&self, id: SubmissionId, retried: Retried) -> Result<(), assay_broker::Error> {
        let job = Job::submission(id);
        self.broker.remove_dead_letter(&job).await?;
        self.broker.enqueue(Class::Submit, job, &Owner::user(retried.owner)).await?;
        let waits = Progress {
            submission: id,
            // Before the first message of the next attempt, and after all of the last.
            attempt: retried.attempt + 1,
            seq: 0,
            phase: Phase::Queued,
            case: 0,
            total: 0,
            strip: String::new(),
        };
        self.broker.publish(retried.owner, &LiveEvent::Progress(waits)).await
    }
}
