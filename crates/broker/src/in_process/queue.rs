//! The queue inside one process.

use std::{
    collections::{HashMap, VecDeque},
    sync::Mutex,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use assay_domain::{Class, Job, Timestamp};
use async_trait::async_trait;
use tokio::{sync::Notify, time::Instant};

use super::lock;
use crate::{
    Claim, DeadLetter, Error,
    queue::{MOST_DEAD_LETTERS, QueueBackend},
};

/// One queue a class, and what is claimed of it.
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
}

#[derive(Default)]
struct Line {
    waiting: VecDeque<Job>,
    claimed: Vec<Held>,
}

struct Held {
    job: Job,
    receipt: String,
    until: Instant,
}

impl Queue {
    pub(crate) fn new(bound: usize) -> Self {
        Self { bound, state: Mutex::default(), changed: Notify::new() }
    }
}

#[async_trait]
impl QueueBackend for Queue {
    async fn enqueue(&self, class: Class, job: Job) -> Result<(), Error> {
        {
            let mut state = lock(&self.state);
            if state.classes.contains_key(&job) {
                return Ok(());
            }
            let line = state.lines.entry(class).or_default();
            if line.depth() >= self.bound {
                return Err(Error::QueueFull { class, bound: self.bound });
            }
            line.waiting.push_back(job);
            state.classes.insert(job, class);
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

    async fn contains(&self, job: &Job) -> Result<bool, Error> {
        Ok(lock(&self.state).classes.contains_key(job))
    }

    async fn claim(&self, worker: &str, lease: Duration) -> Result<Claim, Error> {
        loop {
            // Listening starts before looking, so a change in between is heard.
            let mut changed = std::pin::pin!(self.changed.notified());
            changed.as_mut().enable();
            if let Some(claim) = self.try_claim(worker, lease).await? {
                return Ok(claim);
            }
            let first_lapse = lock(&self.state).first_lapse();
            match first_lapse {
                Some(at) => tokio::select! { () = changed => {}, () = tokio::time::sleep_until(at) => {} },
                None => changed.await,
            }
        }
    }

    async fn try_claim(&self, worker: &str, lease: Duration) -> Result<Option<Claim>, Error> {
        let claim = lock(&self.state).claim(worker, lease, Instant::now());
        if claim.is_some() {
            // This lease may be the first to pass.
            self.changed.notify_waiters();
        }
        Ok(claim)
    }

    async fn renew(&self, claim: &Claim) -> Result<bool, Error> {
        let until = Instant::now() + claim.lease;
        Ok(lock(&self.state).held(claim).map(|held| held.until = until).is_some())
    }

    async fn ack(&self, claim: &Claim) -> Result<bool, Error> {
        let mut state = lock(&self.state);
        let held = state.release(claim);
        if held {
            state.classes.remove(&claim.job);
        }
        Ok(held)
    }

    async fn put_back(&self, claim: &Claim) -> Result<bool, Error> {
        let held = {
            let mut state = lock(&self.state);
            let held = state.release(claim);
            if held {
                state.lines.entry(claim.class).or_default().waiting.push_back(claim.job);
            }
            held
        };
        if held {
            self.changed.notify_waiters();
        }
        Ok(held)
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
    fn claim(&mut self, worker: &str, lease: Duration, now: Instant) -> Option<Claim> {
        for class in Class::ALL {
            let Some(line) = self.lines.get_mut(&class) else { continue };
            let Some(job) = line.next(now) else { continue };
            self.receipts += 1;
            let receipt = format!("{worker}/{}", self.receipts);
            line.claimed.push(Held { job, receipt: receipt.clone(), until: now + lease });
            return Some(Claim { job, class, receipt, lease });
        }
        None
    }

    fn held(&mut self, claim: &Claim) -> Option<&mut Held> {
        self.lines.get_mut(&claim.class)?.claimed.iter_mut().find(|held| held.receipt == claim.receipt)
    }

    /// Ends a claim, if it is held.
    fn release(&mut self, claim: &Claim) -> bool {
        let Some(line) = self.lines.get_mut(&claim.class) else { return false };
        let Some(at) = line.claimed.iter().position(|held| held.receipt == claim.receipt) else { return false };
        line.claimed.remove(at);
        true
    }

    fn first_lapse(&self) -> Option<Instant> {
        self.lines.values().flat_map(|line| &line.claimed).map(|held| held.until).min()
    }
}

impl Line {
    fn depth(&self) -> usize {
        self.waiting.len() + self.claimed.len()
    }

    /// The job to hand out: one whose lease has passed before those that wait, for it was here first.
    fn next(&mut self, now: Instant) -> Option<Job> {
        let lapsed = self.claimed.iter().enumerate().filter(|(_, held)| held.until <= now);
        match lapsed.min_by_key(|(_, held)| held.until).map(|(at, _)| at) {
            Some(at) => Some(self.claimed.remove(at).job),
            None => self.waiting.pop_front(),
        }
    }
}

/// When a letter was written: told to people, never compared.
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
