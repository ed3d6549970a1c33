//! Shutdown, and a shutdown whose grace period ends.

use std::time::Duration;

use assay_domain::{SubmissionState, Verdict};

use crate::{
    fixture::{Fixture, TIMEOUT, until},
    runs,
};

#[tokio::test]
async fn a_shutdown_finishes_running_jobs_and_takes_no_more() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    let running = fixture.submit("wait").await;
    let queued = fixture.submit("accept").await;
    fixture.script.next_started().await;
    let drain = tokio::spawn(worker.shutdown(TIMEOUT));
    // The test has a single thread, so the shutdown has begun after this poll.
    tokio::task::yield_now().await;
    assert!(!drain.is_finished());
    until("the heartbeat says that it drains", async || fixture.info().await.draining).await;
    assert_eq!(fixture.info().await.busy.len(), 1);
    fixture.script.release();
    drain.await.unwrap();
    assert_eq!(fixture.state(running).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    assert!(!fixture.in_queue(running).await);
    assert_eq!(fixture.state(queued).await, (SubmissionState::Queued, None, 0));
    assert!(fixture.in_queue(queued).await);
    assert_eq!(fixture.script.more_started().await, 0);
    assert_eq!(fixture.broker.workers().await.unwrap(), []);
}

#[tokio::test]
async fn an_idle_worker_stops_at_once() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    tokio::time::timeout(Duration::from_secs(10), worker.shutdown(TIMEOUT)).await.expect("kept waiting");
    assert!(fixture.broker.try_lock("rescuer", TIMEOUT).await.unwrap().is_some(), "the rescuer's lock was released");
}

#[tokio::test]
async fn a_submission_that_outlasts_the_grace_period_is_stopped_and_judged_again() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    let id = fixture.submit("wait").await;
    fixture.script.next_started().await;
    worker.shutdown(Duration::ZERO).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Running, None, 1));
    fixture.script.release();
    let mut config = fixture.config();
    config.exclusive = true;
    // The first worker still holds its claim. In another process, the queue would be gone too.
    config.broker = assay_broker::Broker::in_process(assay_broker::BrokerConfig::default());
    let second = fixture.start(config).await;
    until("the submission is done", async || fixture.state(id).await.0 == SubmissionState::Done).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 2));
    second.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_dropped_worker_ends_the_program_of_every_kind_of_job() {
    let fixture = Fixture::new().await;
    for kind in ["submission", "run", "package"] {
        let worker = fixture.start(fixture.config()).await;
        match kind {
            "submission" => drop(fixture.submit("wait").await),
            "run" => runs::order(&fixture, 7, "python3", "wait").await,
            _ => drop(fixture.upload().await),
        }
        fixture.script.next_started().await;
        drop(worker);
        until(kind, async || fixture.script.live_judges() == 0).await;
    }
}
