//! The job queue.
//!
//! Jobs are scheduled by their cost: the time they use a slot. In each class, owners take turns by deficit round robin. Each
//! owner has a counter of slot-milliseconds, and the next job belongs to the owner with the lowest counter. A job is charged
//! an estimate when it is claimed, more if it takes longer, and its real cost at the end. A claim whose worker was lost keeps
//! what it was charged, and does not change the estimate. Owners get no credit for pauses.
//! Runs and submissions share the slots in the same way; batch jobs get the rest.
//!
//! A claimed job stays in the queue with a lease until it is acknowledged. If the lease expires because the worker died, the
//! next claimer gets the job. So a job can run twice, and workers must make sure that its effect happens once.

use std::time::Duration;

use assay_domain::{Class, Job, Owner, Timestamp};
use async_trait::async_trait;

use crate::{Broker, Error};

/// The estimate for an owner's first job, in slot-milliseconds. The estimate for later jobs is the cost of the last one.
pub(crate) const FIRST_ESTIMATE_MS: i64 = 1000;

/// A submission is slow if it uses a slot for longer than this, in ms. An owner whose recent submissions include a slow one gets
/// only one slot at a time for submissions, and none while one of its runs uses a slot. The same holds until the owner's first
/// submission has ended. With turns alone, one owner could fill all slots before others arrive.
pub(crate) const SLOW_MS: i64 = 1000;

/// The recent peak of an owner without ended submissions, in slot-milliseconds: slow until it is known.
pub(crate) const FIRST_PEAK_MS: i64 = SLOW_MS + 1;

/// The highest cost among an owner's recent submissions. Each later submission lowers it by an eighth. So a fast submission
/// between slow ones does not give the owner all slots.
pub(crate) fn recent_peak(before: i64, cost: i64) -> i64 {
    cost.max(before - before / 8)
}

/// The most runs of an owner that use slots at the same time.
pub(crate) const MAX_RUNNING_RUNS: u32 = 2;

/// The classes that a slot serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serves {
    /// All classes.
    Everything,
    /// All classes except runs. The slot is reserved for submissions.
    Reserved,
}

impl Serves {
    pub(crate) fn classes(self) -> &'static [Class] {
        match self {
            Self::Everything => &Class::ALL,
            Self::Reserved => &[Class::Submit, Class::Batch],
        }
    }
}

/// A job that a worker holds until its lease expires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub job: Job,
    /// The queue that the job is in.
    pub class: Class,
    /// Identifies this claim among all claims of the same job.
    pub(crate) receipt: String,
    /// How long the claim is valid after each renewal.
    pub(crate) lease: Duration,
}

/// A job that was given up, kept for admins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetter {
    pub job: Job,
    pub reason: String,
    pub at: Timestamp,
}

impl Broker {
    /// Adds a job to the end of its owner's line in the queue of a class. Does nothing if the job already waits or is claimed in
    /// any queue.
    ///
    /// # Errors
    /// [`Error::QueueFull`]; [`Error::Unreachable`], after which a worker that repairs the queue adds the job later.
    pub async fn enqueue(&self, class: Class, job: Job, owner: &Owner) -> Result<(), Error> {
        self.queue.enqueue(class, job, owner).await
    }

    /// Whether the queue of a class has room. True if the broker cannot be reached, because submissions are then accepted anyway.
    pub async fn has_room(&self, class: Class) -> bool {
        match self.queue.has_room(class).await {
            Ok(room) => room,
            Err(error) => {
                tracing::warn!(
                    class = class.as_str(),
                    error = &error as &dyn std::error::Error,
                    "cannot read the queue"
                );
                true
            }
        }
    }

    /// How many jobs of a class wait or are claimed.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn depth(&self, class: Class) -> Result<usize, Error> {
        self.queue.depth(class).await
    }

    /// Whether a job of a class waits and can be claimed now.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn has_waiting(&self, class: Class) -> Result<bool, Error> {
        self.queue.has_waiting(class).await
    }

    /// Whether a job waits or is claimed.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn contains(&self, job: &Job) -> Result<bool, Error> {
        self.queue.contains(job).await
    }

    /// Whether a worker holds a job: it is claimed, and its lease has not expired.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn is_held(&self, job: &Job) -> Result<bool, Error> {
        self.queue.is_held(job).await
    }

    /// Waits for a job and claims it for `lease`. Dropping the future loses no job.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn claim(&self, worker: &str, lease: Duration, serves: Serves) -> Result<Claim, Error> {
        self.queue.claim(worker, lease, serves).await
    }

    /// Claims a job for `lease` if there is one.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn try_claim(&self, worker: &str, lease: Duration, serves: Serves) -> Result<Option<Claim>, Error> {
        self.queue.try_claim(worker, lease, serves).await
    }

    /// Renews the claim's lease, and charges its owner for the time so far. Returns false if the claim is no longer valid,
    /// because the job was claimed again, acknowledged or put back.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn renew(&self, claim: &Claim) -> Result<bool, Error> {
        self.queue.renew(claim).await
    }

    /// Removes a finished job from the queue. Returns false if the claim is no longer valid; then the job stays with its new
    /// holder.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn ack(&self, claim: &Claim) -> Result<bool, Error> {
        self.queue.ack(claim).await
    }

    /// Puts the job back at the end of its owner's line. Returns false if the claim is no longer valid.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn put_back(&self, claim: &Claim) -> Result<bool, Error> {
        self.queue.put_back(claim).await
    }

    /// Writes a dead letter about a job that was given up. It replaces an earlier letter about the same job. Only the newest
    /// 1,000 are kept.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn dead_letter(&self, job: Job, reason: &str) -> Result<(), Error> {
        self.queue.dead_letter(job, reason).await
    }

    /// The dead letters, oldest first.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn dead_letters(&self) -> Result<Vec<DeadLetter>, Error> {
        self.queue.dead_letters().await
    }

    /// The number of dead letters.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn dead_letter_count(&self) -> Result<usize, Error> {
        self.queue.dead_letter_count().await
    }

    /// Removes the dead letter about a job. Returns false if there was none.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn remove_dead_letter(&self, job: &Job) -> Result<bool, Error> {
        self.queue.remove_dead_letter(job).await
    }
}

/// The contract of a backend is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait QueueBackend: Send + Sync {
    async fn enqueue(&self, class: Class, job: Job, owner: &Owner) -> Result<(), Error>;
    async fn has_room(&self, class: Class) -> Result<bool, Error>;
    async fn depth(&self, class: Class) -> Result<usize, Error>;
    async fn has_waiting(&self, class: Class) -> Result<bool, Error>;
    async fn contains(&self, job: &Job) -> Result<bool, Error>;
    async fn is_held(&self, job: &Job) -> Result<bool, Error>;
    async fn claim(&self, worker: &str, lease: Duration, serves: Serves) -> Result<Claim, Error>;
    async fn try_claim(&self, worker: &str, lease: Duration, serves: Serves) -> Result<Option<Claim>, Error>;
    async fn renew(&self, claim: &Claim) -> Result<bool, Error>;
    async fn ack(&self, claim: &Claim) -> Result<bool, Error>;
    async fn put_back(&self, claim: &Claim) -> Result<bool, Error>;
    async fn dead_letter(&self, job: Job, reason: &str) -> Result<(), Error>;
    async fn dead_letters(&self) -> Result<Vec<DeadLetter>, Error>;
    async fn dead_letter_count(&self) -> Result<usize, Error>;
    async fn remove_dead_letter(&self, job: &Job) -> Result<bool, Error>;
}

pub(crate) const MAX_DEAD_LETTERS: usize = 1000;
