//! Where a broker runs while it is tested.

use std::time::Duration;

use assay_broker::{Broker, BrokerConfig, RedisConfig, RunBytes};

/// A fresh, empty back end.
pub(crate) trait Host: Sized {
    /// Starts one.
    async fn start() -> Self;
    /// A broker on it whose queues hold so many jobs.
    async fn broker(&self, queue_bound: usize) -> Broker {
        self.broker_with(queue_bound, RunBytes::default()).await
    }
    /// One whose runs may take so many bytes.
    async fn broker_with(&self, queue_bound: usize, run_bytes: RunBytes) -> Broker;
    /// The unit of the times in the suite: far longer than a call takes.
    fn unit(&self) -> Duration;
    /// Lets so many units pass.
    async fn pass(&self, units: u32);
}

/// The twin, on a clock that moves only when it is told to or when all wait for it.
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

/// A real Redis, on the clock of this machine.
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
