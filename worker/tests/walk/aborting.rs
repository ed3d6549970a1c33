//! Submissions that their owner cancels.

use assay_domain::{Job, SubmissionState, Verdict};
use assay_store::Aborted;
use assay_worker::SlotBounds;

use crate::bed::{BOUND, Bed, SHORT, heard_until_done, until};

const ABORTED: (SubmissionState, Option<Verdict>, i32) = (SubmissionState::Done, Some(Verdict::Aborted), 1);

#[tokio::test]
async fn a_call_stops_the_judging_at_once() {
    let bed = Bed::new().await;
    // The lease is far too long for a renewal to notice.
    let worker = bed.start(bed.config()).await;
    let id = bed.submit("wait").await;
    bed.script.next_begun().await;
    assert_eq!(bed.store.abort(id, bed.user).await.unwrap(), Aborted::Done);
    bed.broker.cancel(Job::submission(id)).await.unwrap();
    bed.acknowledged(id).await;
    assert_eq!(bed.state(id).await, ABORTED);
    // The slot is free again, and what stopped the one does not stop the next.
    bed.script.release();
    let mut reader = bed.subscribe().await;
    let next = bed.submit("wait").await;
    heard_until_done(&mut reader, next).await;
    assert_eq!(bed.state(next).await.1, Some(Verdict::Accepted));
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn a_renewal_notices_without_a_call() {
    let bed = Bed::new().await;
    let mut config = bed.config();
    config.lease = SHORT;
    let worker = bed.start(config).await;
    let id = bed.submit("wait").await;
    bed.script.next_begun().await;
    assert_eq!(bed.store.abort(id, bed.user).await.unwrap(), Aborted::Done);
    bed.acknowledged(id).await;
    assert_eq!(bed.state(id).await, ABORTED);
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn a_submission_cancelled_in_the_queue_is_never_begun() {
    let bed = Bed::new().await;
    let id = bed.submit("accept").await;
    assert_eq!(bed.store.abort(id, bed.user).await.unwrap(), Aborted::Done);
    bed.broker.cancel(Job::submission(id)).await.unwrap();
    let worker = bed.start(bed.config()).await;
    bed.acknowledged(id).await;
    assert_eq!(bed.script.further_begun().await, 0);
    assert_eq!(bed.state(id).await, (SubmissionState::Done, Some(Verdict::Aborted), 0));
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn a_call_that_the_row_does_not_bear_out_stops_nothing() {
    let bed = Bed::new().await;
    let mut config = bed.config();
    config.slots = SlotBounds::exactly(2).unwrap();
    let worker = bed.start(config).await;
    let kept = bed.submit("wait for the end").await;
    let aborted = bed.submit("wait in vain").await;
    bed.script.next_begun().await;
    bed.script.next_begun().await;
    bed.broker.cancel(Job::submission(kept)).await.unwrap();
    bed.store.abort(aborted, bed.user).await.unwrap();
    bed.broker.cancel(Job::submission(aborted)).await.unwrap();
    // Calls are passed on in order: by now the first has been heard too.
    bed.acknowledged(aborted).await;
    assert_eq!(bed.state(kept).await.0, SubmissionState::Running);
    bed.script.release();
    until("the other is done", async || bed.state(kept).await.0 == SubmissionState::Done).await;
    assert_eq!(bed.state(kept).await.1, Some(Verdict::Accepted));
    worker.shutdown(BOUND).await;
}
