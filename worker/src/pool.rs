//! The slots of a worker. Their number follows the load, within the bounds.

use std::{collections::HashMap, sync::Arc, time::Duration};

use tokio::{
    task::{Id, JoinError, JoinSet},
    time::{Instant, MissedTickBehavior, interval},
};
use tokio_util::sync::CancellationToken;

use assay_domain::error_chain;

use crate::{
    Capabilities, Error, ScalingSettings, SlotBounds,
    cpu::Meter,
    run_loop,
    scaling::{Balance, Load, Step, step},
    shared::Shared,
    slot::Slot,
};

pub(crate) struct Pool {
    shared: Arc<Shared>,
    capabilities: Capabilities,
    bounds: SlotBounds,
    scaling: ScalingSettings,
    meter: Option<Meter>,
    tasks: JoinSet<()>,
    members: HashMap<Id, Member>,
    balance: Since<Balance>,
    changed: Instant,
    /// The last query of the store failed.
    store_failed: bool,
}

struct Member {
    number: usize,
    /// When cancelled, the slot takes no more jobs.
    stopping: CancellationToken,
}

/// A value, and since when it has not changed.
struct Since<T> {
    value: T,
    at: Instant,
}

impl Pool {
    /// Starts the minimum number of slots.
    ///
    /// # Errors
    /// [`Error::Thread`].
    pub(crate) fn start(
        shared: Arc<Shared>,
        capabilities: Capabilities,
        bounds: SlotBounds,
        scaling: ScalingSettings,
    ) -> Result<Self, Error> {
        let scales = bounds.min() < bounds.max();
        let meter = scales.then(Meter::start).flatten();
        if scales && meter.is_none() {
            tracing::warn!("cannot measure how busy the CPU is; slots are added whenever jobs wait");
        }
        let now = Instant::now();
        let mut pool = Self {
            shared,
            capabilities,
            bounds,
            scaling,
            meter,
            tasks: JoinSet::new(),
            members: HashMap::new(),
            balance: Since { value: Balance::Even, at: now },
            changed: now,
            store_failed: false,
        };
        // Before the first claim: the number of slots decides which of them take runs.
        pool.shared.activity.set_slots(bounds.min());
        for _ in 0..bounds.min() {
            pool.add()?;
        }
        Ok(pool)
    }

    /// Adds and removes slots until the worker stops. Then waits until each slot has finished.
    pub(crate) async fn run(mut self) {
        let stopping = self.shared.stopping.clone();
        let mut ticks = interval(self.scaling.interval);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = stopping.cancelled() => break,
                Some(ended) = self.tasks.join_next_with_id() => self.remove_ended(ended),
                _ = ticks.tick(), if self.may_change() => self.rescale().await,
            }
        }
        while let Some(ended) = self.tasks.join_next_with_id().await {
            self.remove_ended(ended);
        }
    }

    /// Whether the number of slots may change. A fixed number changes only after a slot was lost.
    fn may_change(&self) -> bool {
        self.bounds.min() < self.bounds.max() || self.members.len() < self.bounds.min()
    }

    async fn rescale(&mut self) {
        let load = self.load().await;
        tracing::debug!(?load, "measured the load");
        match step(&load, self.bounds, &self.scaling) {
            Step::Stay => return,
            Step::Add => match self.add() {
                Ok(()) => {
                    self.publish_slots();
                    tracing::info!(worker.id = self.shared.worker, slots = self.members.len(), "added a slot");
                }
                Err(error) => tracing::error!(error = error_chain(&error), "cannot add a slot"),
            },
            Step::Remove => self.remove(),
        }
        self.changed = Instant::now();
    }

    async fn load(&mut self) -> Load {
        let busy = self.shared.activity.busy_slots();
        let stopping = self.members.values().filter(|member| member.stopping.is_cancelled()).count();
        let staying = self.members.len() - stopping;
        let idle = self.members.values().filter(|it| !it.stopping.is_cancelled() && !busy.contains(&it.number)).count();
        // Query the store only if the answer can change something.
        let matters = if idle == 0 { self.members.len() < self.bounds.max() } else { staying > self.bounds.min() };
        let balance = match matters {
            true => self.has_waiting_jobs().await.map_or(Balance::Even, |waits| Balance::of(idle, waits)),
            false => Balance::Even,
        };
        self.balance.set(balance);
        // Measured every time, so that it covers the time since the last measurement.
        let free_cores = self.meter.as_mut().map_or(Some(f64::INFINITY), Meter::free_cores);
        Load {
            slots: self.members.len(),
            stopping,
            balance,
            balance_age: self.balance.age(),
            free_cores: free_cores.unwrap_or(0.0),
            since_change: self.changed.elapsed(),
        }
    }

    async fn has_waiting_jobs(&mut self) -> Option<bool> {
        let waits = self.shared.store.has_waiting(&self.shared.languages.ids()).await;
        let store_failed = waits.is_err();
        // Logged once: a database that is down fails at every look.
        if let Err(error) = &waits
            && !self.store_failed
        {
            tracing::warn!(error = error_chain(error), "cannot tell whether jobs wait; keeping the number of slots");
        }
        self.store_failed = store_failed;
        waits.ok()
    }

    fn add(&mut self) -> Result<(), Error> {
        let taken = |number| self.members.values().any(|member| member.number == number);
        let number = (0..).find(|number| !taken(*number)).unwrap_or_default();
        let slot = Slot::start(number, &self.capabilities, Arc::clone(&self.shared.languages))?;
        // A child token: also cancelled when the whole worker stops.
        let stopping = self.shared.stopping.child_token();
        let task = self.tasks.spawn(run_loop::run(Arc::clone(&self.shared), slot, stopping.clone()));
        self.members.insert(task.id(), Member { number, stopping });
        Ok(())
    }

    /// Removes an idle slot. If it has just taken a job, it finishes that job first.
    fn remove(&self) {
        let busy = self.shared.activity.busy_slots();
        let idle = self.members.values().filter(|it| !it.stopping.is_cancelled() && !busy.contains(&it.number));
        if let Some(member) = idle.max_by_key(|member| member.number) {
            tracing::info!(worker.id = self.shared.worker, slots = self.members.len() - 1, "removed a slot");
            member.stopping.cancel();
        }
    }

    fn remove_ended(&mut self, ended: Result<(Id, ()), JoinError>) {
        let id = match ended {
            Ok((id, ())) => id,
            Err(error) => {
                tracing::error!(error = error_chain(&error), "a slot panicked");
                error.id()
            }
        };
        self.members.remove(&id);
        self.publish_slots();
    }

    fn publish_slots(&self) {
        self.shared.activity.set_slots(self.members.len());
    }
}

impl<T: PartialEq> Since<T> {
    fn set(&mut self, value: T) {
        if self.value != value {
            *self = Self { value, at: Instant::now() };
        }
    }

    fn age(&self) -> Duration {
        self.at.elapsed()
    }
}
