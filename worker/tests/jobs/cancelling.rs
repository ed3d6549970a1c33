//! Submissions that their owner cancels.

use assay_domain::{Job, SubmissionState, Verdict};
use assay_store::Aborted;
use assay_worker::SlotBounds;

use crate::fixture::{Fixture, SHORT_LEASE, TIMEOUT, events_until_done, until};

const ABORTED: (SubmissionState, Option<Verdict>, i32) = (SubmissionState::Done, Some(Verdict::Aborted), 1);

#[tokio::test]
async fn a_cancellation_stops_the_judging_at_once() {
    let fixture = Fixture::new().await;
    // The lease is too long for a renewal to notice.
    let worker = fixture.start(fixture.config()).await;
    let id = fixture.submit("wait").await;
    fixture.script.next_started().await;
    assert_eq!(fixture.store.abort(id, fixture.user).await.unwrap(), Aborted::Done);
    fixture.broker.cancel(Job::submission(id)).await.unwrap();
    fixture.acknowledged(id).await;
    assert_eq!(fixture.state(id).await, ABORTED);
    // The slot is free again, and the earlier stop does not stop the next submission.
    fixture.script.release();
    let mut reader = fixture.subscribe().await;
    let next = fixture.submit("wait").await;
    events_until_done(&mut reader, next).await;
    assert_eq!(fixture.state(next).await.1, Some(Verdict::Accepted));
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_renewal_notices_a_missed_cancellation() {
    let fixture = Fixture::new().await;
    let mut config = fixture.config();
    config.lease = SHORT_LEASE;
    let worker = fixture.start(config).await;
    let id = fixture.submit("wait").await;
    fixture.script.next_started().await;
    assert_eq!(fixture.store.abort(id, fixture.user).await.unwrap(), Aborted::Done);
    fixture.acknowledged(id).await;
    assert_eq!(fixture.state(id).await, ABORTED);
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_submission_cancelled_in_the_queue_is_never_begun() {
    let fixture = Fixture::new().await;
    let id = fixture.submit("accept").await;
    assert_eq!(fixture.store.abort(id, fixture.user).await.unwrap(), Aborted::Done);
    fixture.broker.cancel(Job::submission(id)).await.unwrap();
    let worker = fixture.start(fixture.config()).await;
    fixture.acknowledged(id).await;
    assert_eq!(fixture.script.more_started().await, 0);
    assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Aborted), 0));
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_cancellation_without_a_cancelled_row_stops_nothing() {
    let fixture = Fixture::new().await;
    let mut config = fixture.config();
    config.slots = SlotBounds::exactly(2).unwrap();
    let worker = fixture.start(config).await;
    let kept = fixture.submit("wait for the end").await;
    let aborted = fixture.submit("wait in vain").await;
    fixture.script.next_started().await;
    fixture.script.next_started().await;
    fixture.broker.cancel(Job::submission(kept)).await.unwrap();
    fixture.store.abort(aborted, fixture.user).await.unwrap();
    fixture.broker.cancel(Job::submission(aborted)).await.unwrap();
    // Cancellations are forwarded in order, so the first one has been handled by now.
    fixture.acknowledged(aborted).await;
    assert_eq!(fixture.state(kept).await.0, SubmissionState::Running);
    fixture.script.release();
    until("the other submission is done", async || fixture.state(kept).await.0 == SubmissionState::Done).await;
    assert_eq!(fixture.state(kept).await.1, Some(Verdict::Accepted));
    worker.shutdown(TIMEOUT).await;
}
