//! Live channels from workers to the WebSockets of users.
//!
//! There is one channel per user. Messages can get lost, for example when a server restarts or a reader is slow. Each
//! progress message is complete, and the row of a submission has its end. So a reader that starts with the row and
//! [`Broker::last_progress`] misses nothing.

use std::time::Duration;

use assay_domain::{Progress, SubmissionId, UserId};
use async_trait::async_trait;

use crate::{Broker, Error, LiveEvent, Subscription};

/// How long the last progress of a submission is kept.
pub(crate) const PROGRESS_TTL: Duration = Duration::from_secs(600);

impl Broker {
    /// Sends an event to a user's readers. A progress message is dropped if it is not newer than the last one about its
    /// submission; otherwise it is kept for ten minutes.
    ///
    /// # Errors
    /// [`Error::Unreachable`]; readers then see the change in the row.
    pub async fn publish(&self, user: UserId, event: &LiveEvent) -> Result<(), Error> {
        self.live.publish(user, event).await
    }

    /// [Sends](Self::publish) many progress messages in few round trips.
    ///
    /// # Errors
    /// [`Error::Unreachable`]; some messages may have been sent.
    pub async fn publish_progress(&self, messages: &[(UserId, Progress)]) -> Result<(), Error> {
        self.live.publish_progress(messages).await
    }

    /// Subscribes to a user's channel.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn subscribe(&self, user: UserId) -> Result<Subscription, Error> {
        self.live.subscribe(user).await
    }

    /// The newest progress message about a submission, if there was one in the last ten minutes.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn last_progress(&self, submission: SubmissionId) -> Result<Option<Progress>, Error> {
        self.live.last_progress(submission).await
    }
}

/// The contract of a backend is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait LiveBackend: Send + Sync {
    async fn publish(&self, user: UserId, event: &LiveEvent) -> Result<(), Error>;
    async fn publish_progress(&self, messages: &[(UserId, Progress)]) -> Result<(), Error>;
    async fn subscribe(&self, user: UserId) -> Result<Subscription, Error>;
    async fn last_progress(&self, submission: SubmissionId) -> Result<Option<Progress>, Error>;
}
