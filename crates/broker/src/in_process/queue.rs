//! The queue inside one process.

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
    queue::{MOST_DEAD_LETTERS, QueueBackend},
};

/// One queue per class, and what is claimed of it.
pub(crate) struct Queue {
    bound: usize,
    state: Mutex<State>,
    /// Told on every change that could let a waiting claimer go on or wait for less long.
    changed: Notify,
}

#[derive(Default)]
struct State {
    lines: HashMap<Class, Line>,
    /// Where each job is. Exactly the jobs that wait or are claimed.
    classes: HashMap<Job, Class>,
    dead: VecDeque<DeadLetter>,
    receipts: u64,
    /// What the class that was served last had used: a class that was idle begins there.
    clock: i64,
    /// The turns of those who run and submit: an owner has one account for both.
    live: Turns,
    batch: Turns,
}

#[derive(Default)]
struct Line {
    /// Of each owner, in the order they came. No entry is empty.
    waiting: HashMap<Owner, VecDeque<Job>>,
    claimed: Vec<Held>,
    /// Slot-milliseconds of the whole class.
    used: i64,
}

struct Held {
    job: Job,
    owner: Owner,
    receipt: String,
    until: Instant,
    since: Instant,
    /// In slot-milliseconds.
    charged: i64,
}

/// A job to hand out.
struct Next {
    job: Job,
    owner: Owner,
    charged: i64,
}

impl Queue {
    pub(crate) fn new(bound: usize) -> Self {
        Self { bound, state: Mutex::default(), changed: Notify::new() }
    }

    fn release(&self, claim: &Claim, back: bool) -> bool {
        let held = lock(&self.state).release(claim, back);
        if held {
            // Its owner may have another one served now.
            self.changed.notify_waiters();
        }
        held
    }
}

#[async_trait]
impl QueueBackend for Queue {
    async fn enqueue(&self, class: Class, job: Job, owner: &Owner) -> Result<(), Error> {
        {
            let mut state = lock(&self.state);
            if state.classes.contains_key(&job) {
                return Ok(());
            }
            if state.lines.get(&class).map_or(0, Line::depth) >= self.bound {
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
        Ok(lock(&self.state).lines.get(&class).map_or(0, Line::depth))
    }

    async fn waits(&self, class: Class) -> Result<bool, Error> {
        let now = Instant::now();
        Ok(lock(&self.state).next_used(class, now).is_some())
    }

    async fn contains(&self, job: &Job) -> Result<bool, Error> {
        Ok(lock(&self.state).classes.contains_key(job))
    }

    async fn claim(&self, worker: &str, lease: Duration, serves: Serves) -> Result<Claim, Error> {
        loop {
            // Listening starts before looking, so a change in between is heard.
            let mut changed = std::pin::pin!(self.changed.notified());
            changed.as_mut().enable();
            if let Some(claim) = self.try_claim(worker, lease, serves).await? {
                return Ok(claim);
            }
            let first_lapse = lock(&self.state).first_lapse(serves);
            match first_lapse {
                Some(at) => tokio::select! { () = changed => {}, () = tokio::time::sleep_until(at) => {} },
                None => changed.await,
            }
        }
    }

    async fn try_claim(&self, worker: &str, lease: Duration, serves: Serves) -> Result<Option<Claim>, Error> {
        let claim = lock(&self.state).claim(worker, lease, serves, Instant::now());
        if claim.is_some() {
            // This lease may be the first to pass.
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
        while dead.len() > MOST_DEAD_LETTERS {
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

    fn line(&mut self, class: Class) -> &mut Line {
        self.lines.entry(class).or_default()
    }

    fn add(&mut self, class: Class, job: Job, owner: Owner) {
        self.classes.insert(job, class);
        if self.turns(class).next_used(class).is_none() {
            let clock = self.clock;
            let line = self.line(class);
            line.used = line.used.max(clock);
        }
        self.turns(class).line_up(class, &owner);
        self.line(class).waiting.entry(owner).or_default().push_back(job);
    }

    fn claim(&mut self, worker: &str, lease: Duration, serves: Serves, now: Instant) -> Option<Claim> {
        let class = self.next_class(serves, now)?;
        let Next { job, owner, charged } = self.next(class, now)?;
        self.clock = self.clock.max(self.line(class).used);
        self.receipts += 1;
        let receipt = format!("{worker}/{}", self.receipts);
        let line = self.line(class);
        line.used += charged;
        line.claimed.push(Held { job, owner, receipt: receipt.clone(), until: now + lease, since: now, charged });
        Some(Claim { job, class, receipt, lease })
    }

    /// Submissions go first while they have used less than runs, so half of the time is theirs; else the class of the owner who has used the
    /// least. Batch work gets what runs and submissions leave.
    fn next_class(&self, serves: Serves, now: Instant) -> Option<Class> {
        let used = |class| self.lines.get(&class).map_or(0, |line| line.used);
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

    /// What the owner next in line has used, where there is a job to hand out. A claim whose lease has passed goes first.
    fn next_used(&self, class: Class, now: Instant) -> Option<i64> {
        if self.lines.get(&class).is_some_and(|line| line.lapsed(now).is_some()) {
            return Some(i64::MIN);
        }
        match class {
            Class::Run | Class::Submit => self.live.next_used(class),
            Class::Batch => self.batch.next_used(class),
        }
    }

    /// The job to hand out: one whose lease has passed before those that wait, because it was here first.
    fn next(&mut self, class: Class, now: Instant) -> Option<Next> {
        if let Some(at) = self.line(class).lapsed(now) {
            let Held { job, owner, .. } = self.line(class).claimed.remove(at);
            self.turns(class).lose(class, &owner);
            let charged = self.turns(class).begin(class, &owner);
            return Some(Next { job, owner, charged });
        }
        let (owner, charged) = self.turns(class).next(class)?;
        let waiting = self.line(class).waiting.get_mut(&owner)?;
        let job = waiting.pop_front()?;
        if waiting.is_empty() {
            self.line(class).waiting.remove(&owner);
        } else {
            self.turns(class).line_up(class, &owner);
        }
        Some(Next { job, owner, charged })
    }

    fn renew(&mut self, claim: &Claim, now: Instant) -> bool {
        let line = self.line(claim.class);
        let Some(held) = line.claimed.iter_mut().find(|held| held.receipt == claim.receipt) else { return false };
        held.until = now + claim.lease;
        let more = (millis(now - held.since) - held.charged).max(0);
        held.charged += more;
        line.used += more;
        let owner = held.owner.clone();
        self.turns(claim.class).charge(&owner, more);
        true
    }

    /// Ends a claim, if it is held: the job is done, or goes to the end of its owner's line.
    fn release(&mut self, claim: &Claim, back: bool) -> bool {
        let class = claim.class;
        let line = self.line(class);
        let Some(at) = line.claimed.iter().position(|held| held.receipt == claim.receipt) else { return false };
        let Held { owner, since, charged, .. } = line.claimed.remove(at);
        self.settle(class, &owner, charged, millis(since.elapsed()));
        if back {
            self.add(class, claim.job, owner.clone());
        } else {
            self.classes.remove(&claim.job);
        }
        let kind: &[Class] = if class == Class::Batch { &[Class::Batch] } else { &[Class::Run, Class::Submit] };
        // The job that ended may have held up the owner's jobs of the other class, too.
        for class in kind {
            if self.line(*class).waiting.contains_key(&owner) {
                self.turns(*class).line_up(*class, &owner);
            }
        }
        if kind.iter().all(|class| self.line(*class).depth() == 0) {
            self.turns(class).forget();
        }
        true
    }

    fn settle(&mut self, class: Class, owner: &Owner, charged: i64, cost: i64) {
        self.line(class).used += cost - charged;
        self.turns(class).end(class, owner, charged, cost);
    }

    fn first_lapse(&self, serves: Serves) -> Option<Instant> {
        let lines = serves.classes().iter().filter_map(|class| self.lines.get(class));
        lines.flat_map(|line| &line.claimed).map(|held| held.until).min()
    }
}

impl Line {
    fn depth(&self) -> usize {
        self.waiting.values().map(VecDeque::len).sum::<usize>() + self.claimed.len()
    }

    /// The claim whose lease passed first, if any has.
    fn lapsed(&self, now: Instant) -> Option<usize> {
        let lapsed = self.claimed.iter().enumerate().filter(|(_, held)| held.until <= now);
        lapsed.min_by_key(|(_, held)| held.until).map(|(at, _)| at)
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// When a letter was written: told to people, never compared.
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
