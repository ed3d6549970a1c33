//! What a worker is told.

use std::{path::PathBuf, time::Duration};

use assay_broker::Broker;
use assay_store::{Blobs, Store};

use crate::{Pace, SlotBounds};

/// What a worker is told at start.
#[derive(Clone, Debug)]
pub struct WorkerConfig {
    /// Where submissions are.
    pub store: Store,
    /// Where jobs come from.
    pub broker: Broker,
    /// Where test data is.
    pub blobs: Blobs,
    /// Its name, unique among workers that live.
    pub id: String,
    /// How many submissions it judges at once, each in a sandbox and on a thread of its own.
    pub slots: SlotBounds,
    /// When the number of slots changes between the bounds.
    pub pace: Pace,
    /// How the sandbox is started.
    pub sandbox: assay_sandbox::Config,
    /// Where compiled programs are kept between submissions; nowhere when nothing.
    pub cache_dir: Option<PathBuf>,
    /// Where packages are laid out to be verified. On the file system of the test data that takes no room.
    pub scratch: PathBuf,
    /// How long a submission stays with a worker that does not say that it lives.
    pub lease: Duration,
    /// How often the rescuer looks for submissions that nobody works on.
    pub rescue_every: Duration,
    /// No other worker can be working on this database: whatever is marked as running was left by one that was killed, and is judged again at
    /// once instead of when its lease passes. True in embedded mode, where the data folder is locked.
    pub alone: bool,
}

impl WorkerConfig {
    /// The defaults: a slot a core, a lease of 30 s, a rescue every 5 s, no cache of compiled programs.
    #[must_use]
    pub fn new(store: Store, broker: Broker, blobs: Blobs) -> Self {
        Self {
            store,
            broker,
            blobs,
            id: fresh_id(),
            slots: SlotBounds::default(),
            pace: Pace::default(),
            sandbox: assay_sandbox::Config::default(),
            cache_dir: None,
            scratch: std::env::temp_dir(),
            lease: Duration::from_secs(30),
            rescue_every: Duration::from_secs(5),
            alone: false,
        }
    }
}

/// The host's name helps a reader of the log; the random part makes it unique.
fn fresh_id() -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let host = Some(host.trim()).filter(|host| !host.is_empty()).unwrap_or("worker");
    format!("{host}-{:08x}", rand::random::<u32>())
}
