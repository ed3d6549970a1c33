//! Draining, and running out of time while draining.

use std::time::Duration;

use assay_domain::{SubmissionState, Verdict};

use crate::bed::{BOUND, Bed, until};

#[tokio::test]
async fn a_drain_finishes_what_runs_and_takes_no_other() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    let running = bed.submit("wait").await;
    let queued = bed.submit("accept").await;
    bed.script.next_begun().await;
    let drain = tokio::spawn(worker.shutdown(BOUND));
    // On the single thread of this test the drain has begun once it has been polled.
    tokio::task::yield_now().await;
    assert!(!drain.is_finished());
    until("it says that it drains", async || bed.info().await.draining).await;
    assert_eq!(bed.info().await.busy.len(), 1);
    bed.script.release();
    drain.await.unwrap();
    assert_eq!(bed.state(running).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    assert!(!bed.in_queue(running).await);
    assert_eq!(bed.state(queued).await, (SubmissionState::Queued, None, 0));
    assert!(bed.in_queue(queued).await);
    assert_eq!(bed.script.further_begun().await, 0);
    assert_eq!(bed.broker.workers().await.unwrap(), []);
}

#[tokio::test]
async fn an_idle_worker_stops_at_once() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    tokio::time::timeout(Duration::from_secs(10), worker.shutdown(BOUND)).await.expect("kept waiting");
    assert!(bed.broker.try_lock("rescuer", BOUND).await.unwrap().is_some(), "the rescuer's lock was given back");
}

#[tokio::test]
async fn what_does_not_finish_in_time_is_stopped_and_judged_again() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    let id = bed.submit("wait").await;
    bed.script.next_begun().await;
    worker.shutdown(Duration::ZERO).await;
    assert_eq!(bed.state(id).await, (SubmissionState::Running, None, 1));
    bed.script.release();
    let mut config = bed.config();
    config.alone = true;
    // The claim of the first is still held; in another process it would be gone with it.
    config.broker = assay_broker::Broker::in_process(assay_broker::BrokerConfig::default());
    let heir = bed.start(config).await;
    until("it is done", async || bed.state(id).await.0 == SubmissionState::Done).await;
    assert_eq!(bed.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 2));
    heir.shutdown(BOUND).await;
}
