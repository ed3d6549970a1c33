//! Workers that die or stall: another judges again, and one judgement counts.

use std::time::Duration;

use assay_domain::{SubmissionState, Verdict};

use crate::bed::{BOUND, Bed, LONG, SHORT, heard_until_done, until};

#[tokio::test]
async fn what_a_killed_worker_had_is_judged_by_another() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    // Nobody rescues: the job comes by being handed over.
    let lock = bed.broker.try_lock("rescuer", LONG).await.unwrap();
    assert!(lock.is_some());
    let mut config = bed.config();
    config.lease = Duration::from_secs(2);
    let killed = bed.start(config).await;
    let id = bed.submit("wait").await;
    bed.script.next_begun().await;
    drop(killed);
    assert_eq!(bed.state(id).await, (SubmissionState::Running, None, 1));
    bed.script.release();
    let heir = bed.start(bed.config()).await;
    heard_until_done(&mut reader, id).await;
    assert_eq!(bed.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 2));
    bed.acknowledged(id).await;
    assert_eq!(bed.script.next_begun().await, "wait");
    assert_eq!(bed.script.further_begun().await, 0, "judged again once");
    heir.shutdown(BOUND).await;
}

#[tokio::test]
async fn a_worker_that_lost_its_lease_stops_and_writes_nothing() {
    let bed = Bed::new().await;
    let mut config = bed.config();
    config.lease = SHORT;
    let stalled = bed.start(config).await;
    let id = bed.submit("wait").await;
    bed.script.next_begun().await;
    // As if it had stalled for longer than its lease, and another had begun meanwhile. Its own renewals come in between, so try again.
    until("another has begun", async || {
        bed.store.end_leases().await.unwrap();
        bed.store.begin(id, "another", 600_000).await.unwrap().is_some()
    })
    .await;
    bed.acknowledged(id).await;
    assert_eq!(bed.state(id).await, (SubmissionState::Running, None, 2));
    stalled.shutdown(BOUND).await;
    assert_eq!(bed.state(id).await, (SubmissionState::Running, None, 2));
}

#[tokio::test]
async fn a_judgement_that_comes_too_late_is_not_written() {
    let bed = Bed::new().await;
    // The lease is too long for a renewal to notice before the judging ends.
    let stalled = bed.start(bed.config()).await;
    let id = bed.submit("wait").await;
    bed.script.next_begun().await;
    bed.store.end_leases().await.unwrap();
    bed.store.begin(id, "another", 600_000).await.unwrap().expect("its lease had ended");
    bed.script.release();
    bed.acknowledged(id).await;
    assert_eq!(bed.state(id).await, (SubmissionState::Running, None, 2));
    stalled.shutdown(BOUND).await;
}

#[tokio::test]
async fn a_lease_is_kept_for_as_long_as_the_judging_takes() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let mut config = bed.config();
    // Long enough for a busy machine to renew in time.
    let lease = Duration::from_secs(1);
    (config.lease, config.rescue_every) = (lease, SHORT);
    let worker = bed.start(config.clone()).await;
    let id = bed.submit("wait").await;
    bed.script.next_begun().await;
    config.id = "idle".into();
    let idle = bed.start(config).await;
    // Several leases long, with somebody beside who would take over at once.
    tokio::time::timeout(lease * 3, bed.script.next_begun()).await.expect_err("begun a second time");
    bed.script.release();
    heard_until_done(&mut reader, id).await;
    assert_eq!(bed.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(BOUND).await;
    idle.shutdown(BOUND).await;
}
