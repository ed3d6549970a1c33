//! The handle that everybody holds.

use std::sync::Arc;

use crate::{
    cache::CacheBackend, cancellations::CancellationsBackend, flights::Flights, heartbeats::HeartbeatsBackend,
    in_process, limits::LimitsBackend, live::LiveBackend, locks::LocksBackend, queue::QueueBackend,
};

/// A broker. Cheap to clone; every clone is the same broker.
#[derive(Clone)]
pub struct Broker {
    pub(crate) cache: Arc<dyn CacheBackend>,
    pub(crate) cancellations: Arc<dyn CancellationsBackend>,
    pub(crate) flights: Arc<Flights>,
    pub(crate) heartbeats: Arc<dyn HeartbeatsBackend>,
    pub(crate) limits: Arc<dyn LimitsBackend>,
    pub(crate) live: Arc<dyn LiveBackend>,
    pub(crate) locks: Arc<dyn LocksBackend>,
    pub(crate) queue: Arc<dyn QueueBackend>,
}

/// What a broker is told at start.
#[derive(Clone, Copy, Debug)]
pub struct BrokerConfig {
    /// How many jobs the queue of each class may hold, waiting and claimed together.
    pub queue_bound: usize,
}

impl Broker {
    /// A broker inside this process: for one process that is server and worker in one.
    #[must_use]
    pub fn in_process(config: BrokerConfig) -> Self {
        Self {
            cache: Arc::new(in_process::Cache::default()),
            cancellations: Arc::new(in_process::Cancellations::new()),
            flights: Arc::default(),
            heartbeats: Arc::new(in_process::Heartbeats::default()),
            limits: Arc::new(in_process::Limits::default()),
            live: Arc::new(in_process::Live::default()),
            locks: Arc::new(in_process::Locks::default()),
            queue: Arc::new(in_process::Queue::new(config.queue_bound)),
        }
    }
}

impl Default for BrokerConfig {
    fn default() -> Self {
        Self { queue_bound: 1000 }
    }
}

impl std::fmt::Debug for Broker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Broker").finish_non_exhaustive()
    }
}
