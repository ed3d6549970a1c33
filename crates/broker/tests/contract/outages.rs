//! Outages of Redis: it stops, restarts, loses its data, hangs, or is full.

use std::{future::ready, time::Duration};

use assay_broker::{
    Broker, CacheKey, CacheSpace, CacheStatus, Error, Filled, LiveEvent, Rate, RedisConfig, RunTimes,
    Serves::Everything, Subscription,
};
use assay_domain::{Class, Job, Owner, RunOrder, SubmissionId, UserId, WorkerInfo};
use assay_testbed::Redis;
use tokio::time::{Instant, timeout};

const LEASE: Duration = Duration::from_secs(30);
const TIMEOUT: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_waiting_claimer_survives_a_restart() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    let waiting = tokio::spawn({
        let broker = broker.clone();
        async move { retry(|| broker.claim("w", LEASE, Everything)).await }
    });
    tokio::task::yield_now().await;
    redis.stop();
    redis.restart();
    retry(|| async { broker.enqueue(Class::Submit, job(1), &ada()).await }).await;
    assert_eq!(soon(waiting).await.unwrap().job, job(1));
}

#[tokio::test]
async fn a_claim_survives_a_restart() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    let claim = broker.claim("w", LEASE, Everything).await.unwrap();
    redis.stop();
    redis.restart();
    assert!(retry(|| broker.renew(&claim)).await);
    assert!(broker.ack(&claim).await.unwrap());
    assert_eq!(broker.depth(Class::Submit).await.unwrap(), 0);
}

#[tokio::test]
async fn the_queue_works_after_a_flush() {
    let redis = Redis::start();
    let broker = broker(&redis).await;
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    broker.enqueue(Class::Submit, job(2), &ada()).await.unwrap();
    let claim = broker.claim("w", LEASE, Everything).await.unwrap();
    assert_eq!(redis.command(&["FLUSHALL"]), "OK");
    assert!(!broker.contains(&job(1)).await.unwrap());
    assert!(!broker.renew(&claim).await.unwrap());
    assert!(!broker.ack(&claim).await.unwrap());
    let waiting = tokio::spawn({
        let broker = broker.clone();
        async move { broker.claim("w", LEASE, Everything).await.unwrap() }
    });
    broker.enqueue(Class::Submit, job(2), &ada()).await.unwrap();
    assert_eq!(soon(waiting).await.unwrap().job, job(2));
}

#[tokio::test]
async fn readers_resync_and_get_events_after_a_restart() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    let mut reader = broker.subscribe(UserId(1)).await.unwrap();
    let mut cancellations = broker.cancellations().await.unwrap();
    redis.stop();
    redis.restart();
    assert_eq!(soon(reader.recv()).await, Some(LiveEvent::Resync));
    soon(publish_until_received(&broker, 1, &mut reader)).await;
    broker.cancel(Job::run(1)).await.unwrap();
    assert_eq!(soon(cancellations.recv()).await, Some(Job::run(1)));
}

#[tokio::test]
async fn readers_resync_while_redis_is_down() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    let mut before = broker.subscribe(UserId(1)).await.unwrap();
    redis.stop();
    assert_eq!(soon(before.recv()).await, Some(LiveEvent::Resync));
    let mut meanwhile = broker.subscribe(UserId(2)).await.unwrap();
    for _ in 0..2 {
        assert_eq!(soon(before.recv()).await, Some(LiveEvent::Resync));
        assert_eq!(soon(meanwhile.recv()).await, Some(LiveEvent::Resync));
    }
    redis.restart();
    for (user, reader) in [(1, &mut before), (2, &mut meanwhile)] {
        soon(publish_until_received(&broker, user, reader)).await;
    }
}

#[tokio::test]
async fn calls_fail_at_once_while_redis_is_down() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    redis.stop();
    // The first call may have to wait; all later ones fail at once.
    let first = broker.enqueue(Class::Submit, job(1), &ada()).await;
    assert!(matches!(first, Err(Error::Unreachable(_))), "{first:?}");
    let start = Instant::now();
    for n in 0..1000 {
        assert!(broker.enqueue(Class::Submit, job(n), &ada()).await.is_err());
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert!(broker.has_room(Class::Submit).await, "submissions are accepted anyway");
    redis.restart();
    retry(|| async { broker.enqueue(Class::Submit, job(1), &ada()).await }).await;
}

#[tokio::test]
async fn calls_work_again_after_redis_hung() {
    let redis = Redis::start();
    let broker = broker(&redis).await;
    redis.pause();
    let hung = broker.depth(Class::Submit).await;
    assert!(matches!(hung, Err(Error::Unreachable(_))), "{hung:?}");
    redis.resume();
    assert_eq!(retry(|| broker.depth(Class::Submit)).await, 0);
}

#[tokio::test]
async fn a_broker_can_start_before_redis() {
    let mut redis = Redis::start();
    redis.stop();
    let broker = broker(&redis).await;
    assert!(broker.enqueue(Class::Submit, job(1), &ada()).await.is_err());
    redis.restart();
    retry(|| async { broker.enqueue(Class::Submit, job(1), &ada()).await }).await;
    assert_eq!(soon(broker.claim("w", LEASE, Everything)).await.unwrap().job, job(1));
}

#[tokio::test]
async fn a_slow_reader_cannot_store_old_data_after_a_flush() {
    let redis = Redis::start();
    let broker = broker(&redis).await;
    broker.invalidate(CacheSpace::Tracks, 1).await.unwrap();
    let slow = broker
        .cached(
            &CacheKey::tracks("listing"),
            LEASE,
            || ready(Ok::<_, Error>(2)),
            || async {
                // A write raises the version to 2 after this reader read version 1. Then Redis loses its data.
                broker.invalidate(CacheSpace::Tracks, 2).await?;
                assert_eq!(redis.command(&["FLUSHALL"]), "OK");
                Ok(Filled { version: 1, bytes: b"old".to_vec() })
            },
        )
        .await
        .unwrap();
    assert_eq!(&*slow.bytes, b"old", "called before the write, so both versions are right");
    let (read, status) = listing(&broker, 2).await;
    assert_eq!((&*read, status), (&b"rows of 2"[..], CacheStatus::Miss));
}

#[tokio::test]
async fn entries_from_before_a_restart_are_not_served() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    assert_eq!(listing(&broker, 1).await.1, CacheStatus::Miss);
    assert_eq!(listing(&broker, 1).await.1, CacheStatus::Hit);
    redis.stop();
    // A write that cannot be announced.
    assert_eq!(listing(&broker, 2).await.1, CacheStatus::Bypass);
    redis.restart();
    retry(|| broker.depth(Class::Submit)).await;
    let (read, status) = listing(&broker, 2).await;
    assert_eq!((&*read, status), (&b"rows of 2"[..], CacheStatus::Miss));
    assert_eq!(listing(&broker, 2).await.1, CacheStatus::Hit);
}

#[tokio::test]
async fn concurrent_misses_in_two_processes_fill_once() {
    let redis = Redis::start();
    let (one, two) = (broker(&redis).await, broker(&redis).await);
    let fills = std::sync::atomic::AtomicU32::new(0);
    let read = |broker: Broker| {
        let fills = &fills;
        async move {
            let fill = || async {
                fills.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                tokio::task::yield_now().await;
                Ok::<_, Error>(Filled { version: 1, bytes: b"rows".to_vec() })
            };
            broker.cached(&CacheKey::tracks("listing"), LEASE, || ready(Ok(1)), fill).await.unwrap()
        }
    };
    let readers = (0..200).map(|n| read(if n % 2 == 0 { one.clone() } else { two.clone() }));
    let answers = futures::future::join_all(readers).await;
    assert!(answers.iter().all(|answer| &*answer.bytes == b"rows"));
    assert_eq!(fills.load(std::sync::atomic::Ordering::SeqCst), 1);
}

#[tokio::test]
async fn limits_heartbeats_and_the_queue_work_while_redis_is_full() {
    let redis = Redis::start();
    let broker = broker(&redis).await;
    fill(&redis);
    let rate = Rate::per_minute(6, 3);
    for _ in 0..3 {
        assert_eq!(broker.allow("guess:1", rate).await, Ok(()));
    }
    assert!(broker.allow("guess:1", rate).await.is_err(), "guessing passwords is limited");
    assert!(another(&redis).await.allow("guess:1", rate).await.is_err(), "servers still count together");
    broker.beat(&worker(), LEASE).await.unwrap();
    assert_eq!(broker.workers().await.unwrap().len(), 1);
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    let claim = broker.try_claim("w", LEASE, Everything).await.unwrap().unwrap();
    assert!(broker.renew(&claim).await.unwrap());
    assert!(broker.ack(&claim).await.unwrap());
    let lock = broker.try_lock("rescuer", LEASE).await.unwrap().expect("the lock is free");
    assert!(broker.extend_lock(&lock, LEASE).await.unwrap());
    // Large data is rejected.
    let order = RunOrder {
        owner: "user:1".into(),
        problem: "sum".parse().unwrap(),
        language: "cpp".into(),
        source: "x".repeat(100_000),
        interface: None,
        cases: Vec::new(),
    };
    let refused = broker.create_run(1, &order, &ada(), RunTimes { ttl: LEASE, unpolled_ttl: LEASE }, None).await;
    assert!(matches!(refused, Err(Error::Unreachable(_))), "{refused:?}");
}

#[tokio::test]
async fn limits_are_counted_in_process_while_redis_rejects_writes() {
    let redis = Redis::start();
    let broker = broker(&redis).await;
    // Like a primary that has lost its replicas, or a full disk.
    assert_eq!(redis.command(&["CONFIG", "SET", "min-replicas-to-write", "1"]), "OK");
    let rate = Rate::per_minute(6, 3);
    for _ in 0..3 {
        assert_eq!(broker.allow("guess:1", rate).await, Ok(()));
    }
    assert!(broker.allow("guess:1", rate).await.is_err());
}

#[tokio::test]
async fn jobs_from_an_older_version_are_found() {
    let redis = Redis::start();
    let broker = broker(&redis).await;
    for id in [1, 2] {
        let entry = redis.command(&["XADD", "assay:queue:submit", "*", "job", &format!("submission:{id}")]);
        assert!(entry.contains('-'), "{entry}");
    }
    broker.enqueue(Class::Submit, job(3), &ada()).await.unwrap();
    let mut found = Vec::new();
    while let Some(claim) = broker.try_claim("w", LEASE, Everything).await.unwrap() {
        found.push(claim.job.id);
        assert!(broker.ack(&claim).await.unwrap());
    }
    found.sort_unstable();
    assert_eq!(found, [1, 2, 3]);
    assert_eq!(broker.depth(Class::Submit).await.unwrap(), 0);
}

#[tokio::test]
async fn an_empty_queue_leaves_no_growing_keys() {
    let redis = Redis::start();
    let broker = broker(&redis).await;
    for round in 0..3 {
        for owner in 0..50 {
            for class in Class::ALL {
                let job = Job::submission(SubmissionId(owner * 10 + class as i64 + 1000 * round));
                broker.enqueue(class, job, &Owner::user(UserId(owner))).await.unwrap();
            }
        }
        while let Some(claim) = broker.try_claim("w", LEASE, Everything).await.unwrap() {
            assert!(broker.ack(&claim).await.unwrap());
        }
    }
    let keys = redis.command(&["EVAL", "local kept = {} for _, key in ipairs(redis.call('KEYS', '*')) do if redis.call('TTL', key) < 0 then table.insert(kept, key) end end return table.concat(kept, ' ')", "0"]);
    let mut keys: Vec<_> = keys.split_whitespace().collect();
    keys.sort_unstable();
    assert_eq!(keys, ["assay:queue:batch", "assay:queue:run", "assay:queue:shares", "assay:queue:submit"]);
}

/// Uses all the memory that Redis may use.
fn fill(redis: &Redis) {
    assert_eq!(redis.command(&["CONFIG", "SET", "maxmemory-policy", "noeviction"]), "OK");
    assert_eq!(redis.command(&["CONFIG", "SET", "maxmemory", "1"]), "OK");
    assert!(redis.command(&["SET", "large", "x"]).contains("OOM"));
}

fn worker() -> WorkerInfo {
    WorkerInfo {
        id: "w".into(),
        version: "1".into(),
        uptime_ms: 0,
        slots: 1,
        slots_min: 1,
        slots_max: 1,
        rung: "none".into(),
        languages: Vec::new(),
        untested: Vec::new(),
        busy: Vec::new(),
        draining: false,
    }
}

async fn another(redis: &Redis) -> Broker {
    broker(redis).await
}

async fn broker(redis: &Redis) -> Broker {
    Broker::redis(RedisConfig::new(redis.url())).await.unwrap()
}

async fn listing(broker: &Broker, version: i64) -> (Vec<u8>, CacheStatus) {
    let fill = || ready(Ok(Filled { version, bytes: format!("rows of {version}").into_bytes() }));
    let read =
        broker.cached(&CacheKey::tracks("listing"), LEASE, || ready(Ok::<_, Error>(version)), fill).await.unwrap();
    (read.bytes.to_vec(), read.status)
}

fn ada() -> Owner {
    Owner::user(UserId(1))
}

fn job(id: i64) -> Job {
    Job::submission(SubmissionId(id))
}

/// Publishes an event until the reader gets it. Until then, it may only get resyncs: some while Redis is down, and one instead of an event before the
/// new subscription.
async fn publish_until_received(broker: &Broker, user: i64, reader: &mut Subscription) {
    let done = LiveEvent::Done { submission: SubmissionId(user) };
    loop {
        retry(|| broker.publish(UserId(user), &done)).await;
        match reader.recv().await {
            Some(LiveEvent::Resync) => {}
            received => {
                assert_eq!(received, Some(done));
                return;
            }
        }
    }
}

async fn soon<T>(future: impl Future<Output = T>) -> T {
    timeout(TIMEOUT, future).await.expect("not ready in time")
}

/// Repeats a call until Redis is back.
async fn retry<T, F: Future<Output = Result<T, Error>>>(call: impl Fn() -> F) -> T {
    soon(async {
        loop {
            match call().await {
                Ok(value) => return value,
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    })
    .await
}
