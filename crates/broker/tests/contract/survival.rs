//! What only Redis can do to us: go away, come back, forget, hang.

use std::{future::ready, time::Duration};

use assay_broker::{Broker, CacheKey, CacheSpace, CacheStatus, Error, Filled, LiveEvent, RedisConfig};
use assay_domain::{Class, Job, SubmissionId, UserId};
use assay_testbed::Redis;
use tokio::time::{Instant, timeout};

const LEASE: Duration = Duration::from_secs(30);
/// How long anything may take that must come.
const SOON: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_waiting_claimer_survives_a_restart() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    let waiting = tokio::spawn({
        let broker = broker.clone();
        async move { patiently(|| broker.claim("w", LEASE)).await }
    });
    tokio::task::yield_now().await;
    redis.stop();
    redis.start_again();
    patiently(|| broker.enqueue(Class::Submit, job(1))).await;
    assert_eq!(soon(waiting).await.unwrap().job, job(1));
}

#[tokio::test]
async fn what_was_claimed_before_a_restart_is_still_held_after_it() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    broker.enqueue(Class::Submit, job(1)).await.unwrap();
    let claim = broker.claim("w", LEASE).await.unwrap();
    redis.stop();
    redis.start_again();
    assert!(patiently(|| broker.renew(&claim)).await);
    assert!(broker.ack(&claim).await.unwrap());
    assert_eq!(broker.depth(Class::Submit).await.unwrap(), 0);
}

#[tokio::test]
async fn a_flush_is_an_empty_queue_that_works() {
    let redis = Redis::start();
    let broker = broker(&redis).await;
    broker.enqueue(Class::Submit, job(1)).await.unwrap();
    broker.enqueue(Class::Submit, job(2)).await.unwrap();
    let claim = broker.claim("w", LEASE).await.unwrap();
    assert_eq!(redis.command(&["FLUSHALL"]), "OK");
    assert!(!broker.contains(&job(1)).await.unwrap());
    assert!(!broker.renew(&claim).await.unwrap());
    assert!(!broker.ack(&claim).await.unwrap());
    let waiting = tokio::spawn({
        let broker = broker.clone();
        async move { broker.claim("w", LEASE).await.unwrap() }
    });
    broker.enqueue(Class::Submit, job(2)).await.unwrap();
    assert_eq!(soon(waiting).await.unwrap().job, job(2));
}

#[tokio::test]
async fn readers_hear_again_after_a_restart_and_are_told_to_read_anew() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    let mut reader = broker.subscribe(UserId(1)).await.unwrap();
    let mut calls = broker.cancellations().await.unwrap();
    redis.stop();
    redis.start_again();
    assert_eq!(soon(reader.recv()).await, Some(LiveEvent::Resync));
    let done = LiveEvent::Done { submission: SubmissionId(1) };
    patiently(|| broker.publish(UserId(1), &done)).await;
    assert_eq!(soon(reader.recv()).await, Some(done));
    broker.cancel(Job::run(1)).await.unwrap();
    assert_eq!(soon(calls.recv()).await, Some(Job::run(1)));
}

#[tokio::test]
async fn readers_are_told_to_read_anew_for_as_long_as_redis_is_away() {
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
    redis.start_again();
    for (user, reader) in [(1, &mut before), (2, &mut meanwhile)] {
        let done = LiveEvent::Done { submission: SubmissionId(user) };
        // What is published before the channel is asked for again is told by one more call to read anew.
        let heard = async {
            loop {
                patiently(|| broker.publish(UserId(user), &done)).await;
                if reader.recv().await == Some(done.clone()) {
                    return;
                }
            }
        };
        soon(heard).await;
    }
}

#[tokio::test]
async fn while_redis_is_away_nobody_waits_for_it() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    redis.stop();
    // The first to notice may have to try; from then on the answer is immediate.
    let noticed = broker.enqueue(Class::Submit, job(1)).await;
    assert!(matches!(noticed, Err(Error::Unreachable(_))), "{noticed:?}");
    let began = Instant::now();
    for n in 0..1000 {
        assert!(broker.enqueue(Class::Submit, job(n)).await.is_err());
    }
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert!(broker.has_room(Class::Submit).await, "a submission is taken all the same");
    redis.start_again();
    patiently(|| broker.enqueue(Class::Submit, job(1))).await;
}

#[tokio::test]
async fn a_redis_that_hangs_is_left_alone_until_it_answers() {
    let redis = Redis::start();
    let broker = broker(&redis).await;
    redis.hold();
    let hung = broker.depth(Class::Submit).await;
    assert!(matches!(hung, Err(Error::Unreachable(_))), "{hung:?}");
    redis.let_go();
    assert_eq!(patiently(|| broker.depth(Class::Submit)).await, 0);
}

#[tokio::test]
async fn a_broker_starts_before_its_redis() {
    let mut redis = Redis::start();
    redis.stop();
    let broker = broker(&redis).await;
    assert!(broker.enqueue(Class::Submit, job(1)).await.is_err());
    redis.start_again();
    patiently(|| broker.enqueue(Class::Submit, job(1))).await;
    assert_eq!(soon(broker.claim("w", LEASE)).await.unwrap().job, job(1));
}

#[tokio::test]
async fn after_a_flush_a_slow_reader_cannot_put_back_what_is_old() {
    let redis = Redis::start();
    let broker = broker(&redis).await;
    broker.invalidate(CacheSpace::Tracks, 1).await.unwrap();
    let slow = broker
        .cached(
            &CacheKey::tracks("listing"),
            LEASE,
            || ready(Ok::<_, Error>(2)),
            || async {
                // Read, then overtaken by a write to version 2, of which Redis then forgets everything.
                broker.invalidate(CacheSpace::Tracks, 2).await?;
                assert_eq!(redis.command(&["FLUSHALL"]), "OK");
                Ok(Filled { version: 1, bytes: b"old".to_vec() })
            },
        )
        .await
        .unwrap();
    assert_eq!(&*slow.bytes, b"old", "asked before the write: either answer is right");
    let (read, status) = listing(&broker, 2).await;
    assert_eq!((&*read, status), (&b"rows of 2"[..], CacheStatus::Miss));
}

#[tokio::test]
async fn what_was_cached_before_a_restart_is_not_believed_after_it() {
    let mut redis = Redis::start();
    let broker = broker(&redis).await;
    assert_eq!(listing(&broker, 1).await.1, CacheStatus::Miss);
    assert_eq!(listing(&broker, 1).await.1, CacheStatus::Hit);
    redis.stop();
    // Somebody writes meanwhile, and nobody can be told.
    assert_eq!(listing(&broker, 2).await.1, CacheStatus::Bypass);
    redis.start_again();
    patiently(|| broker.depth(Class::Submit)).await;
    let (read, status) = listing(&broker, 2).await;
    assert_eq!((&*read, status), (&b"rows of 2"[..], CacheStatus::Miss));
    assert_eq!(listing(&broker, 2).await.1, CacheStatus::Hit);
}

#[tokio::test]
async fn two_processes_that_miss_at_once_fill_once() {
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

async fn broker(redis: &Redis) -> Broker {
    Broker::redis(RedisConfig::new(redis.url())).await.unwrap()
}

async fn listing(broker: &Broker, version: i64) -> (Vec<u8>, CacheStatus) {
    let fill = || ready(Ok(Filled { version, bytes: format!("rows of {version}").into_bytes() }));
    let read =
        broker.cached(&CacheKey::tracks("listing"), LEASE, || ready(Ok::<_, Error>(version)), fill).await.unwrap();
    (read.bytes.to_vec(), read.status)
}

fn job(id: i64) -> Job {
    Job::submission(SubmissionId(id))
}

async fn soon<T>(what: impl Future<Output = T>) -> T {
    timeout(SOON, what).await.expect("did not come in time")
}

/// Until Redis is back, as every caller of ours does it.
async fn patiently<T, F: Future<Output = Result<T, Error>>>(what: impl Fn() -> F) -> T {
    soon(async {
        loop {
            match what().await {
                Ok(value) => return value,
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    })
    .await
}
