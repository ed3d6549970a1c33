//! The backends that the contract is tested on.

use std::time::Duration;

use assay_broker::{Broker, BrokerConfig, RedisConfig, RunBytes};

/// An empty backend.
pub(crate) trait Host: Sized {
    /// Starts an empty backend.
    async fn start() -> Self;
    /// A broker on this backend with this bound for its queues.
    async fn broker(&self, queue_bound: usize) -> Broker {
        self.broker_with(queue_bound, RunBytes::default()).await
    }
    /// A broker with a bound for its queues and a budget for its runs.
    async fn broker_with(&self, queue_bound: usize, run_bytes: RunBytes) -> Broker;
    /// The unit of time in the tests. A few calls can take several units on a busy host, so what must not expire yet stays valid for at least
    /// four more.
    fn unit(&self) -> Duration;
    /// The most time that a test waits for something that will happen. Leases of 100 units do not end meanwhile.
    fn patience(&self) -> Duration {
        self.unit() * 90
    }
    /// Lets time pass.
    async fn pass(&self, units: u32);
}

/// The in-process broker with a paused clock, which only moves when told to or when all tasks wait for it.
pub(crate) struct InProcess;

impl Host for InProcess {
    async fn start() -> Self {
        tokio::time::pause();
        Self
    }

    async fn broker_with(&self, queue_bound: usize, run_bytes: RunBytes) -> Broker {
        Broker::in_process(BrokerConfig { queue_bound, run_bytes })
    }

    fn unit(&self) -> Duration {
        Duration::from_secs(1)
    }

    async fn pass(&self, units: u32) {
        tokio::time::advance(self.unit() * units).await;
    }
}

/// A real Redis with the clock of this machine. Tests cannot move it, because Redis does not start under libfaketime (its allocator
/// reads the clock). So letting time pass means sleeping.
pub(crate) struct Redis(assay_testbed::Redis);

impl Host for Redis {
    async fn start() -> Self {
        Self(assay_testbed::Redis::start())
    }

    async fn broker_with(&self, queue_bound: usize, run_bytes: RunBytes) -> Broker {
        let config = RedisConfig { queue_bound, run_bytes, ..RedisConfig::new(self.0.url()) };
        Broker::redis(config).await.unwrap()
    }

    fn unit(&self) -> Duration {
        Duration::from_millis(100)
    }

    async fn pass(&self, units: u32) {
        tokio::time::sleep(self.unit() * units).await;
    }
}
