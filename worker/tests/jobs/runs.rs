//! Runs: programs on cases, before they are submitted.

use std::time::Duration;

use assay_broker::RunTimes;
use assay_domain::{Class, Job, Owner, Phase, Run, RunOrder, RunOutcome};
use assay_worker::SlotBounds;

use crate::fixture::{Fixture, LONG_LEASE, SHORT_LEASE, until};

const TIMES: RunTimes = RunTimes { ttl: Duration::from_secs(600), unpolled_ttl: Duration::from_secs(600) };

pub(crate) async fn order(fixture: &Fixture, id: i64, language: &str, source: &str) {
    order_of(fixture, &Owner::network("a"), id, language, source, TIMES).await;
}

async fn order_of(fixture: &Fixture, owner: &Owner, id: i64, language: &str, source: &str, times: RunTimes) {
    let order = RunOrder {
        owner: "user:1".into(),
        problem: "sum".parse().unwrap(),
        language: language.into(),
        source: source.into(),
        interface: None,
        cases: vec!["mine".into()],
    };
    fixture.broker.create_run(id, &order, owner, times, None).await.unwrap();
    fixture.broker.enqueue(Class::Run, Job::run(id), owner).await.unwrap();
}

async fn done(fixture: &Fixture, id: i64) -> Run {
    let run = async || fixture.broker.run(id).await.unwrap().unwrap();
    until("the run is done", async || run().await.phase == Phase::Done).await;
    until("its job has left the queue", async || !fixture.broker.contains(&Job::run(id)).await.unwrap()).await;
    run().await
}

#[tokio::test]
async fn samples_run_before_own_cases() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    order(&fixture, 7, "python3", "echo").await;
    let run = done(&fixture, 7).await;
    assert_eq!((run.outcome, run.total), (Some(RunOutcome::Ran), 2));
    let told: Vec<_> = run.cases.iter().map(|case| (case.output.as_str(), case.expected.as_deref())).collect();
    assert_eq!(told, [("input 1\n", Some("answer 1\n")), ("mine", None)], "the second case is no sample");
    worker.shutdown(LONG_LEASE).await;
}

#[tokio::test]
async fn a_run_goes_before_submissions_of_an_owner_who_has_used_more_time() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    fixture.submit("wait").await;
    assert_eq!(fixture.script.next_started().await, "wait");
    fixture.submit("submitted first").await;
    order(&fixture, 7, "python3", "run").await;
    fixture.script.release();
    assert_eq!(
        (fixture.script.next_started().await.as_str(), fixture.script.next_started().await.as_str()),
        ("run", "submitted first")
    );
    worker.shutdown(LONG_LEASE).await;
}

#[tokio::test]
async fn a_failed_run_is_a_judge_error_and_the_next_run_works() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    order(&fixture, 7, "python3", "panic").await;
    assert_eq!(done(&fixture, 7).await.outcome, Some(RunOutcome::JudgeError));
    // This job has no order, as if it had expired.
    fixture.broker.enqueue(Class::Run, Job::run(8), &fixture.owner()).await.unwrap();
    until("the job has left the queue", async || !fixture.broker.contains(&Job::run(8)).await.unwrap()).await;
    order(&fixture, 9, "python3", "echo").await;
    assert_eq!(done(&fixture, 9).await.outcome, Some(RunOutcome::Ran));
    worker.shutdown(LONG_LEASE).await;
}

#[tokio::test]
async fn a_run_is_tried_again_while_the_host_is_too_busy() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    order(&fixture, 7, "python3", "busy 2").await;
    let run = done(&fixture, 7).await;
    assert_eq!((run.outcome, run.total, run.cases.len()), (Some(RunOutcome::Ran), 2, 2), "only the last try is shown");
    order(&fixture, 8, "python3", "busy 99").await;
    assert_eq!(done(&fixture, 8).await.outcome, Some(RunOutcome::JudgeError));
    assert_eq!(fixture.script.more_started().await, 6, "each is tried three times");
    assert_eq!(fixture.script.judges_started(), 1, "the judge itself works");
    worker.shutdown(LONG_LEASE).await;
}

#[tokio::test]
async fn a_run_of_a_lost_worker_starts_again() {
    let fixture = Fixture::new().await;
    let lost = fixture.start(assay_worker::WorkerConfig { lease: SHORT_LEASE, ..fixture.config() }).await;
    order(&fixture, 7, "python3", "wait").await;
    assert_eq!(fixture.script.next_started().await, "wait");
    drop(lost);
    fixture.script.release();
    let worker = fixture.start(assay_worker::WorkerConfig { lease: SHORT_LEASE, ..fixture.config() }).await;
    let run = done(&fixture, 7).await;
    assert_eq!((run.outcome, run.cases.len()), (Some(RunOutcome::Ran), 2));
    worker.shutdown(LONG_LEASE).await;
}

/// Cancels a run as the service does.
async fn cancel(fixture: &Fixture, id: i64) {
    let run = fixture.broker.run(id).await.unwrap().unwrap();
    let over = Run { seq: run.seq + 1, phase: Phase::Done, outcome: Some(RunOutcome::Cancelled), ..run };
    fixture.broker.report_run(&over).await.unwrap();
    fixture.broker.cancel(Job::run(id)).await.unwrap();
}

#[tokio::test]
async fn a_cancelled_run_stops_at_once_and_frees_its_slot() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    order(&fixture, 7, "python3", "wait").await;
    assert_eq!(fixture.script.next_started().await, "wait");
    cancel(&fixture, 7).await;
    // The script still waits, so only the cancellation can end it.
    assert_eq!(done(&fixture, 7).await.outcome, Some(RunOutcome::Cancelled));
    order(&fixture, 8, "python3", "echo").await;
    assert_eq!(done(&fixture, 8).await.outcome, Some(RunOutcome::Ran));
    worker.shutdown(LONG_LEASE).await;
}

#[tokio::test]
async fn a_run_cancelled_in_the_queue_never_starts() {
    let fixture = Fixture::new().await;
    order(&fixture, 7, "python3", "wait").await;
    cancel(&fixture, 7).await;
    let worker = fixture.start(fixture.config()).await;
    assert_eq!(done(&fixture, 7).await.outcome, Some(RunOutcome::Cancelled));
    order(&fixture, 8, "python3", "echo").await;
    assert_eq!(done(&fixture, 8).await.outcome, Some(RunOutcome::Ran));
    assert_eq!(fixture.script.next_started().await, "echo", "the cancelled run did not start");
    worker.shutdown(LONG_LEASE).await;
}

#[tokio::test]
async fn a_run_in_a_missing_language_waits() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    order(&fixture, 7, "cobol", "echo").await;
    order(&fixture, 8, "python3", "echo").await;
    assert_eq!(done(&fixture, 8).await.outcome, Some(RunOutcome::Ran));
    assert_eq!(fixture.broker.run(7).await.unwrap().unwrap().phase, Phase::Queued);
    assert!(fixture.broker.contains(&Job::run(7)).await.unwrap());
    worker.shutdown(LONG_LEASE).await;
}

#[tokio::test]
async fn runs_leave_a_slot_to_submissions() {
    let fixture = Fixture::new().await;
    let config = assay_worker::WorkerConfig { slots: SlotBounds::exactly(2).unwrap(), ..fixture.config() };
    let worker = fixture.start(config).await;
    // More runs than slots, each of another owner.
    for id in 1..=4 {
        order_of(&fixture, &Owner::network(&id.to_string()), id, "python3", "wait", TIMES).await;
    }
    assert_eq!(fixture.script.next_started().await, "wait");
    let id = fixture.submit("submitted").await;
    fixture.acknowledged(id).await;
    assert_eq!(fixture.script.next_started().await, "submitted", "no second run started before it");
    fixture.script.release();
    for id in 1..=4 {
        assert_eq!(done(&fixture, id).await.outcome, Some(RunOutcome::Ran));
    }
    worker.shutdown(LONG_LEASE).await;
}

#[tokio::test]
async fn a_verification_makes_room_for_a_run() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    fixture.upload().await;
    assert_eq!(fixture.script.next_started().await, "step 0");
    order(&fixture, 7, "python3", "run").await;
    fixture.script.release();
    assert_eq!(fixture.script.next_started().await, "run");
    assert_eq!(done(&fixture, 7).await.outcome, Some(RunOutcome::Ran));
    worker.shutdown(LONG_LEASE).await;
}

#[tokio::test]
async fn a_run_that_is_not_polled_is_dropped_before_it_starts() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    fixture.submit("wait").await;
    assert_eq!(fixture.script.next_started().await, "wait");
    let unasked = RunTimes { unpolled_ttl: Duration::ZERO, ..TIMES };
    order_of(&fixture, &fixture.owner(), 7, "python3", "abandoned", unasked).await;
    order(&fixture, 8, "python3", "watched").await;
    fixture.script.release();
    assert_eq!(done(&fixture, 8).await.outcome, Some(RunOutcome::Ran));
    until("its job has left the queue", async || !fixture.broker.contains(&Job::run(7)).await.unwrap()).await;
    assert_eq!(fixture.broker.run(7).await.unwrap(), None);
    assert_eq!((fixture.script.next_started().await.as_str(), fixture.script.more_started().await), ("watched", 0));
    worker.shutdown(LONG_LEASE).await;
}

#[tokio::test]
async fn a_running_run_that_is_no_longer_polled_is_stopped() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    order(&fixture, 7, "python3", "wait").await;
    assert_eq!(fixture.script.next_started().await, "wait");
    // From now on, the run counts as not polled.
    fixture.broker.touch_run(7, Duration::ZERO).await.unwrap();
    fixture.script.release();
    until("its job has left the queue", async || !fixture.broker.contains(&Job::run(7)).await.unwrap()).await;
    assert_eq!(fixture.broker.run(7).await.unwrap(), None);
    // The slot still works.
    order(&fixture, 8, "python3", "echo").await;
    assert_eq!(done(&fixture, 8).await.outcome, Some(RunOutcome::Ran));
    worker.shutdown(LONG_LEASE).await;
}
