//! The heartbeat: tells the broker that this worker lives, and what it does.

use std::{sync::Arc, time::Duration};

use assay_domain::{WorkerInfo, error_chain};
use tokio::time::{Instant, sleep_until, timeout};

use crate::shared::Shared;

/// The longest time between two beats.
const INTERVAL: Duration = Duration::from_secs(5);
/// How long a beat is valid: two beats may be lost.
const LIFETIME: Duration = Duration::from_secs(15);
/// The shortest time between two beats. More would not help the people who watch.
const MIN_INTERVAL: Duration = Duration::from_millis(250);

/// Sends the heartbeat of a worker.
pub(crate) struct Heartbeat {
    pub(crate) shared: Arc<Shared>,
    /// The fields that never change.
    pub(crate) fixed: WorkerInfo,
    pub(crate) started: Instant,
}

impl Heartbeat {
    /// Sends one beat.
    pub(crate) async fn send(&self) {
        let shared = &self.shared;
        let info = WorkerInfo {
            uptime_ms: u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX),
            slots: u32::try_from(shared.activity.slots()).unwrap_or(u32::MAX),
            languages: shared.languages.usable().to_vec(),
            untested: shared.languages.untested(),
            busy: shared.activity.busy(),
            draining: shared.stopping.is_cancelled(),
            ..self.fixed.clone()
        };
        if let Err(error) = shared.broker.beat(&info, LIFETIME).await {
            tracing::warn!(error = error_chain(&error), "cannot send a heartbeat");
        }
    }

    /// Sends beats at an interval, and soon after each change, until the task is aborted.
    pub(crate) async fn run(self) {
        let mut changes = self.shared.activity.changes();
        loop {
            let sent = Instant::now();
            let stopping = self.shared.stopping.is_cancelled();
            let changed = async {
                tokio::select! {
                    _ = changes.changed() => {}
                    () = self.shared.stopping.cancelled(), if !stopping => {}
                }
            };
            // Both a change and the end of the interval lead to a beat.
            let _due = timeout(INTERVAL, changed).await;
            sleep_until(sent + MIN_INTERVAL).await;
            // The next beat includes all changes up to now.
            changes.mark_unchanged();
            self.send().await;
        }
    }
}
