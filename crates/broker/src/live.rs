//! Live channels: from the worker that judges to the sockets of the person who waits.
//!
//! One channel a person. Messages may be lost (a server restarts, a reader is slow); each progress message stands alone, and the end of a
//! submission is read from its row, so a reader who starts from the row and [`Broker::last_progress`] misses nothing.

use std::time::Duration;

use assay_domain::{Progress, SubmissionId, UserId};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::{Broker, Error, Subscription};

/// What is told to a person's sockets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LiveEvent {
    /// How far a submission is.
    Progress(Progress),
    /// A submission has ended: read its row.
    Done {
        /// Which one.
        submission: SubmissionId,
    },
    /// Messages were lost: read the rows anew.
    Resync,
}

/// How long the last progress of a submission is kept.
pub(crate) const PROGRESS_TTL: Duration = Duration::from_secs(600);

impl Broker {
    /// Tells a person's sockets. A progress message that is not newer than the last one about its submission is dropped; a newer one is
    /// kept for ten minutes.
    ///
    /// # Errors
    /// [`Error::Unreachable`]; readers then learn of it from the row.
    pub async fn publish(&self, user: UserId, event: &LiveEvent) -> Result<(), Error> {
        self.live.publish(user, event).await
    }

    /// [Tells](Self::publish) many people how far their submissions are, in few round trips.
    ///
    /// # Errors
    /// [`Error::Unreachable`]; some may have been told then.
    pub async fn publish_progress(&self, told: &[(UserId, Progress)]) -> Result<(), Error> {
        self.live.publish_progress(told).await
    }

    /// Listens to a person's channel, from now on.
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

/// What a back end must do; the contract is on [`Broker`]'s methods of the same names.
#[async_trait]
pub(crate) trait LiveBackend: Send + Sync {
    async fn publish(&self, user: UserId, event: &LiveEvent) -> Result<(), Error>;
    async fn publish_progress(&self, told: &[(UserId, Progress)]) -> Result<(), Error>;
    async fn subscribe(&self, user: UserId) -> Result<Subscription, Error>;
    async fn last_progress(&self, submission: SubmissionId) -> Result<Option<Progress>, Error>;
}
