//! The handle that everybody holds.

use std::{ops::Deref, sync::Arc};

use crate::{
    Error, RedisConfig,
    cache::CacheBackend,
    cancellations::CancellationsBackend,
    flights::Flights,
    heartbeats::HeartbeatsBackend,
    in_process,
    limits::LimitsBackend,
    live::LiveBackend,
    locks::LocksBackend,
    queue::QueueBackend,
    redis,
    runs::{RunBytes, RunsBackend},
};

/// A broker. Every clone is the same broker and costs one count.
#[derive(Clone)]
pub struct Broker(Arc<Backends>);

/// What a broker is made of: one backend per concern.
pub struct Backends {
    pub(crate) cache: Box<dyn CacheBackend>,
    pub(crate) cancellations: Box<dyn CancellationsBackend>,
    pub(crate) flights: Flights,
    pub(crate) heartbeats: Box<dyn HeartbeatsBackend>,
    pub(crate) limits: Box<dyn LimitsBackend>,
    /// Counts while the other one does not.
    pub(crate) spare_limits: in_process::Limits,
    pub(crate) live: Box<dyn LiveBackend>,
    pub(crate) locks: Box<dyn LocksBackend>,
    pub(crate) queue: Box<dyn QueueBackend>,
    pub(crate) runs: Box<dyn RunsBackend>,
}

/// What a broker is told at start.
#[derive(Clone, Copy, Debug)]
pub struct BrokerConfig {
    /// How many jobs the queue of each class may hold, waiting and claimed together.
    pub queue_bound: usize,
    /// How many bytes runs may take.
    pub run_bytes: RunBytes,
}

impl Broker {
    /// A broker inside this process: for one process that is server and worker in one.
    #[must_use]
    pub fn in_process(config: BrokerConfig) -> Self {
        Self(Arc::new(Backends::in_process(config)))
    }

    /// A broker in Redis, shared by all processes that use the same one. A Redis that does not answer now is waited for in the
    /// background; until then everything that needs it is [`Error::Unreachable`].
    ///
    /// # Errors
    /// [`Error::BadUrl`]; [`Error::TooOld`].
    pub async fn redis(config: RedisConfig) -> Result<Self, Error> {
        let channels = redis::Channels::connect(&config.url, &config.prefix);
        let (channels, link) = tokio::try_join!(channels, redis::Link::connect(&config))?;
        let (channels, link) = (Arc::new(channels), Arc::new(link));
        let queue = redis::Queue::new(Arc::clone(&link), config.url, config.queue_bound);
        Ok(Self(Arc::new(Backends {
            cache: Box::new(redis::Cache::new(Arc::clone(&link))),
            cancellations: Box::new(redis::Cancellations { link: Arc::clone(&link), channels: Arc::clone(&channels) }),
            flights: Flights::default(),
            heartbeats: Box::new(redis::Heartbeats(Arc::clone(&link))),
            limits: Box::new(redis::Limits(Arc::clone(&link))),
            spare_limits: in_process::Limits::default(),
            live: Box::new(redis::Live { link: Arc::clone(&link), channels }),
            locks: Box::new(redis::Locks(Arc::clone(&link))),
            queue: Box::new(queue),
            runs: Box::new(redis::Runs { link, bytes: config.run_bytes }),
        })))
    }
}

impl Backends {
    fn in_process(config: BrokerConfig) -> Self {
        Self {
            cache: Box::new(in_process::Cache::default()),
            cancellations: Box::new(in_process::Cancellations::new()),
            flights: Flights::default(),
            heartbeats: Box::new(in_process::Heartbeats::default()),
            limits: Box::new(in_process::Limits::default()),
            spare_limits: in_process::Limits::default(),
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

    /// A back end that does not answer.
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
        async fn least(&self, _: CacheSpace) -> Result<Option<i64>, Error> {
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
    async fn a_cache_that_is_down_is_passed_by() {
        let read = broken()
            .cached(
                &CacheKey::tracks("listing"),
                Duration::from_secs(60),
                || async { panic!("asked for the version for nothing") },
                || ready(Ok::<_, Error>(Filled { version: 1, bytes: b"rows".to_vec() })),
            )
            .await
            .unwrap();
        assert_eq!((&*read.bytes, read.status), (&b"rows"[..], CacheStatus::Bypass));
        assert!(broken().invalidate(CacheSpace::Tracks, 2).await.is_err(), "a writer has to know");
    }

    #[tokio::test(start_paused = true)]
    async fn limits_that_are_down_are_counted_by_this_process() {
        let (broker, rate) = (broken(), Rate::per_minute(6, 3));
        for _ in 0..3 {
            assert_eq!(broker.allow("guess:1", rate).await, Ok(()));
        }
        assert_eq!(broker.allow("guess:1", rate).await, Err(RetryAfter(Duration::from_secs(10))));
        assert_eq!(broker.allow("guess:2", rate).await, Ok(()), "others have buckets of their own");
    }
}
