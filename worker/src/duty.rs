//! What the slots of a worker share.

use std::{path::PathBuf, sync::Arc, time::Duration};

use assay_broker::Broker;
use assay_domain::LanguageId;
use assay_store::{Blobs, Store};
use tokio_util::sync::CancellationToken;

use crate::{passing::Passing, roster::Roster};

/// After so many attempts, since it was submitted or last queued by an admin, a submission is given up: whatever ends the workers that judge it would end the next one too.
pub(crate) const MOST_ATTEMPTS: i32 = 3;

/// How long to wait before asking again a part that failed.
pub(crate) const AFTER_FAULT: Duration = Duration::from_secs(1);

/// What the slots of a worker share.
pub(crate) struct Duty {
    pub(crate) store: Store,
    pub(crate) broker: Broker,
    pub(crate) blobs: Blobs,
    /// Where packages are laid out to be verified.
    pub(crate) scratch: PathBuf,
    /// How TeX's sandboxes are started.
    pub(crate) sandbox: assay_sandbox::Config,
    pub(crate) worker: String,
    pub(crate) lease: Duration,
    pub(crate) languages: Vec<LanguageId>,
    pub(crate) roster: Arc<Roster>,
    pub(crate) passing: Passing,
    /// No further job is taken.
    pub(crate) stopping: CancellationToken,
    /// What runs is stopped too, and left to whoever comes after.
    pub(crate) leaving: CancellationToken,
}

impl Duty {
    /// The lease in ms, as the store wants it.
    pub(crate) fn lease_ms(&self) -> i64 {
        i64::try_from(self.lease.as_millis()).unwrap_or(i64::MAX)
    }

    /// How long a claim holds. A little longer than the row's lease, which begins later: when the job is handed over, the row can be begun.
    pub(crate) fn claim_lease(&self) -> Duration {
        self.lease + self.lease / 3
    }

    /// Waits before trying again, but not when the worker stops.
    pub(crate) async fn breathe(&self, pause: Duration) {
        tokio::select! {
            () = self.stopping.cancelled() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}
