//! Submissions that could not be judged because of internal failures.

use assay_broker::LiveEvent;
use assay_domain::{Class, FailedJudging, Job, Owner, Page, Progress, Refusal, SubmissionId};
use assay_store::QueuedAgain;

use super::{Admin, PAGE};
use crate::{Error, Service, boxed};

/// The most submissions that one request rejudges.
const MAX_PER_REQUEST: u32 = 500;

impl Admin<'_> {
    /// Submissions that could not be judged, newest first.
    ///
    /// # Errors
    /// When the cursor is invalid.
    #[boxed]
    pub async fn failed_judgings(&self, cursor: Option<&str>) -> Result<Page<FailedJudging>, Error> {
        Ok(self.service.store.failed_judgings(cursor, PAGE).await?)
    }

    /// How many submissions could not be judged.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn count_failed_judgings(&self) -> Result<u32, Error> {
        Ok(self.service.store.count_failed_judgings().await?)
    }

    /// Rejudges a submission. Its submitter sees live that it is queued.
    ///
    /// # Errors
    /// When it has no judge error, or is already being rejudged.
    #[boxed]
    pub async fn retry(&self, id: SubmissionId) -> Result<(), Error> {
        let Some(retried) = self.service.store.retry(id, self.actor()).await? else {
            return Err(Refusal::NoJudgeError.into());
        };
        tracing::info!(submission.id = %id, by = %self.me.id, "queued for rejudging");
        // The row is already queued. If this fails, a worker that repairs the queue finds it.
        if let Err(error) = self.service.announce_retry(id, retried).await {
            tracing::warn!(submission.id = %id, error = %error, "cannot add the submission to the queue; a worker will add it later");
        }
        Ok(())
    }

    /// Rejudges all submissions that could not be judged, at most the newest [`MAX_PER_REQUEST`], and returns how many.
    ///
    /// # Errors
    /// When the database fails. Submissions that were already queued stay queued.
    #[boxed]
    pub async fn retry_all(&self) -> Result<u32, Error> {
        let failed = self.service.store.failed_judgings(None, MAX_PER_REQUEST).await?;
        let mut count = 0;
        for failed in failed.items {
            match self.retry(failed.id).await {
                Ok(()) => count += 1,
                // Another admin has already rejudged it.
                Err(error) if *error.refusal() == Refusal::NoJudgeError => {}
                Err(error) => return Err(error),
            }
        }
        Ok(count)
    }
}

impl Service {
    async fn announce_retry(&self, id: SubmissionId, retried: QueuedAgain) -> Result<(), assay_broker::Error> {
        let job = Job::submission(id);
        self.broker.remove_dead_letter(&job).await?;
        self.broker.enqueue(Class::Submit, job, &Owner::user(retried.owner)).await?;
        let queued = Progress::queued_again(id, retried.attempt);
        self.broker.publish(retried.owner, &LiveEvent::Progress(queued)).await
    }
}
