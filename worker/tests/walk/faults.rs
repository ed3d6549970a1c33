//! Faults of ours.

use assay_domain::{PlannedCase, SubmissionState, Verdict};
use assay_worker::{Error, Worker};

use crate::bed::{BOUND, Bed, heard_until_done};

#[tokio::test]
async fn a_panic_ends_one_submission_and_the_slot_goes_on() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let worker = bed.start(bed.config()).await;
    let bad = bed.submit("panic").await;
    let good = bed.submit("accept").await;
    heard_until_done(&mut reader, bad).await;
    heard_until_done(&mut reader, good).await;
    assert_eq!(bed.state(bad).await, (SubmissionState::Done, Some(Verdict::JudgeError), 1));
    assert_eq!(bed.state(good).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    assert_eq!(bed.script.examiners(), 2, "one that panicked is not asked again");
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn an_end_as_cancelled_that_nobody_asked_for_is_our_fault() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let worker = bed.start(bed.config()).await;
    let id = bed.submit("aborted").await;
    heard_until_done(&mut reader, id).await;
    assert_eq!(bed.state(id).await.1, Some(Verdict::JudgeError));
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn test_data_that_is_missing_is_our_fault() {
    let bed = Bed::new().await;
    let case = PlannedCase::of("1", true, "a".repeat(64), "b".repeat(64));
    bed.add_problem("hollow", vec![case]).await;
    let mut reader = bed.subscribe().await;
    let id = bed.row("hollow", "python3", "accept").await;
    let worker = bed.start(bed.config()).await;
    heard_until_done(&mut reader, id).await;
    assert_eq!(bed.state(id).await.1, Some(Verdict::JudgeError));
    let cause = bed.store.failed_judgings(None, 1).await.unwrap().items.remove(0).cause.unwrap();
    assert!(cause.contains(&"a".repeat(64)), "it says which: {cause}");
    assert_eq!(bed.script.further_begun().await, 0);
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn a_host_that_cannot_isolate_starts_no_worker() {
    let bed = Bed::new().await;
    let mut config = bed.config();
    // It ends at once instead of becoming a sandbox.
    config.sandbox.zygote = Some("/bin/true".into());
    let refused = Worker::start(config).await;
    let Err(error @ Error::CannotIsolate { .. }) = refused else { panic!("{refused:?}") };
    assert!(error.fix().is_some_and(|fix| !fix.is_empty()), "{error}");
    assert_eq!(bed.broker.workers().await.unwrap(), []);
}
