//! The handle that everybody holds.

use std::sync::Arc;

use crate::{
    Error, RedisConfig, cache::CacheBackend, cancellations::CancellationsBackend, flights::Flights,
    heartbeats::HeartbeatsBackend, in_process, limits::LimitsBackend, live::LiveBackend, locks::LocksBackend,
    queue::QueueBackend, redis, runs::RunsBackend,
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
    pub(crate) runs: Arc<dyn RunsBackend>,
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
            runs: Arc::new(in_process::Runs::default()),
        }
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
        Ok(Self {
            cache: Arc::new(redis::Cache(Arc::clone(&link))),
            cancellations: Arc::new(redis::Cancellations { link: Arc::clone(&link), channels: Arc::clone(&channels) }),
            flights: Arc::default(),
            heartbeats: Arc::new(redis::Heartbeats(Arc::clone(&link))),
            limits: Arc::new(redis::Limits(Arc::clone(&link))),
            live: Arc::new(redis::Live { link: Arc::clone(&link), channels }),
            locks: Arc::new(redis::Locks(Arc::clone(&link))),
            queue: Arc::new(queue),
            runs: Arc::new(redis::Runs(link)),
        })
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

#[cfg(test)]
mod tests {
    use std::{
        future::ready,
        io::{Error as IoError, ErrorKind},
        time::Duration,
    };

    use async_trait::async_trait;

    use super::*;
    use crate::{CacheKey, CacheSpace, CacheStatus, Cached, Filled, Rate, cache::Put};

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
        Broker { cache: Arc::new(Down), limits: Arc::new(Down), ..Broker::in_process(BrokerConfig::default()) }
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

    #[tokio::test]
    async fn limits_that_are_down_refuse_nobody() {
        for _ in 0..3 {
            assert_eq!(broken().allow("submit:1", Rate::per_minute(1, 1)).await, Ok(()));
        }
    }
}
