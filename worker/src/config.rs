//! The settings of a worker.

use std::{path::PathBuf, time::Duration};

use assay_broker::Broker;
use assay_store::{Blobs, Store};

use crate::{ScalingSettings, SlotBounds};

/// The settings of a worker.
#[derive(Clone, Debug)]
pub struct WorkerConfig {
    /// The database.
    pub store: Store,
    /// The queue.
    pub broker: Broker,
    /// The test data.
    pub blobs: Blobs,
    /// A unique name.
    pub id: String,
    /// How many submissions it judges at the same time. Each slot has its own sandbox and thread.
    pub slots: SlotBounds,
    /// When the number of slots changes within the bounds.
    pub scaling: ScalingSettings,
    pub sandbox: assay_sandbox::Config,
    /// Where compiled programs are cached. `None` turns the cache off.
    pub cache_dir: Option<PathBuf>,
    /// Folder in which packages are restored for verification. On the file system of the test data, this uses hard links and no space.
    pub scratch: PathBuf,
    /// How long a worker keeps a submission without a renewal.
    pub lease: Duration,
    /// How often the rescuer looks for lost submissions.
    pub rescue_every: Duration,
    /// How long it waits before it tests languages again that could not be tested at start. Each later pause is twice as long.
    pub retest_after: Duration,
    /// No other worker uses this database. So rows in state running were left by a killed worker, and are judged again at once instead of
    /// after their lease. True in embedded mode, where the data folder is locked.
    pub exclusive: bool,
}

impl WorkerConfig {
    /// The defaults: one slot per core, a lease of 30 s, a rescue every 5 s, no cache of compiled programs.
    #[must_use]
    pub fn new(store: Store, broker: Broker, blobs: Blobs) -> Self {
        Self {
            store,
            broker,
            blobs,
            id: fresh_id(),
            slots: SlotBounds::default(),
            scaling: ScalingSettings::default(),
            sandbox: assay_sandbox::Config::default(),
            cache_dir: None,
            scratch: std::env::temp_dir(),
            lease: Duration::from_secs(30),
            rescue_every: Duration::from_secs(5),
            retest_after: Duration::from_secs(10),
            exclusive: false,
        }
    }
}

/// The host's name makes the log easier to read; the random part makes the id unique.
fn fresh_id() -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let host = Some(host.trim()).filter(|host| !host.is_empty()).unwrap_or("worker");
    format!("{host}-{:08x}", rand::random::<u32>())
}
