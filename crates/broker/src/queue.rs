//! The queue: which job a worker does next.
//!
//! Work is shared by its cost, which is the time for which it holds a slot. In each class owners take turns by deficit round robin: every
//! owner has a counter of slot-milliseconds, and the next job is of the owner who has used the least. A job is charged an estimate when it is
//! claimed, more when it takes longer, and its real cost at the end. A claim whose worker was lost keeps what it was charged, and does not
//! change the estimate. An owner who was away gets no credit for that time. Runs and submissions share the slots in the same way; batch work
//! gets what they leave.
//!
//! A claimed job stays in the queue, leased, until it is acknowledged: when the lease passes (its worker died), the next claimer gets it. So
//! a job can be done twice, and whoever does it must make its effect happen once.

use std::time::Duration;

use assay_domain::{Class, Job, Owner, Timestamp};
use async_trait::async_trait;

use crate::{Broker, Error};

/// What an owner's first job is charged until its cost is known, in slot-milliseconds. Later jobs are charged what the last one took.
pub(crate) const FIRST_ESTIMATE_MS: i64 = 1000;

/// A submission that holds a slot for longer than this many milliseconds is slow. An owner whose last submission was slow gets one slot at a
/// time for submissions, and none while one of its runs holds a slot. Turns alone would let one owner fill all slots before others arrive.
pub(crate) const SLOW_MS: i64 = 1000;

/// How many runs of one owner hold a slot at once.
pub(crate) const MOST_RUNNING_RUNS: u32 = 2;

/// Which classes a slot serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serves {
    /// All.
    Everything,
    /// All but runs: the slot is reserved for submissions.
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

/// A job that a worker holds, until its lease passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What to do.
    pub job: Job,
    /// From which queue.
    pub class: Class,
    /// Names this claim and no earlier or later one of the same job.
    pub(crate) receipt: String,
    /// How long the claim holds after each renewal.
    pub(crate) lease: Duration,
}

/// A job that was given up, kept for an admin to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetter {
    /// Which job.
    pub job: Job,
    /// Why it was given up.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

impl Broker {
    /// Adds a job to the end of its owner's line in the queue of a class. A job that is in any queue already, waiting or claimed, stays where it is.
    ///
    /// # Errors
    /// [`Error::QueueFull`] at the bound; [`Error::Unreachable`], after which the rescuer adds the job when it can.
    pub async fn enqueue(&self, class: Class, job: Job, owner: &Owner) -> Result<(), Error> {
        self.queue.enqueue(class, job, owner).await
    }

    /// Whether the queue of a class is below its bound. Yes where the broker cannot say: a submission is taken while the broker is down.
    pub async fn has_room(&self, class: Class) -> bool {
        match self.queue.has_room(class).await {
            Ok(room) => room,
            Err(error) => {
                tracing::warn!(class = class.as_str(), error = &error as &dyn std::error::Error, "queue not asked");
                true
            }
        }
    }

    /// How many jobs of a class wait or are claimed and not yet acknowledged.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn depth(&self, class: Class) -> Result<usize, Error> {
        self.queue.depth(class).await
    }

    /// Whether a job of a class waits and could be claimed now.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn waits(&self, class: Class) -> Result<bool, Error> {
        self.queue.waits(class).await
    }

    /// Whether a job waits or is claimed.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn contains(&self, job: &Job) -> Result<bool, Error> {
        self.queue.contains(job).await
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

    /// Starts the claim's lease anew, and charges its owner for the time so far. False when the claim is no longer held: it was handed over, acknowledged or put back.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn renew(&self, claim: &Claim) -> Result<bool, Error> {
        self.queue.renew(claim).await
    }

    /// Takes the job out of the queue: it is done. False when the claim is no longer held; the job then stays with its new holder.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn ack(&self, claim: &Claim) -> Result<bool, Error> {
        self.queue.ack(claim).await
    }

    /// Puts the job at the end of its owner's line for another worker. False when the claim is no longer held.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn put_back(&self, claim: &Claim) -> Result<bool, Error> {
        self.queue.put_back(claim).await
    }

    /// Notes that a job was given up. A later letter about the same job replaces the earlier one; the oldest beyond 1,000 are dropped.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn dead_letter(&self, job: Job, reason: &str) -> Result<(), Error> {
        self.queue.dead_letter(job, reason).await
    }

    /// The jobs that were given up, oldest first.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn dead_letters(&self) -> Result<Vec<DeadLetter>, Error> {
        self.queue.dead_letters().await
    }

    /// How many jobs were given up.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn dead_letter_count(&self) -> Result<usize, Error> {
        self.queue.dead_letter_count().await
    }

    /// Forgets that a job was given up. False when there was no such letter.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn remove_dead_letter(&self, job: &Job) -> Result<bool, Error> {
        self.queue.remove_dead_letter(job).await
    }
}

/// What a back end must do; the contract is on [`Broker`]'s methods of the same names.
#[async_trait]
pub(crate) trait QueueBackend: Send + Sync {
    async fn enqueue(&self, class: Class, job: Job, owner: &Owner) -> Result<(), Error>;
    async fn has_room(&self, class: Class) -> Result<bool, Error>;
    async fn depth(&self, class: Class) -> Result<usize, Error>;
    async fn waits(&self, class: Class) -> Result<bool, Error>;
    async fn contains(&self, job: &Job) -> Result<bool, Error>;
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

/// How many dead letters are kept.
pub(crate) const MOST_DEAD_LETTERS: usize = 1000;
