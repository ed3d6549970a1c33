//! The in-process queue.

use std::{
    collections::{HashMap, VecDeque},
    sync::Mutex,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use assay_domain::{Class, Job, Owner, Timestamp};
use async_trait::async_trait;
use tokio::{sync::Notify, time::Instant};

use super::{lock, turns::Turns};
use crate::{
    Claim, DeadLetter, Error, Serves,
    queue::{MAX_DEAD_LETTERS, QueueBackend},
};

/// The queues of all classes.
pub(crate) struct Queue {
    bound: usize,
    state: Mutex<State>,
    /// Notified on every change that may give a waiting claimer a job or a shorter wait.
    changed: Notify,
}

#[derive(Default)]
struct State {
    queues: HashMap<Class, ClassQueue>,
    /// The queue of each waiting or claimed job.
    class_of: HashMap<Job, Class>,
    dead: VecDeque<DeadLetter>,
    receipts: u64,
    /// The usage of the class that was served last. A class that was idle starts with this usage.
    clock: i64,
    /// The turns for runs and submissions. An owner has one account for both.
    live: Turns,
    batch: Turns,
}

/// The queue of a class.
#[derive(Default)]
struct ClassQueue {
    /// The waiting jobs of each owner, in order. No entry is empty.
    waiting: HashMap<Owner, VecDeque<Job>>,
    claimed: Vec<ClaimedJob>,
    /// The slot-milliseconds that the class has used.
    used: i64,
}

struct ClaimedJob {
    job: Job,
    owner: Owner,
    receipt: String,
    until: Instant,
    since: Instant,
    /// What was charged so far, in slot-milliseconds.
    charged: i64,
}

/// The next job to claim.
struct NextJob {
    job: Job,
    owner: Owner,
    charged: i64,
}

impl Queue {
    pub(crate) fn new(bound: usize) -> Self {
        Self { bound, state: Mutex::default(), changed: Notify::new() }
    }

    fn release(&self, claim: &Claim, back: bool) -> bool {
        let released = lock(&self.state).release(claim, back);
        if released {
            // Another job of the owner may be claimable now.
            self.changed.notify_waiters();
        }
        released
    }
}

#[async_trait]
impl QueueBackend for Queue {
    async fn enqueue(&self, class: Class, job: Job, owner: &Owner) -> Result<(), Error> {
        {
            let mut state = lock(&self.state);
            if state.class_of.contains_key(&job) {
                return Ok(());
            }
            if state.queues.get(&class).map_or(0, ClassQueue::depth) >= self.bound {
                return Err(Error::QueueFull { class, bound: self.bound });
            }
            state.add(class, job, owner.clone());
        }
        self.changed.notify_waiters();
        Ok(())
    }

    async fn has_room(&self, class: Class) -> Result<bool, Error> {
        Ok(self.depth(class).await? < self.bound)
    }

    async fn depth(&self, class: Class) -> Result<usize, Error> {
        Ok(lock(&self.state).queues.get(&class).map_or(0, ClassQueue::depth))
    }

    async fn has_waiting(&self, class: Class) -> Result<bool, Error> {
        let now = Instant::now();
        Ok(lock(&self.state).next_used(class, now).is_some())
    }

    async fn contains(&self, job: &Job) -> Result<bool, Error> {
        Ok(lock(&self.state).class_of.contains_key(job))
    }

    async fn is_held(&self, job: &Job) -> Result<bool, Error> {
        Ok(lock(&self.state).is_held(job, Instant::now()))
    }

    async fn claim(&self, worker: &str, lease: Duration, serves: Serves) -> Result<Claim, Error> {
        loop {
            // Listen first, so that no change after the look is missed.
            let mut changed = std::pin::pin!(self.changed.notified());
            changed.as_mut().enable();
            if let Some(claim) = self.try_claim(worker, lease, serves).await? {
                return Ok(claim);
            }
            let next_expiry = lock(&self.state).next_expiry(serves);
            match next_expiry {
                Some(at) => tokio::select! { () = changed => {}, () = tokio::time::sleep_until(at) => {} },
                None => changed.await,
            }
        }
    }

    async fn try_claim(&self, worker: &str, lease: Duration, serves: Serves) -> Result<Option<Claim>, Error> {
        let claim = lock(&self.state).claim(worker, lease, serves, Instant::now());
        if claim.is_some() {
            // This lease may be the next to expire.
            self.changed.notify_waiters();
        }
        Ok(claim)
    }

    async fn renew(&self, claim: &Claim) -> Result<bool, Error> {
        Ok(lock(&self.state).renew(claim, Instant::now()))
    }

    async fn ack(&self, claim: &Claim) -> Result<bool, Error> {
        Ok(self.release(claim, false))
    }

    async fn put_back(&self, claim: &Claim) -> Result<bool, Error> {
        Ok(self.release(claim, true))
    }

    async fn dead_letter(&self, job: Job, reason: &str) -> Result<(), Error> {
        let letter = DeadLetter { job, reason: reason.to_owned(), at: now() };
        let dead = &mut lock(&self.state).dead;
        dead.retain(|letter| letter.job != job);
        dead.push_back(letter);
        while dead.len() > MAX_DEAD_LETTERS {
            dead.pop_front();
        }
        Ok(())
    }

    async fn dead_letters(&self) -> Result<Vec<DeadLetter>, Error> {
        Ok(lock(&self.state).dead.iter().cloned().collect())
    }

    async fn dead_letter_count(&self) -> Result<usize, Error> {
        Ok(lock(&self.state).dead.len())
    }

    async fn remove_dead_letter(&self, job: &Job) -> Result<bool, Error> {
        let dead = &mut lock(&self.state).dead;
        let before = dead.len();
        dead.retain(|letter| letter.job != *job);
        Ok(dead.len() < before)
    }
}

impl State {
    fn turns(&mut self, class: Class) -> &mut Turns {
        match class {
            Class::Run | Class::Submit => &mut self.live,
            Class::Batch => &mut self.batch,
        }
    }

    fn queue(&mut self, class: Class) -> &mut ClassQueue {
        self.queues.entry(class).or_default()
    }

    fn add(&mut self, class: Class, job: Job, owner: Owner) {
        self.class_of.insert(job, class);
        if self.turns(class).next_used(class).is_none() {
            let clock = self.clock;
            let queue = self.queue(class);
            queue.used = queue.used.max(clock);
        }
        self.turns(class).line_up(class, &owner);
        self.queue(class).waiting.entry(owner).or_default().push_back(job);
    }

    fn is_held(&self, job: &Job, now: Instant) -> bool {
        let queue = self.class_of.get(job).and_then(|class| self.queues.get(class));
        let mut claimed = queue.into_iter().flat_map(|queue| &queue.claimed);
        claimed.any(|claimed_job| claimed_job.job == *job && claimed_job.until > now)
    }

    fn claim(&mut self, worker: &str, lease: Duration, serves: Serves, now: Instant) -> Option<Claim> {
        let class = self.next_class(serves, now)?;
        let NextJob { job, owner, charged } = self.next(class, now)?;
        self.clock = self.clock.max(self.queue(class).used);
        self.receipts += 1;
        let receipt = format!("{worker}/{}", self.receipts);
        let queue = self.queue(class);
        queue.used += charged;
        queue.claimed.push(ClaimedJob {
            job,
            owner,
            receipt: receipt.clone(),
            until: now + lease,
            since: now,
            charged,
        });
        Some(Claim { job, class, receipt, lease })
    }

    /// Submissions go first while they have used less than runs, so they get at least half of the time. Otherwise the class of
    /// the owner with the lowest usage goes first. Batch jobs get the rest.
    fn next_class(&self, serves: Serves, now: Instant) -> Option<Class> {
        let used = |class| self.queues.get(&class).map_or(0, |queue| queue.used);
        let ready = serves.classes().iter().filter_map(|class| Some((*class, self.next_used(*class, now)?)));
        let submissions_first = used(Class::Submit) < used(Class::Run);
        let rank = |class, next_used| match class {
            Class::Run => (1, next_used, class),
            Class::Submit if submissions_first => (0, next_used, class),
            Class::Submit => (1, next_used, class),
            Class::Batch => (2, next_used, class),
        };
        ready.min_by_key(|(class, next_used)| rank(*class, *next_used)).map(|(class, _)| class)
    }

    /// The usage of the next owner, if a job can be claimed. A claim with an expired lease goes first.
    fn next_used(&self, class: Class, now: Instant) -> Option<i64> {
        if self.queues.get(&class).is_some_and(|queue| queue.expired(now).is_some()) {
            return Some(i64::MIN);
        }
        match class {
            Class::Run | Class::Submit => self.live.next_used(class),
            Class::Batch => self.batch.next_used(class),
        }
    }

    /// The next job. Jobs with an expired lease go before waiting ones, because they came first.
    fn next(&mut self, class: Class, now: Instant) -> Option<NextJob> {
        if let Some(at) = self.queue(class).expired(now) {
            let ClaimedJob { job, owner, .. } = self.queue(class).claimed.remove(at);
            self.turns(class).lose(class, &owner);
            let charged = self.turns(class).begin(class, &owner);
            return Some(NextJob { job, owner, charged });
        }
        let (owner, charged) = self.turns(class).next(class)?;
        let waiting = self.queue(class).waiting.get_mut(&owner)?;
        let job = waiting.pop_front()?;
        if waiting.is_empty() {
            self.queue(class).waiting.remove(&owner);
        } else {
            self.turns(class).line_up(class, &owner);
        }
        Some(NextJob { job, owner, charged })
    }

    fn renew(&mut self, claim: &Claim, now: Instant) -> bool {
        let queue = self.queue(claim.class);
        let Some(claimed_job) = queue.claimed.iter_mut().find(|claimed_job| claimed_job.receipt == claim.receipt)
        else {
            return false;
        };
        claimed_job.until = now + claim.lease;
        let more = (millis(now - claimed_job.since) - claimed_job.charged).max(0);
        claimed_job.charged += more;
        queue.used += more;
        let owner = claimed_job.owner.clone();
        self.turns(claim.class).charge(&owner, more);
        true
    }

    /// Ends a claim, if it is still valid. With `back`, the job goes to the end of its owner's line; otherwise it is removed.
    fn release(&mut self, claim: &Claim, back: bool) -> bool {
        let class = claim.class;
        let queue = self.queue(class);
        let Some(at) = queue.claimed.iter().position(|claimed_job| claimed_job.receipt == claim.receipt) else {
            return false;
        };
        let ClaimedJob { owner, since, charged, .. } = queue.claimed.remove(at);
        self.charge_cost(class, &owner, charged, millis(since.elapsed()));
        if back {
            self.add(class, claim.job, owner.clone());
        } else {
            self.class_of.remove(&claim.job);
        }
        let kind: &[Class] = if class == Class::Batch { &[Class::Batch] } else { &[Class::Run, Class::Submit] };
        // This job may also have kept the owner's jobs of the other class waiting.
        for class in kind {
            if self.queue(*class).waiting.contains_key(&owner) {
                self.turns(*class).line_up(*class, &owner);
            }
        }
        if kind.iter().all(|class| self.queue(*class).depth() == 0) {
            self.turns(class).reset();
        }
        true
    }

    /// Replaces the charged estimate of a job that ended with its real cost.
    fn charge_cost(&mut self, class: Class, owner: &Owner, charged: i64, cost: i64) {
        self.queue(class).used += cost - charged;
        self.turns(class).end(class, owner, charged, cost);
    }

    fn next_expiry(&self, serves: Serves) -> Option<Instant> {
        let queues = serves.classes().iter().filter_map(|class| self.queues.get(class));
        queues.flat_map(|queue| &queue.claimed).map(|claimed_job| claimed_job.until).min()
    }
}

impl ClassQueue {
    fn depth(&self) -> usize {
        self.waiting.values().map(VecDeque::len).sum::<usize>() + self.claimed.len()
    }

    /// The index of the claim whose lease expired first, if any has expired.
    fn expired(&self, now: Instant) -> Option<usize> {
        let expired = self.claimed.iter().enumerate().filter(|(_, claimed_job)| claimed_job.until <= now);
        expired.min_by_key(|(_, claimed_job)| claimed_job.until).map(|(at, _)| at)
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// The time of a dead letter. It is only displayed, so the clock need not be exact.
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
