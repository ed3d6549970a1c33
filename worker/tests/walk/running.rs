//! Runs: programs on cases, before they are submitted.

use std::time::Duration;

use assay_broker::RunTimes;
use assay_domain::{Class, Job, Owner, Phase, Run, RunOrder, RunOutcome};
use assay_worker::SlotBounds;

use crate::bed::{Bed, LONG, SHORT, until};

const TIMES: RunTimes = RunTimes { ttl: Duration::from_secs(600), unpolled_ttl: Duration::from_secs(600) };

async fn order(bed: &Bed, id: i64, language: &str, source: &str) {
    order_of(bed, &Owner::network("a"), id, language, source, TIMES).await;
}

async fn order_of(bed: &Bed, owner: &Owner, id: i64, language: &str, source: &str, times: RunTimes) {
    let order = RunOrder {
        owner: "user:1".into(),
        problem: "sum".parse().unwrap(),
        language: language.into(),
        source: source.into(),
        cases: vec!["mine".into()],
    };
    bed.broker.create_run(id, &order, owner, times).await.unwrap();
    bed.broker.enqueue(Class::Run, Job::run(id), owner).await.unwrap();
}

async fn done(bed: &Bed, id: i64) -> Run {
    let run = async || bed.broker.run(id).await.unwrap().unwrap();
    until("the run is done", async || run().await.phase == Phase::Done).await;
    until("its job has left the queue", async || !bed.broker.contains(&Job::run(id)).await.unwrap()).await;
    run().await
}

#[tokio::test]
async fn samples_run_first_and_then_ones_own() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    order(&bed, 7, "python3", "echo").await;
    let run = done(&bed, 7).await;
    assert_eq!((run.outcome, run.total), (Some(RunOutcome::Ran), 2));
    let told: Vec<_> = run.cases.iter().map(|case| (case.output.as_str(), case.expected.as_deref())).collect();
    assert_eq!(told, [("input 1\n", Some("answer 1\n")), ("mine", None)], "the second case is no sample");
    worker.shutdown(LONG).await;
}

#[tokio::test]
async fn a_run_goes_before_submissions_of_one_who_has_used_more() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    bed.submit("wait").await;
    assert_eq!(bed.script.next_begun().await, "wait");
    bed.submit("submitted first").await;
    order(&bed, 7, "python3", "run").await;
    bed.script.release();
    assert_eq!(
        (bed.script.next_begun().await.as_str(), bed.script.next_begun().await.as_str()),
        ("run", "submitted first")
    );
    worker.shutdown(LONG).await;
}

#[tokio::test]
async fn a_run_that_cannot_be_is_a_fault_of_ours_and_the_next_one_runs() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    order(&bed, 7, "python3", "panic").await;
    assert_eq!(done(&bed, 7).await.outcome, Some(RunOutcome::JudgeError));
    // Its order has passed.
    bed.broker.enqueue(Class::Run, Job::run(8), &bed.owner()).await.unwrap();
    until("the job has left the queue", async || !bed.broker.contains(&Job::run(8)).await.unwrap()).await;
    order(&bed, 9, "python3", "echo").await;
    assert_eq!(done(&bed, 9).await.outcome, Some(RunOutcome::Ran));
    worker.shutdown(LONG).await;
}

#[tokio::test]
async fn a_run_of_a_worker_that_was_lost_begins_again() {
    let bed = Bed::new().await;
    let lost = bed.start(assay_worker::WorkerConfig { lease: SHORT, ..bed.config() }).await;
    order(&bed, 7, "python3", "wait").await;
    assert_eq!(bed.script.next_begun().await, "wait");
    drop(lost);
    bed.script.release();
    let worker = bed.start(assay_worker::WorkerConfig { lease: SHORT, ..bed.config() }).await;
    let run = done(&bed, 7).await;
    assert_eq!((run.outcome, run.cases.len()), (Some(RunOutcome::Ran), 2));
    worker.shutdown(LONG).await;
}

/// What the service does when an owner cancels.
async fn cancel(bed: &Bed, id: i64) {
    let run = bed.broker.run(id).await.unwrap().unwrap();
    let over = Run { seq: run.seq + 1, phase: Phase::Done, outcome: Some(RunOutcome::Cancelled), ..run };
    bed.broker.report_run(&over).await.unwrap();
    bed.broker.cancel(Job::run(id)).await.unwrap();
}

#[tokio::test]
async fn a_cancelled_run_stops_at_once_and_frees_its_slot() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    order(&bed, 7, "python3", "wait").await;
    assert_eq!(bed.script.next_begun().await, "wait");
    cancel(&bed, 7).await;
    // The script still waits: only the cancellation can end it.
    assert_eq!(done(&bed, 7).await.outcome, Some(RunOutcome::Cancelled));
    order(&bed, 8, "python3", "echo").await;
    assert_eq!(done(&bed, 8).await.outcome, Some(RunOutcome::Ran));
    worker.shutdown(LONG).await;
}

#[tokio::test]
async fn a_run_cancelled_while_it_waits_does_not_begin() {
    let bed = Bed::new().await;
    order(&bed, 7, "python3", "wait").await;
    cancel(&bed, 7).await;
    let worker = bed.start(bed.config()).await;
    assert_eq!(done(&bed, 7).await.outcome, Some(RunOutcome::Cancelled));
    order(&bed, 8, "python3", "echo").await;
    assert_eq!(done(&bed, 8).await.outcome, Some(RunOutcome::Ran));
    assert_eq!(bed.script.next_begun().await, "echo", "the other one was not begun");
    worker.shutdown(LONG).await;
}

#[tokio::test]
async fn a_run_in_another_language_waits() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    order(&bed, 7, "cobol", "echo").await;
    order(&bed, 8, "python3", "echo").await;
    assert_eq!(done(&bed, 8).await.outcome, Some(RunOutcome::Ran));
    assert_eq!(bed.broker.run(7).await.unwrap().unwrap().phase, Phase::Queued);
    assert!(bed.broker.contains(&Job::run(7)).await.unwrap());
    worker.shutdown(LONG).await;
}

#[tokio::test]
async fn runs_leave_a_slot_to_submissions() {
    let bed = Bed::new().await;
    let config = assay_worker::WorkerConfig { slots: SlotBounds::exactly(2).unwrap(), ..bed.config() };
    let worker = bed.start(config).await;
    // As many as there are slots and more, each of somebody else.
    for id in 1..=4 {
        order_of(&bed, &Owner::network(&id.to_string()), id, "python3", "wait", TIMES).await;
    }
    assert_eq!(bed.script.next_begun().await, "wait");
    let id = bed.submit("submitted").await;
    bed.acknowledged(id).await;
    assert_eq!(bed.script.next_begun().await, "submitted", "no second run has begun before it");
    bed.script.release();
    for id in 1..=4 {
        assert_eq!(done(&bed, id).await.outcome, Some(RunOutcome::Ran));
    }
    worker.shutdown(LONG).await;
}

#[tokio::test]
async fn a_package_makes_way_for_a_run() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    bed.upload().await;
    assert_eq!(bed.script.next_begun().await, "step 0");
    order(&bed, 7, "python3", "run").await;
    bed.script.release();
    assert_eq!(bed.script.next_begun().await, "run");
    assert_eq!(done(&bed, 7).await.outcome, Some(RunOutcome::Ran));
    worker.shutdown(LONG).await;
}

#[tokio::test]
async fn a_run_that_nobody_asks_for_is_dropped_before_it_begins() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    bed.submit("wait").await;
    assert_eq!(bed.script.next_begun().await, "wait");
    let unasked = RunTimes { unpolled_ttl: Duration::ZERO, ..TIMES };
    order_of(&bed, &bed.owner(), 7, "python3", "abandoned", unasked).await;
    order(&bed, 8, "python3", "watched").await;
    bed.script.release();
    assert_eq!(done(&bed, 8).await.outcome, Some(RunOutcome::Ran));
    until("its job has left the queue", async || !bed.broker.contains(&Job::run(7)).await.unwrap()).await;
    assert_eq!(bed.broker.run(7).await.unwrap(), None);
    assert_eq!((bed.script.next_begun().await.as_str(), bed.script.further_begun().await), ("watched", 0));
    worker.shutdown(LONG).await;
}

#[tokio::test]
async fn a_run_that_nobody_asks_for_any_more_is_stopped() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    order(&bed, 7, "python3", "wait").await;
    assert_eq!(bed.script.next_begun().await, "wait");
    // From now on nobody does.
    bed.broker.touch_run(7, Duration::ZERO).await.unwrap();
    bed.script.release();
    until("its job has left the queue", async || !bed.broker.contains(&Job::run(7)).await.unwrap()).await;
    assert_eq!(bed.broker.run(7).await.unwrap(), None);
    // The slot goes on.
    order(&bed, 8, "python3", "echo").await;
    assert_eq!(done(&bed, 8).await.outcome, Some(RunOutcome::Ran));
    worker.shutdown(LONG).await;
}
