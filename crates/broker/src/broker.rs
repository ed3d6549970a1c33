//! The broker and its backends.

use std::{ops::Deref, sync::Arc};

use crate::{
    Error, RedisConfig,
    cache::CacheBackend,
    cancellations::CancellationsBackend,
    fill_locks::FillLocks,
    heartbeats::HeartbeatsBackend,
    in_process,
    limits::LimitsBackend,
    live::LiveBackend,
    locks::LocksBackend,
    queue::QueueBackend,
    redis,
    runs::{RunBytes, RunsBackend},
};

/// A broker. Clones are cheap and share everything.
#[derive(Clone)]
pub struct Broker(Arc<Backends>);

/// The backends of a broker, one per concern.
pub struct Backends {
    pub(crate) cache: Box<dyn CacheBackend>,
    pub(crate) cancellations: Box<dyn CancellationsBackend>,
    pub(crate) fill_locks: FillLocks,
    pub(crate) heartbeats: Box<dyn HeartbeatsBackend>,
    pub(crate) limits: Box<dyn LimitsBackend>,
    /// Counts in this process while `limits` cannot be reached.
    pub(crate) fallback_limits: in_process::Limits,
    pub(crate) live: Box<dyn LiveBackend>,
    pub(crate) locks: Box<dyn LocksBackend>,
    pub(crate) queue: Box<dyn QueueBackend>,
    pub(crate) runs: Box<dyn RunsBackend>,
}

/// The settings of an in-process broker.
#[derive(Clone, Copy, Debug)]
pub struct BrokerConfig {
    /// The most jobs in the queue of each class, both waiting and claimed.
    pub queue_bound: usize,
    /// How many bytes runs may take.
    pub run_bytes: RunBytes,
}

impl Broker {
    /// A broker inside this process, for a process that is both server and worker.
    #[must_use]
    pub fn in_process(config: BrokerConfig) -> Self {
        Self(Arc::new(Backends::in_process(config)))
    }

    /// A broker in Redis, shared by all processes that use the same Redis. If Redis does not answer now, the broker retries in
    /// the background; until then, calls fail with [`Error::Unreachable`].
    ///
    /// # Errors
    /// [`Error::BadUrl`]; [`Error::TooOld`].
    pub async fn redis(config: RedisConfig) -> Result<Self, Error> {
        let channels = redis::Channels::connect(&config.url, &config.prefix);
        let (channels, connection) = tokio::try_join!(channels, redis::Connection::connect(&config))?;
        let (channels, connection) = (Arc::new(channels), Arc::new(connection));
        let queue = redis::Queue::new(Arc::clone(&connection), config.url, config.queue_bound);
        Ok(Self(Arc::new(Backends {
            cache: Box::new(redis::Cache::new(Arc::clone(&connection))),
            cancellations: Box::new(redis::Cancellations {
                connection: Arc::clone(&connection),
                channels: Arc::clone(&channels),
            }),
            fill_locks: FillLocks::default(),
            heartbeats: Box::new(redis::Heartbeats(Arc::clone(&connection))),
            limits: Box::new(redis::Limits(Arc::clone(&connection))),
            fallback_limits: in_process::Limits::default(),
            live: Box::new(redis::Live { connection: Arc::clone(&connection), channels }),
            locks: Box::new(redis::Locks(Arc::clone(&connection))),
            queue: Box::new(queue),
            runs: Box::new(redis::Runs { connection, bytes: config.run_bytes }),
        })))
    }
}

impl Backends {
    fn in_process(config: BrokerConfig) -> Self {
        Self {
            cache: Box::new(in_process::Cache::default()),
            cancellations: Box::new(in_process::Cancellations::new()),
            fill_locks: FillLocks::default(),
            heartbeats: Box::new(in_process::Heartbeats::default()),
            limits: Box::new(in_process::Limits::default()),
            fallback_limits: in_process::Limits::default(),
            live: Box::new(in_process::Live::default()),
            locks: Box::new(in_process::Locks::default()),
            queue: Box::new(in_process::Queue::new(config.queue_bound)),
            runs: Box::new(in_process::Runs::new(config.run_bytes)),
        }
    }
}

impl Deref for Broker {
    type Target = Backends;

    fn deref(&self) -> &Backends {
        &self.0
    }
}

impl Default for BrokerConfig {
    fn default() -> Self {
        Self { queue_bound: 1000, run_bytes: RunBytes::default() }
    }
}

impl std::fmt::Debug for Broker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Broker").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::ready,
        io::{Error as IoError, ErrorKind},
        time::Duration,
    };

    use async_trait::async_trait;

    use super::*;
    use crate::{CacheKey, CacheSpace, CacheStatus, Cached, Filled, Rate, RetryAfter, cache::Put};

    /// A backend that does not answer.
    struct Down;

    fn down<T>() -> Result<T, Error> {
        Err(Error::Unreachable(Box::new(IoError::from(ErrorKind::ConnectionRefused))))
    }

    #[async_trait]
    impl CacheBackend for Down {
        fn knows_versions(&self) -> bool {
            true
        }
        async fn get(&self, _: &CacheKey, _: Option<i64>) -> Result<Option<Cached>, Error> {
            down()
        }
        async fn min_version(&self, _: CacheSpace) -> Result<Option<i64>, Error> {
            down()
        }
        async fn put_if_current(&self, _: &CacheKey, _: &Cached, _: Duration) -> Result<Put, Error> {
            down()
        }
        async fn invalidate(&self, _: CacheSpace, _: i64) -> Result<(), Error> {
            down()
        }
    }

    #[async_trait]
    impl LimitsBackend for Down {
        async fn take(&self, _: &str, _: Rate) -> Result<Option<Duration>, Error> {
            down()
        }
    }

    fn broken() -> Broker {
        let backends = Backends::in_process(BrokerConfig::default());
        Broker(Arc::new(Backends { cache: Box::new(Down), limits: Box::new(Down), ..backends }))
    }

    #[tokio::test]
    async fn a_cache_that_is_down_is_bypassed() {
        let read = broken()
            .cached(
                &CacheKey::tracks("listing"),
                Duration::from_secs(60),
                || async { panic!("the version is not needed") },
                || ready(Ok::<_, Error>(Filled { version: 1, bytes: b"rows".to_vec() })),
            )
            .await
            .unwrap();
        assert_eq!((&*read.bytes, read.status), (&b"rows"[..], CacheStatus::Bypass));
        assert!(broken().invalidate(CacheSpace::Tracks, 2).await.is_err(), "a writer must know");
    }

    #[tokio::test(start_paused = true)]
    async fn limits_that_are_down_are_counted_by_this_process() {
        let (broker, rate) = (broken(), Rate::per_minute(6, 3));
        for _ in 0..3 {
            assert_eq!(broker.allow("guess:1", rate).await, Ok(()));
        }
        assert_eq!(broker.allow("guess:1", rate).await, Err(RetryAfter(Duration::from_secs(10))));
        assert_eq!(broker.allow("guess:2", rate).await, Ok(()), "other keys have other buckets");
    }
}
