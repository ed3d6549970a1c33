//! Saying that this worker lives, and what it does.

use std::{sync::Arc, time::Duration};

use assay_domain::WorkerInfo;
use tokio::time::{Instant, sleep_until, timeout};

use crate::{duty::Duty, error::chain};

/// How often a worker says that it lives.
const EVERY: Duration = Duration::from_secs(5);
/// How long it is believed: two beats may be lost.
const BELIEVED: Duration = Duration::from_secs(15);
/// The time from one beat to the next, however much happens: people look at this, and see no more.
const AT_LEAST_APART: Duration = Duration::from_millis(250);

/// What says that this worker lives.
pub(crate) struct Heart {
    pub(crate) duty: Arc<Duty>,
    /// What does not change while it lives.
    pub(crate) always: WorkerInfo,
    pub(crate) started: Instant,
}

impl Heart {
    /// Says now that the worker lives.
    pub(crate) async fn beat(&self) {
        let duty = &self.duty;
        let info = WorkerInfo {
            uptime_ms: u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX),
            slots: u32::try_from(duty.roster.slots()).unwrap_or(u32::MAX),
            busy: duty.roster.busy(),
            draining: duty.stopping.is_cancelled(),
            ..self.always.clone()
        };
        if let Err(error) = duty.broker.beat(&info, BELIEVED).await {
            tracing::warn!(error = chain(&error), "no heartbeat");
        }
    }

    /// Says so every so often, and soon after something changed, until the task is ended.
    pub(crate) async fn keep_beating(self) {
        let mut changes = self.duty.roster.changes();
        loop {
            let beaten = Instant::now();
            let drains = self.duty.stopping.is_cancelled();
            let changed = async {
                tokio::select! {
                    _ = changes.changed() => {}
                    () = self.duty.stopping.cancelled(), if !drains => {}
                }
            };
            // Neither a change nor the time of the next beat: both are reasons to say it again.
            let _due = timeout(EVERY, changed).await;
            sleep_until(beaten + AT_LEAST_APART).await;
            // What changed until here is said now, and is no reason to say it again.
            changes.mark_unchanged();
            self.beat().await;
        }
    }
}
