//! Workers that die or stall: another worker repeats the job, and only one judgement counts.

use std::time::Duration;

use assay_broker::{LiveEvent, Subscription};
use assay_domain::{Judgement, Phase, Progress, SubmissionId, SubmissionState, Verdict};
use assay_worker::{Worker, WorkerConfig};

use crate::fixture::{Fixture, LONG_LEASE, SHORT_LEASE, TIMEOUT, events_until_done, until};

#[tokio::test]
async fn a_submission_of_a_killed_worker_is_judged_by_another_worker() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    // The test holds the rescuer's lock, so the job can only come back through its expired claim.
    let lock = fixture.broker.try_lock("rescuer", LONG_LEASE).await.unwrap();
    assert!(lock.is_some());
    let mut config = fixture.config();
    config.lease = Duration::from_secs(2);
    let killed = fixture.start(config).await;
    let id = fixture.submit("wait").await;
    fixture.script.next_started().await;
    drop(killed);
    assert_eq!(fixture.state(id).await, (SubmissionState::Running, None, 1));
    fixture.script.release();
    let second = fixture.start(fixture.config()).await;
    events_until_done(&mut reader, id).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 2));
    fixture.acknowledged(id).await;
    assert_eq!(fixture.script.next_started().await, "wait");
    assert_eq!(fixture.script.more_started().await, 0, "repeated once");
    second.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn people_see_the_end_of_a_submission_whose_worker_was_killed_after_it_wrote_the_judgement() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let id = fixture.submit("accept").await;
    // A worker writes the judgement, and dies before it publishes the end and acknowledges the job.
    let begun = fixture.store.begin(id, "killed", 60_000).await.unwrap().unwrap();
    let judgement = Judgement::judge_error("written".to_owned());
    assert!(fixture.store.finish(id, begun.attempt, &judgement).await.unwrap());
    let other = fixture.start(fixture.config()).await;
    assert_eq!(events_until_done(&mut reader, id).await, []);
    fixture.acknowledged(id).await;
    other.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn people_see_that_a_submission_of_a_killed_worker_waits_again() {
    for (language, sandboxes_work) in [("cobol", true), ("python3", false)] {
        let fixture = Fixture::new().await;
        let mut reader = fixture.subscribe().await;
        let mut config = fixture.config();
        (config.lease, config.rescue_every) = (SHORT_LEASE, SHORT_LEASE);
        let killed = fixture.start(config.clone()).await;
        let id = fixture.submit("wait").await;
        fixture.script.next_started().await;
        drop(killed);
        // This worker cannot judge it.
        if !sandboxes_work {
            fixture.script.break_sandboxes();
        }
        let other = Worker::start_with(config, fixture.script.capabilities(&[language])).await.unwrap();
        waits_again(&mut reader, id).await;
        assert_eq!(fixture.state(id).await, (SubmissionState::Queued, None, 1));
        assert!(fixture.in_queue(id).await);
        other.shutdown(TIMEOUT).await;
    }
}

#[tokio::test]
async fn people_see_that_a_submission_for_which_the_host_was_too_busy_waits_again() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let worker = fixture.start(fixture.config()).await;
    let id = fixture.submit("busy 1").await;
    waits_again(&mut reader, id).await;
    let later = events_until_done(&mut reader, id).await;
    assert!(matches!(&later[0], LiveEvent::Progress(it) if (it.attempt, it.seq) == (2, 1)), "{later:?}");
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_submission_is_not_put_back_while_its_worker_holds_the_job() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let worker = fixture.start(WorkerConfig { rescue_every: SHORT_LEASE, ..fixture.config() }).await;
    let id = fixture.submit("wait").await;
    fixture.script.next_started().await;
    // As if the database had not answered for longer than the lease.
    fixture.store.end_leases().await.unwrap();
    // The rescuer looks at the older submission first.
    let lost = fixture.row("sum", "python3", "accept").await;
    until("the rescuer has queued the newer one", async || fixture.in_queue(lost).await).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Running, None, 1));
    fixture.script.release();
    events_until_done(&mut reader, id).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(TIMEOUT).await;
}

/// Waits for the message that a submission waits again after its first attempt.
async fn waits_again(reader: &mut Subscription, id: SubmissionId) {
    let waits =
        Progress { submission: id, attempt: 2, seq: 0, phase: Phase::Queued, case: 0, total: 0, strip: String::new() };
    let seen = async { while reader.recv().await.unwrap() != LiveEvent::Progress(waits.clone()) {} };
    tokio::time::timeout(TIMEOUT, seen).await.expect("no message that it waits again");
}

#[tokio::test]
async fn a_worker_that_lost_its_lease_stops_and_writes_nothing() {
    let fixture = Fixture::new().await;
    let mut config = fixture.config();
    config.lease = SHORT_LEASE;
    let stalled = fixture.start(config).await;
    let id = fixture.submit("wait").await;
    fixture.script.next_started().await;
    // As if it had stalled beyond its lease and another worker had begun. Its own renewals come in between, so this needs retries.
    until("another worker has begun", async || {
        fixture.store.end_leases().await.unwrap();
        fixture.store.begin(id, "another", 600_000).await.unwrap().is_some()
    })
    .await;
    fixture.acknowledged(id).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Running, None, 2));
    stalled.shutdown(TIMEOUT).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Running, None, 2));
}

#[tokio::test]
async fn a_late_judgement_is_not_written() {
    let fixture = Fixture::new().await;
    // The lease is too long for a renewal to notice before the judging ends.
    let stalled = fixture.start(fixture.config()).await;
    let id = fixture.submit("wait").await;
    fixture.script.next_started().await;
    fixture.store.end_leases().await.unwrap();
    fixture.store.begin(id, "another", 600_000).await.unwrap().expect("its lease had ended");
    fixture.script.release();
    fixture.acknowledged(id).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Running, None, 2));
    stalled.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn the_lease_is_renewed_until_the_judging_ends() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let mut config = fixture.config();
    // Long enough for a renewal in time on a busy machine.
    let lease = Duration::from_secs(3);
    (config.lease, config.rescue_every) = (lease, SHORT_LEASE);
    let worker = fixture.start(config.clone()).await;
    let id = fixture.submit("wait").await;
    fixture.script.next_started().await;
    config.id = "idle".into();
    let idle = fixture.start(config).await;
    // This lasts two leases, and the idle worker would take over at once.
    tokio::time::timeout(lease * 2, fixture.script.next_started()).await.expect_err("begun a second time");
    fixture.script.release();
    events_until_done(&mut reader, id).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(TIMEOUT).await;
    idle.shutdown(TIMEOUT).await;
}
