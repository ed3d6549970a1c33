//! The contract of the queue.

use assay_broker::{Broker, Error, Serves::Everything};
use assay_domain::{Class, Job, Owner, SubmissionId, UserId};
use futures::FutureExt as _;
use tokio::time::timeout;

use crate::host::Host;

pub(crate) async fn runs_and_submissions_take_turns_and_batch_jobs_come_last(host: &impl Host) {
    let broker = host.broker(100).await;
    let added = [(Class::Batch, 1), (Class::Submit, 2), (Class::Run, 3), (Class::Submit, 4), (Class::Run, 5)];
    for (class, id) in added {
        broker.enqueue(class, job(id), &Owner::user(UserId(id))).await.unwrap();
    }
    let mut served = Vec::new();
    while let Some(claim) = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap() {
        served.push((claim.class, claim.job.id));
    }
    assert_eq!(served, [(Class::Run, 3), (Class::Submit, 2), (Class::Run, 5), (Class::Submit, 4), (Class::Batch, 1)]);
}

pub(crate) async fn a_job_is_in_the_queue_once(host: &impl Host) {
    let broker = host.broker(100).await;
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    let claim = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    broker.enqueue(Class::Batch, job(1), &ada()).await.unwrap();
    assert_eq!(broker.try_claim("w", host.unit() * 100, Everything).await.unwrap(), None);
    assert_eq!(depths(&broker).await, [0, 1, 0]);
    assert!(broker.ack(&claim).await.unwrap());
    broker.enqueue(Class::Batch, job(1), &ada()).await.unwrap();
    assert_eq!(depths(&broker).await, [0, 0, 1], "an acknowledged job can be added again");
}

pub(crate) async fn depth_counts_waiting_and_claimed_jobs(host: &impl Host) {
    let broker = host.broker(100).await;
    assert!(!broker.contains(&job(1)).await.unwrap());
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    broker.enqueue(Class::Submit, job(2), &ada()).await.unwrap();
    assert_eq!(depths(&broker).await, [0, 2, 0]);
    let claim = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    assert_eq!(depths(&broker).await, [0, 2, 0]);
    assert!(broker.contains(&job(1)).await.unwrap());
    assert!(broker.ack(&claim).await.unwrap());
    assert_eq!(depths(&broker).await, [0, 1, 0]);
    assert!(!broker.contains(&job(1)).await.unwrap());
    assert!(broker.contains(&job(2)).await.unwrap());
    assert!(!broker.ack(&claim).await.unwrap(), "acknowledged twice");
    assert_eq!(depths(&broker).await, [0, 1, 0]);
}

pub(crate) async fn each_class_has_its_bound(host: &impl Host) {
    let broker = host.broker(2).await;
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    assert!(broker.has_room(Class::Submit).await);
    broker.enqueue(Class::Submit, job(2), &ada()).await.unwrap();
    assert!(!broker.has_room(Class::Submit).await);
    let claim = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    let full = broker.enqueue(Class::Submit, job(3), &ada()).await;
    assert!(matches!(full, Err(Error::QueueFull { class: Class::Submit, bound: 2 })), "{full:?}");
    assert!(!broker.contains(&job(3)).await.unwrap());
    broker.enqueue(Class::Submit, job(2), &ada()).await.expect("already in the queue");
    broker.enqueue(Class::Run, job(4), &ada()).await.unwrap();
    assert!(broker.put_back(&claim).await.unwrap(), "a full queue takes its jobs back");
    let claim = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    assert!(broker.ack(&claim).await.unwrap());
    let claim = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    assert!(broker.ack(&claim).await.unwrap());
    assert!(broker.has_room(Class::Submit).await);
    broker.enqueue(Class::Submit, job(3), &ada()).await.unwrap();
}

pub(crate) async fn a_waiting_claimer_is_woken(host: &impl Host) {
    let broker = host.broker(100).await;
    for class in Class::ALL {
        let waiting = tokio::spawn({
            let (broker, lease) = (broker.clone(), host.unit() * 100);
            async move { broker.claim("w", lease, Everything).await.unwrap() }
        });
        tokio::task::yield_now().await;
        broker.enqueue(class, job(1), &ada()).await.unwrap();
        let claim = soon(host, waiting).await.unwrap();
        assert_eq!((claim.job, claim.class), (job(1), class));
        assert!(broker.ack(&claim).await.unwrap());
    }
}

pub(crate) async fn many_claimers_share_the_jobs_without_loss(host: &impl Host) {
    const CLAIMERS: i64 = 8;
    const JOBS: i64 = 200;
    let broker = host.broker(1000).await;
    let claimers: Vec<_> = (0..CLAIMERS)
        .map(|n| {
            let (broker, lease) = (broker.clone(), host.unit() * 100);
            tokio::spawn(async move {
                let mut done = Vec::new();
                loop {
                    let claim = broker.claim(&format!("w{n}"), lease, Everything).await.unwrap();
                    assert!(broker.ack(&claim).await.unwrap());
                    if claim.class == Class::Batch {
                        return done;
                    }
                    done.push(claim.job.id);
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    for id in 0..JOBS {
        let class = if id % 3 == 0 { Class::Run } else { Class::Submit };
        broker.enqueue(class, job(id), &ada()).await.unwrap();
        if id % 5 == 0 {
            tokio::task::yield_now().await;
        }
    }
    // Batch jobs come last. Each claimer stops at one of them.
    for id in 0..CLAIMERS {
        broker.enqueue(Class::Batch, job(JOBS + id), &ada()).await.unwrap();
    }
    let mut done = Vec::new();
    for claimer in claimers {
        done.extend(soon(host, claimer).await.unwrap());
    }
    done.sort_unstable();
    assert_eq!(done, (0..JOBS).collect::<Vec<_>>());
    assert_eq!(depths(&broker).await, [0, 0, 0]);
}

pub(crate) async fn an_expired_claim_goes_to_another_worker(host: &impl Host) {
    let broker = host.broker(100).await;
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    let first = broker.try_claim("dies", host.unit() * 6, Everything).await.unwrap().unwrap();
    host.pass(2).await;
    assert_eq!(broker.try_claim("w", host.unit() * 6, Everything).await.unwrap(), None);
    // Nothing notifies the waiting claimer; it must notice that the lease expires.
    let second = soon(host, broker.claim("w", host.unit() * 50, Everything)).await.unwrap();
    assert_eq!(second.job, job(1));
    assert_ne!(second, first);
    assert_eq!(depths(&broker).await, [0, 1, 0]);
    assert!(!broker.renew(&first).await.unwrap());
    assert!(!broker.put_back(&first).await.unwrap());
    assert!(!broker.ack(&first).await.unwrap());
    assert!(broker.contains(&job(1)).await.unwrap());
    assert!(broker.renew(&second).await.unwrap());
    assert!(broker.ack(&second).await.unwrap());
    assert_eq!(depths(&broker).await, [0, 0, 0]);
}

pub(crate) async fn an_expired_claim_goes_before_waiting_jobs(host: &impl Host) {
    let broker = host.broker(100).await;
    for id in 1..=3 {
        broker.enqueue(Class::Submit, job(id), &ada()).await.unwrap();
    }
    broker.try_claim("dies", host.unit(), Everything).await.unwrap().unwrap();
    host.pass(2).await;
    let next = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    assert_eq!(next.job, job(1));
    assert!(broker.ack(&next).await.unwrap());
    let next = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    assert_eq!(next.job, job(2));
}

pub(crate) async fn a_waiting_claimer_gets_a_job_whose_claim_expires(host: &impl Host) {
    let broker = host.broker(100).await;
    let waiting = tokio::spawn({
        let (broker, lease) = (broker.clone(), host.unit() * 50);
        async move { broker.claim("w", lease, Everything).await.unwrap() }
    });
    tokio::task::yield_now().await;
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    // This is usually faster than the waiting claimer, and never acknowledges the job.
    let stolen = broker.try_claim("dies", host.unit() * 3, Everything).await.unwrap();
    assert!(stolen.is_none_or(|claim| claim.job == job(1)));
    assert_eq!(soon(host, waiting).await.unwrap().job, job(1));
}

pub(crate) async fn a_claim_can_be_renewed(host: &impl Host) {
    let broker = host.broker(100).await;
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    let claim = broker.try_claim("w", host.unit() * 10, Everything).await.unwrap().unwrap();
    for _ in 0..2 {
        host.pass(6).await;
        assert!(broker.renew(&claim).await.unwrap());
        assert_eq!(broker.try_claim("x", host.unit(), Everything).await.unwrap(), None);
    }
    host.pass(11).await;
    assert!(broker.renew(&claim).await.unwrap(), "expired, but not claimed again");
    assert_eq!(broker.try_claim("x", host.unit(), Everything).await.unwrap(), None);
    assert!(broker.ack(&claim).await.unwrap());
    assert!(!broker.renew(&claim).await.unwrap());
}

pub(crate) async fn a_job_is_held_while_its_lease_lasts(host: &impl Host) {
    let broker = host.broker(100).await;
    assert!(!broker.is_held(&job(1)).await.unwrap());
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    assert!(!broker.is_held(&job(1)).await.unwrap(), "it waits");
    let claim = broker.try_claim("w", host.unit() * 10, Everything).await.unwrap().unwrap();
    assert!(broker.is_held(&job(1)).await.unwrap());
    host.pass(11).await;
    assert!(!broker.is_held(&job(1)).await.unwrap(), "its lease has expired");
    assert!(broker.contains(&job(1)).await.unwrap());
    assert!(broker.renew(&claim).await.unwrap());
    assert!(broker.is_held(&job(1)).await.unwrap());
    assert!(broker.put_back(&claim).await.unwrap());
    assert!(!broker.is_held(&job(1)).await.unwrap(), "it waits again");
    let claim = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    assert!(broker.ack(&claim).await.unwrap());
    assert!(!broker.is_held(&job(1)).await.unwrap());
}

pub(crate) async fn a_job_put_back_goes_to_the_end(host: &impl Host) {
    let broker = host.broker(100).await;
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    broker.enqueue(Class::Submit, job(2), &ada()).await.unwrap();
    let first = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    assert!(broker.put_back(&first).await.unwrap());
    assert!(!broker.ack(&first).await.unwrap());
    assert!(!broker.put_back(&first).await.unwrap());
    assert_eq!(depths(&broker).await, [0, 2, 0]);
    let next = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    assert_eq!(next.job, job(2));
    let next = broker.try_claim("w", host.unit() * 100, Everything).await.unwrap().unwrap();
    assert_eq!((next.job, next.class), (job(1), Class::Submit));
    assert!(!broker.renew(&first).await.unwrap());
    assert!(broker.ack(&next).await.unwrap());
}

pub(crate) async fn a_job_put_back_wakes_a_waiting_claimer(host: &impl Host) {
    let broker = host.broker(100).await;
    broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    let claim = broker.try_claim("w", host.unit() * 1000, Everything).await.unwrap().unwrap();
    let waiting = tokio::spawn({
        let (broker, lease) = (broker.clone(), host.unit() * 100);
        async move { broker.claim("x", lease, Everything).await.unwrap() }
    });
    tokio::task::yield_now().await;
    assert!(broker.put_back(&claim).await.unwrap());
    assert_eq!(soon(host, waiting).await.unwrap().job, job(1));
}

pub(crate) async fn a_dropped_claimer_loses_no_job(host: &impl Host) {
    let broker = host.broker(100).await;
    {
        let mut leaving = std::pin::pin!(broker.claim("leaves", host.unit() * 3, Everything));
        assert!(leaving.as_mut().now_or_never().is_none());
        broker.enqueue(Class::Submit, job(1), &ada()).await.unwrap();
    }
    let claim = soon(host, broker.claim("stays", host.unit() * 3, Everything)).await.unwrap();
    assert_eq!(claim.job, job(1));
}

pub(crate) async fn dead_letters_are_kept_until_removed(host: &impl Host) {
    let broker = host.broker(100).await;
    assert_eq!(broker.dead_letters().await.unwrap(), []);
    assert_eq!(broker.dead_letter_count().await.unwrap(), 0);
    broker.dead_letter(job(1), "attempts exhausted").await.unwrap();
    broker.dead_letter(job(2), "attempts exhausted").await.unwrap();
    broker.dead_letter(job(1), "again").await.unwrap();
    let letters = broker.dead_letters().await.unwrap();
    let reasons: Vec<_> = letters.iter().map(|letter| (letter.job.id, letter.reason.as_str())).collect();
    assert_eq!(reasons, [(2, "attempts exhausted"), (1, "again")]);
    assert_eq!(broker.dead_letter_count().await.unwrap(), 2);
    assert!(letters.iter().all(|letter| letter.at.0 > 1_700_000_000_000));
    assert_eq!(depths(&broker).await, [0, 0, 0], "dead letters are not in a queue");
    assert!(broker.remove_dead_letter(&job(2)).await.unwrap());
    assert!(!broker.remove_dead_letter(&job(2)).await.unwrap());
    assert_eq!(broker.dead_letters().await.unwrap().len(), 1);
    assert_eq!(broker.dead_letter_count().await.unwrap(), 1);
}

fn ada() -> Owner {
    Owner::user(UserId(1))
}

fn job(id: i64) -> Job {
    Job::submission(SubmissionId(id))
}

async fn depths(broker: &Broker) -> [usize; 3] {
    let mut depths = [0; 3];
    for (class, depth) in Class::ALL.into_iter().zip(&mut depths) {
        *depth = broker.depth(class).await.unwrap();
    }
    depths
}

async fn soon<T>(host: &impl Host, future: impl Future<Output = T>) -> T {
    timeout(host.patience(), future).await.expect("not ready in time")
}
