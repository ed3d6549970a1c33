//! The contract of the cache.

use std::{
    convert::Infallible,
    future::{pending, ready},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::SeqCst},
    },
    time::Duration,
};

use assay_broker::{Broker, CacheKey, CacheSpace, CacheStatus, Cached, Fetched, Filled};
use futures::{FutureExt as _, future::join_all};

use crate::host::Host;

const LONG: Duration = Duration::from_secs(3600);

pub(crate) async fn an_entry_is_served_until_it_expires(host: &impl Host) {
    let broker = host.broker(1).await;
    let key = CacheKey::tracks("listing");
    assert_eq!(broker.cache_get(&key, None).await.unwrap(), None);
    assert!(broker.cache_put_if_current(&key, &entry(1, "a"), host.unit() * 6).await.unwrap());
    assert_eq!(broker.cache_get(&key, None).await.unwrap(), Some(entry(1, "a")));
    assert_eq!(broker.cache_get(&CacheKey::tracks("other"), None).await.unwrap(), None);
    host.pass(2).await;
    assert_eq!(broker.cache_get(&key, None).await.unwrap(), Some(entry(1, "a")));
    host.pass(5).await;
    assert_eq!(broker.cache_get(&key, None).await.unwrap(), None);
}

pub(crate) async fn an_older_entry_never_replaces_a_newer_one(host: &impl Host) {
    let broker = host.broker(1).await;
    let key = CacheKey::tracks("listing");
    assert!(broker.cache_put_if_current(&key, &entry(2, "new"), LONG).await.unwrap());
    assert!(!broker.cache_put_if_current(&key, &entry(1, "old"), LONG).await.unwrap());
    assert_eq!(broker.cache_get(&key, None).await.unwrap(), Some(entry(2, "new")));
    assert!(broker.cache_put_if_current(&key, &entry(2, "again"), LONG).await.unwrap());
    assert_eq!(broker.cache_get(&key, None).await.unwrap(), Some(entry(2, "again")));
}

pub(crate) async fn a_write_removes_and_rejects_older_entries(host: &impl Host) {
    let broker = host.broker(1).await;
    let (listing, page) = (CacheKey::tracks("listing"), CacheKey::tracks("page"));
    assert!(broker.cache_put_if_current(&listing, &entry(1, "a"), LONG).await.unwrap());
    assert!(broker.cache_put_if_current(&page, &entry(2, "b"), LONG).await.unwrap());
    broker.invalidate(CacheSpace::Tracks, 2).await.unwrap();
    assert_eq!(broker.cache_get(&listing, None).await.unwrap(), None);
    assert_eq!(broker.cache_get(&page, None).await.unwrap(), Some(entry(2, "b")), "as new as the write");
    assert!(!broker.cache_put_if_current(&listing, &entry(1, "a"), LONG).await.unwrap(), "a slow reader");
    assert_eq!(broker.cache_get(&listing, None).await.unwrap(), None);
    broker.invalidate(CacheSpace::Tracks, 1).await.unwrap();
    assert!(!broker.cache_put_if_current(&listing, &entry(1, "a"), LONG).await.unwrap(), "never lowered");
    assert!(broker.cache_put_if_current(&listing, &entry(2, "c"), LONG).await.unwrap());
}

pub(crate) async fn a_caller_that_knows_the_version_gets_nothing_older(host: &impl Host) {
    let broker = host.broker(1).await;
    let key = CacheKey::tracks("listing");
    assert!(broker.cache_put_if_current(&key, &entry(5, "a"), LONG).await.unwrap());
    assert_eq!(broker.cache_get(&key, Some(5)).await.unwrap(), Some(entry(5, "a")));
    assert_eq!(broker.cache_get(&key, Some(4)).await.unwrap(), Some(entry(5, "a")));
    assert_eq!(broker.cache_get(&key, Some(6)).await.unwrap(), None);
    assert!(!broker.cache_put_if_current(&key, &entry(5, "a"), LONG).await.unwrap());
}

pub(crate) async fn the_minimum_version_is_that_of_the_newest_write(host: &impl Host) {
    let broker = host.broker(1).await;
    let min = async |current: i64| {
        let current = || ready(Ok::<_, Infallible>(current));
        broker.min_version(CacheSpace::Tracks, current).await.unwrap()
    };
    assert_eq!(min(3).await, Some(3), "read from the database");
    broker.invalidate(CacheSpace::Tracks, 4).await.unwrap();
    assert_eq!(min(4).await, Some(4));
}

pub(crate) async fn a_reader_misses_then_hits(host: &impl Host) {
    let broker = host.broker(1).await;
    let table = Table::at(1);
    assert_eq!(table.read(&broker).await, fetched("rows of 1", CacheStatus::Miss));
    assert_eq!(table.read(&broker).await, fetched("rows of 1", CacheStatus::Hit));
    table.write(&broker, 2).await;
    assert_eq!(table.read(&broker).await, fetched("rows of 2", CacheStatus::Miss));
    assert_eq!(table.read(&broker).await, fetched("rows of 2", CacheStatus::Hit));
    assert_eq!(table.fills(), 2);
}

pub(crate) async fn concurrent_misses_fill_once(host: &impl Host) {
    let broker = host.broker(1).await;
    let table = Table::at(1);
    let answers = join_all((0..1000).map(|_| table.read(&broker))).await;
    assert!(answers.iter().all(|answer| &*answer.bytes == b"rows of 1"));
    assert_eq!(table.fills(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == CacheStatus::Miss).count(), 1);
}

pub(crate) async fn a_fill_overtaken_by_a_write_stores_nothing(host: &impl Host) {
    let broker = host.broker(1).await;
    let table = Table::at(1);
    let overtaken = broker
        .cached(
            &CacheKey::tracks("listing"),
            LONG,
            || ready(Ok::<_, Down>(1)),
            || async {
                // Another process writes after the rows were read and before this reader stores them.
                let filled = table.fill();
                table.write(&broker, 2).await;
                Ok(filled)
            },
        )
        .await
        .unwrap();
    assert_eq!(&*overtaken.bytes, b"rows of 1", "called before the write, so both versions are right");
    assert_eq!(table.read(&broker).await, fetched("rows of 2", CacheStatus::Miss));
}

pub(crate) async fn a_fill_that_fails_or_is_dropped_does_not_block_others(host: &impl Host) {
    let broker = host.broker(1).await;
    let key = CacheKey::tracks("listing");
    let table = Table::at(1);
    let failed = broker.cached(&key, LONG, || ready(Ok(1)), || ready(Err(Down))).await;
    assert_eq!(failed, Err(Down));
    {
        let mut stuck = std::pin::pin!(broker.cached(&key, LONG, || ready(Ok::<_, Down>(1)), pending));
        assert!(stuck.as_mut().now_or_never().is_none());
    }
    assert_eq!(table.read(&broker).await, fetched("rows of 1", CacheStatus::Miss));
}

/// A database whose rows are only its version.
struct Table {
    version: AtomicU32,
    fills: AtomicU32,
}

#[derive(Debug, PartialEq, Eq)]
struct Down;

impl Table {
    fn at(version: u32) -> Self {
        Self { version: version.into(), fills: 0.into() }
    }

    fn fills(&self) -> u32 {
        self.fills.load(SeqCst)
    }

    async fn write(&self, broker: &Broker, version: u32) {
        self.version.store(version, SeqCst);
        broker.invalidate(CacheSpace::Tracks, version.into()).await.unwrap();
    }

    async fn read(&self, broker: &Broker) -> Fetched {
        let current = || ready(Ok(self.version.load(SeqCst).into()));
        let fill = || async {
            let filled = self.fill();
            tokio::task::yield_now().await;
            Ok::<_, Down>(filled)
        };
        broker.cached(&CacheKey::tracks("listing"), LONG, current, fill).await.unwrap()
    }

    fn fill(&self) -> Filled {
        self.fills.fetch_add(1, SeqCst);
        let version = self.version.load(SeqCst);
        Filled { version: version.into(), bytes: format!("rows of {version}").into_bytes() }
    }
}

fn entry(version: i64, text: &str) -> Cached {
    Cached { version, bytes: Arc::from(text.as_bytes()) }
}

fn fetched(text: &str, status: CacheStatus) -> Fetched {
    Fetched { bytes: Arc::from(text.as_bytes()), status }
}
