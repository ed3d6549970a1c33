//! What all slots of a worker share: connections, settings, and the state of the worker.

use std::{path::PathBuf, sync::Arc, time::Duration};

use assay_broker::Broker;
use assay_store::{Blobs, Store};
use tokio_util::sync::CancellationToken;

use crate::{activity::Activity, languages::Languages, recently_put_back::RecentlyPutBack};

/// A submission is given up after this many attempts since it was submitted or rejudged: the failure that ended each worker would end the next one too.
pub(crate) const MAX_ATTEMPTS: i32 = 3;

/// The delay before a retry when a service failed.
pub(crate) const RETRY_DELAY: Duration = Duration::from_secs(1);

pub(crate) struct Shared {
    pub(crate) store: Store,
    pub(crate) broker: Broker,
    pub(crate) blobs: Blobs,
    /// Folder in which packages are restored for verification.
    pub(crate) scratch: PathBuf,
    /// The settings of TeX's sandboxes.
    pub(crate) sandbox: assay_sandbox::Config,
    pub(crate) worker: String,
    pub(crate) lease: Duration,
    pub(crate) languages: Arc<Languages>,
    pub(crate) activity: Arc<Activity>,
    pub(crate) recently_put_back: RecentlyPutBack,
    /// Cancelled when the worker takes no more jobs.
    pub(crate) stopping: CancellationToken,
    /// Cancelled when running jobs must stop too. Another worker repeats them.
    pub(crate) aborting: CancellationToken,
}

impl Shared {
    /// The lease in ms.
    pub(crate) fn lease_ms(&self) -> i64 {
        i64::try_from(self.lease.as_millis()).unwrap_or(i64::MAX)
    }

    /// How long a claim lasts. The row's lease begins later, so the claim lasts a little longer: when it expires, the row can be begun again.
    pub(crate) fn claim_lease(&self) -> Duration {
        self.lease + self.lease / 3
    }

    /// Waits before a retry; returns at once if the worker stops.
    pub(crate) async fn sleep_unless_stopping(&self, pause: Duration) {
        tokio::select! {
            () = self.stopping.cancelled() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}
