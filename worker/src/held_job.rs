//! A job that a slot holds: renews its lease, listens for stops, and ends its program.

use std::{sync::Arc, time::Duration};

use assay_broker::Claim;
use tokio::{
    sync::mpsc,
    time::{Instant, MissedTickBehavior, interval_at},
};

use assay_domain::error_chain;

use crate::{
    activity::JobEntry,
    self_check::Stop,
    shared::{RETRY_DELAY, Shared},
    slot::Slot,
};

/// A claimed job in a slot.
pub(crate) struct HeldJob<'a> {
    pub(crate) shared: &'a Arc<Shared>,
    pub(crate) claim: &'a Claim,
    pub(crate) slot: &'a Slot,
    pub(crate) entry: JobEntry,
    stop: &'a Arc<dyn Stop>,
}

/// How some work on a job ended.
pub(crate) enum Held<T> {
    Done(T),
    /// Another worker has the job now, it was cancelled, or its result is not needed any more. Nothing is written.
    Lost,
    /// The worker stops. Nothing is written, and another worker repeats the job.
    Stopped,
}

/// What differs between the kinds of jobs.
pub(crate) trait Holder {
    /// A step of the work.
    type Step;

    /// Extends the lease of the job's row; false if the job is lost.
    fn renew(&self) -> impl Future<Output = bool> + Send;

    /// Reports a step; false if its result is not needed any more.
    fn report(&mut self, step: Self::Step) -> impl Future<Output = bool> + Send;
}

impl<'a> HeldJob<'a> {
    /// From now on, cancellations of the job reach this slot.
    pub(crate) fn new(shared: &'a Arc<Shared>, claim: &'a Claim, slot: &'a Slot, stop: &'a Arc<dyn Stop>) -> Self {
        let entry = shared.activity.add(slot.number(), claim.job);
        Self { shared, claim, slot, entry, stop }
    }

    /// Waits for `work`, reports its steps, and renews the lease at this interval meanwhile. If the job is lost or the worker stops, ends the program and waits
    /// for the end of `work`. If this future is dropped, the program ends too.
    pub(crate) async fn hold<T, H: Holder>(
        &self,
        holder: &mut H,
        renew_every: Duration,
        steps: mpsc::UnboundedReceiver<H::Step>,
        work: impl Future<Output = T>,
    ) -> Held<T> {
        // Drops a stop that was meant for earlier work. This work cannot be stopped yet.
        self.stop.reset();
        let mut running = StopOnDrop { stop: self.stop, armed: true };
        let held = self.wait(holder, renew_every, steps, work).await;
        running.armed = false;
        held
    }

    async fn wait<T, H: Holder>(
        &self,
        holder: &mut H,
        renew_every: Duration,
        mut steps: mpsc::UnboundedReceiver<H::Step>,
        work: impl Future<Output = T>,
    ) -> Held<T> {
        let mut work = std::pin::pin!(work);
        let mut renewal = interval_at(Instant::now() + renew_every, renew_every);
        renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let why = loop {
            tokio::select! {
                biased;
                Some(step) = steps.recv() => {
                    if !holder.report(step).await {
                        break Held::Lost;
                    }
                }
                done = &mut work => {
                    // Steps that arrived since the last poll.
                    while let Ok(step) = steps.try_recv() {
                        holder.report(step).await;
                    }
                    return Held::Done(done);
                }
                () = self.shared.aborting.cancelled() => break Held::Stopped,
                () = self.renewal_is_due(&mut renewal) => {
                    if !self.renew(holder).await {
                        break Held::Lost;
                    }
                }
            }
        };
        self.stop.stop();
        work.await;
        why
    }

    /// A message about a cancellation can be missed, so each renewal finds out too.
    async fn renewal_is_due(&self, renewal: &mut tokio::time::Interval) {
        tokio::select! {
            () = self.entry.wait_for_cancellation() => {}
            _ = renewal.tick() => {}
        }
    }

    /// Renews the lease and the claim; false if the job is lost.
    pub(crate) async fn renew(&self, holder: &impl Holder) -> bool {
        let ours = holder.renew().await;
        self.renew_claim().await;
        ours
    }

    /// Renews the claim. It is less important than the lease: if it expires, another worker looks at the row and finds it taken.
    pub(crate) async fn renew_claim(&self) {
        if let Err(error) = self.shared.broker.renew(self.claim).await {
            tracing::warn!(job = %self.claim.job, error = error_chain(&error), "cannot renew the claim");
        }
    }

    /// The job has ended.
    pub(crate) async fn acknowledge(&self) {
        if let Err(error) = self.shared.broker.ack(self.claim).await {
            tracing::warn!(job = %self.claim.job, error = error_chain(&error), "cannot acknowledge the job");
        }
    }

    /// Puts the job back after a pause, so that this slot does not keep a busy host busy.
    pub(crate) async fn put_back_when_less_busy(&self) {
        self.shared.sleep_unless_stopping(RETRY_DELAY).await;
        self.shared.put_back(self.claim).await;
    }

    /// Lists the job among those that no worker can finish.
    pub(crate) async fn give_up(&self, reason: &str) {
        if let Err(error) = self.shared.broker.dead_letter(self.claim.job, reason).await {
            tracing::warn!(job = %self.claim.job, error = error_chain(&error), "cannot write a dead letter");
        }
    }
}

struct StopOnDrop<'a> {
    stop: &'a Arc<dyn Stop>,
    armed: bool,
}

impl Drop for StopOnDrop<'_> {
    fn drop(&mut self) {
        if self.armed {
            self.stop.stop();
        }
    }
}
