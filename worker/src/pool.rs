//! The slots of a worker: as many as work and machine want, between the bounds.

use std::{collections::HashMap, sync::Arc, time::Duration};

use tokio::{
    task::{Id, JoinError, JoinSet},
    time::{Instant, MissedTickBehavior, interval},
};
use tokio_util::sync::CancellationToken;

use crate::{
    Error, Means, Pace, SlotBounds,
    cpu::Meter,
    duty::Duty,
    error::chain,
    run_loop,
    scaling::{Load, Match, Step, step},
    slot::Slot,
};

/// The slots of a worker.
pub(crate) struct Pool {
    duty: Arc<Duty>,
    means: Means,
    bounds: SlotBounds,
    pace: Pace,
    meter: Option<Meter>,
    tasks: JoinSet<()>,
    members: HashMap<Id, Member>,
    matching: Since<Match>,
    changed: Instant,
    /// Whether the store was silent when it was asked last.
    unanswered: bool,
}

struct Member {
    number: usize,
    /// It takes no further job.
    leave: CancellationToken,
}

/// What holds now, and since when.
struct Since<T> {
    what: T,
    at: Instant,
}

impl Pool {
    /// Starts as many slots as there must be.
    ///
    /// # Errors
    /// [`Error::Thread`].
    pub(crate) fn start(duty: Arc<Duty>, means: Means, bounds: SlotBounds, pace: Pace) -> Result<Self, Error> {
        let scales = bounds.min() < bounds.max();
        let meter = scales.then(Meter::start).flatten();
        if scales && meter.is_none() {
            tracing::warn!("the kernel does not tell how idle the CPU is: slots are added by what waits alone");
        }
        let now = Instant::now();
        let mut pool = Self {
            duty,
            means,
            bounds,
            pace,
            meter,
            tasks: JoinSet::new(),
            members: HashMap::new(),
            matching: Since { what: Match::Even, at: now },
            changed: now,
            unanswered: false,
        };
        // Before any of them claims: how many there are decides which of them take runs.
        pool.duty.roster.set_slots(bounds.min());
        for _ in 0..bounds.min() {
            pool.add()?;
        }
        Ok(pool)
    }

    /// Keeps them until the worker stops, and then until each has finished.
    pub(crate) async fn run(mut self) {
        let stopping = self.duty.stopping.clone();
        let mut look = interval(self.pace.look_every);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = stopping.cancelled() => break,
                Some(ended) = self.tasks.join_next_with_id() => self.ended(ended),
                _ = look.tick(), if self.may_change() => self.look().await,
            }
        }
        while let Some(ended) = self.tasks.join_next_with_id().await {
            self.ended(ended);
        }
    }

    /// Whether there could ever be one slot more or fewer. Where their number is fixed, that is only so when one was lost.
    fn may_change(&self) -> bool {
        self.bounds.min() < self.bounds.max() || self.members.len() < self.bounds.min()
    }

    async fn look(&mut self) {
        let load = self.load().await;
        tracing::debug!(?load, "looked");
        match step(&load, self.bounds, &self.pace) {
            Step::Stay => return,
            Step::Add => match self.add() {
                Ok(()) => {
                    self.tell();
                    tracing::info!(worker.id = self.duty.worker, slots = self.members.len(), "one slot more");
                }
                Err(error) => tracing::error!(error = chain(&error), "no slot more"),
            },
            Step::Remove => self.remove(),
        }
        self.changed = Instant::now();
    }

    async fn load(&mut self) -> Load {
        let at_work = self.duty.roster.slots_at_work();
        let leaving = self.members.values().filter(|member| member.leave.is_cancelled()).count();
        let staying = self.members.len() - leaving;
        let idle = self.members.values().filter(|it| !it.leave.is_cancelled() && !at_work.contains(&it.number)).count();
        // Nobody is asked where the answer would change nothing.
        let matters = if idle == 0 { self.members.len() < self.bounds.max() } else { staying > self.bounds.min() };
        let matching = match matters {
            true => self.anything_waits().await.map_or(Match::Even, |waits| Match::of(idle, waits)),
            false => Match::Even,
        };
        self.matching.now(matching);
        // Measured at each look, so that it tells of the time since the last.
        let free_cores = self.meter.as_mut().map_or(Some(f64::INFINITY), Meter::free_cores);
        Load {
            slots: self.members.len(),
            leaving,
            matching,
            lasted: self.matching.lasted(),
            free_cores: free_cores.unwrap_or(0.0),
            since_change: self.changed.elapsed(),
        }
    }

    async fn anything_waits(&mut self) -> Option<bool> {
        let waits = self.duty.store.has_waiting(&self.duty.languages).await;
        let unanswered = waits.is_err();
        // Said once: a database that is away is away for many looks.
        if let Err(error) = &waits
            && !self.unanswered
        {
            tracing::warn!(error = chain(error), "what waits is not known; the number of slots stays");
        }
        self.unanswered = unanswered;
        waits.ok()
    }

    fn add(&mut self) -> Result<(), Error> {
        let taken = |number| self.members.values().any(|member| member.number == number);
        let number = (0..).find(|number| !taken(*number)).unwrap_or_default();
        let slot = Slot::start(number, &self.means)?;
        // Also cancelled when the whole worker stops.
        let leave = self.duty.stopping.child_token();
        let task = self.tasks.spawn(run_loop::run(Arc::clone(&self.duty), slot, leave.clone()));
        self.members.insert(task.id(), Member { number, leave });
        Ok(())
    }

    /// Lets one go that is idle. Should it have taken a job this very moment, it finishes that first.
    fn remove(&self) {
        let at_work = self.duty.roster.slots_at_work();
        let idle = self.members.values().filter(|it| !it.leave.is_cancelled() && !at_work.contains(&it.number));
        if let Some(member) = idle.max_by_key(|member| member.number) {
            tracing::info!(worker.id = self.duty.worker, slots = self.members.len() - 1, "one slot fewer");
            member.leave.cancel();
        }
    }

    fn ended(&mut self, ended: Result<(Id, ()), JoinError>) {
        let id = match ended {
            Ok((id, ())) => id,
            Err(error) => {
                tracing::error!(error = chain(&error), "a slot panicked");
                error.id()
            }
        };
        self.members.remove(&id);
        self.tell();
    }

    fn tell(&self) {
        self.duty.roster.set_slots(self.members.len());
    }
}

impl<T: PartialEq> Since<T> {
    fn now(&mut self, what: T) {
        if self.what != what {
            *self = Self { what, at: Instant::now() };
        }
    }

    fn lasted(&self) -> Duration {
        self.at.elapsed()
    }
}
