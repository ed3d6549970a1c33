//! Internal failures.

use assay_domain::{PlannedCase, SubmissionState, Verdict};
use assay_worker::{Error, Worker};

use crate::fixture::{Fixture, TIMEOUT, events_until_done};

#[tokio::test]
async fn a_panic_fails_one_submission_and_the_slot_continues() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let worker = fixture.start(fixture.config()).await;
    let bad = fixture.submit("panic").await;
    let good = fixture.submit("accept").await;
    events_until_done(&mut reader, bad).await;
    events_until_done(&mut reader, good).await;
    assert_eq!(fixture.state(bad).await, (SubmissionState::Done, Some(Verdict::JudgeError), 1));
    assert_eq!(fixture.state(good).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    assert_eq!(fixture.script.judges_started(), 2, "a judge that panicked is replaced");
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn an_unexpected_cancellation_is_a_judge_error() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let worker = fixture.start(fixture.config()).await;
    let id = fixture.submit("aborted").await;
    events_until_done(&mut reader, id).await;
    assert_eq!(fixture.state(id).await.1, Some(Verdict::JudgeError));
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_submission_is_judged_again_while_the_host_is_too_busy() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let worker = fixture.start(fixture.config()).await;
    for (source, verdict) in [("busy 2", Verdict::Accepted), ("busy 99", Verdict::JudgeError)] {
        let id = fixture.submit(source).await;
        events_until_done(&mut reader, id).await;
        assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(verdict), 3), "{source}");
        fixture.acknowledged(id).await;
    }
    let cause = fixture.store.failed_judgings(None, 1).await.unwrap().items.remove(0).cause.unwrap();
    assert!(cause.contains("too busy"), "{cause}");
    assert_eq!(fixture.script.judges_started(), 1, "the judge itself works");
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_dropped_judgement_leaves_no_dead_letter() {
    let fixture = Fixture::new().await;
    let id = fixture.submit("wait busy").await;
    for _ in 1..3 {
        fixture.store.begin(id, "dies", 0).await.unwrap().unwrap();
    }
    let worker = fixture.start(fixture.config()).await;
    fixture.script.next_started().await;
    fixture.store.abort(id, fixture.user).await.unwrap();
    fixture.script.release();
    fixture.acknowledged(id).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Aborted), 3));
    assert_eq!(fixture.broker.dead_letters().await.unwrap(), []);
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn missing_test_data_is_a_judge_error() {
    let fixture = Fixture::new().await;
    let case = PlannedCase::of("1", true, "a".repeat(64), "b".repeat(64));
    fixture.add_problem("hollow", vec![case]).await;
    let mut reader = fixture.subscribe().await;
    let id = fixture.row("hollow", "python3", "accept").await;
    let worker = fixture.start(fixture.config()).await;
    events_until_done(&mut reader, id).await;
    assert_eq!(fixture.state(id).await.1, Some(Verdict::JudgeError));
    let cause = fixture.store.failed_judgings(None, 1).await.unwrap().items.remove(0).cause.unwrap();
    assert!(cause.contains(&"a".repeat(64)), "it names the file: {cause}");
    assert_eq!(fixture.script.more_started().await, 0);
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_host_that_cannot_isolate_starts_no_worker() {
    let fixture = Fixture::new().await;
    let mut config = fixture.config();
    // It ends at once instead of becoming a sandbox.
    config.sandbox.zygote = Some("/bin/true".into());
    let refused = Worker::start(config).await;
    let Err(error @ Error::CannotIsolate { .. }) = refused else { panic!("{refused:?}") };
    assert!(error.fix().is_some_and(|fix| !fix.is_empty()), "{error}");
    assert_eq!(fixture.broker.workers().await.unwrap(), []);
}
