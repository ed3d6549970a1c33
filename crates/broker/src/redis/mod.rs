//! The broker in Redis 7.0 or newer. It behaves like the in-process broker.
//!
//! Atomic operations are Lua scripts (in `lua/`), so each operation is one round trip. All times come from Redis' clock, so a
//! wrong clock of a process does no harm. All lasting data is in the database: after a FLUSHALL, a worker restores the queue
//! from there.

mod cache;
mod cancellations;
mod channels;
mod connection;
mod heartbeats;
mod limits;
mod live;
mod locks;
mod new_jobs;
mod queue;
mod runs;
mod script;
mod shared_reads;

pub(crate) use cache::Cache;
pub(crate) use cancellations::Cancellations;
pub(crate) use channels::Channels;
pub(crate) use connection::Connection;
pub(crate) use heartbeats::Heartbeats;
pub(crate) use limits::Limits;
pub(crate) use live::Live;
pub(crate) use locks::Locks;
pub(crate) use queue::Queue;
pub(crate) use runs::Runs;

use crate::RunBytes;

/// The settings of a broker in Redis.
#[derive(Clone)]
pub struct RedisConfig {
    /// `redis://user:password@host:port/database`; `rediss://` for TLS; `redis-sentinel://` for Sentinel.
    pub url: String,
    /// The prefix of all keys. Installations that share a Redis need different ones.
    pub prefix: String,
    /// The most jobs in the queue of each class, both waiting and claimed.
    pub queue_bound: usize,
    pub run_bytes: RunBytes,
}

impl RedisConfig {
    /// The default settings for this URL.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), prefix: "assay:".to_owned(), queue_bound: 10_000, run_bytes: RunBytes::default() }
    }
}

/// Leaves out the URL, which may contain a password.
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
