//! The broker between processes: everything in one Redis, 7.0 or newer, with the same meaning as the twin's.
//!
//! What must be atomic is a Lua script (in `lua/`), so every operation is one round trip. All times are Redis' own, so a
//! process whose clock is wrong does no harm. Nothing here is the truth: after a FLUSHALL the rescuer brings the queue back
//! from the database.

mod cache;
mod cancellations;
mod channels;
mod doorbell;
mod heartbeats;
mod limits;
mod link;
mod live;
mod locks;
mod queue;
mod runs;
mod script;
mod shared_reads;

pub(crate) use cache::Cache;
pub(crate) use cancellations::Cancellations;
pub(crate) use channels::Channels;
pub(crate) use heartbeats::Heartbeats;
pub(crate) use limits::Limits;
pub(crate) use link::Link;
pub(crate) use live::Live;
pub(crate) use locks::Locks;
pub(crate) use queue::Queue;
pub(crate) use runs::Runs;

use crate::RunBytes;

/// Where Redis is, and how it is used.
#[derive(Clone)]
pub struct RedisConfig {
    /// `redis://user:password@host:port/database`; `rediss://` for TLS; `redis-sentinel://` for a primary that Sentinel names.
    pub url: String,
    /// What every key begins with. Installations that share a Redis need different ones.
    pub prefix: String,
    /// How many jobs the queue of each class may hold, waiting and claimed together.
    pub queue_bound: usize,
    /// How many bytes runs may take.
    pub run_bytes: RunBytes,
}

impl RedisConfig {
    /// A Redis for this installation alone.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), prefix: "assay:".to_owned(), queue_bound: 10_000, run_bytes: RunBytes::default() }
    }
}

/// Without the address: it may hold a password.
impl std::fmt::Debug for RedisConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { url: _, prefix, queue_bound, run_bytes } = self;
        let mut shown = f.debug_struct("RedisConfig");
        shown
            .field("prefix", prefix)
            .field("queue_bound", queue_bound)
            .field("run_bytes", run_bytes)
            .finish_non_exhaustive()
    }
}
