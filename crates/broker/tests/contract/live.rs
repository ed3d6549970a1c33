//! The contract of live channels.

use assay_broker::{Broker, LiveEvent, Subscription};
use assay_domain::{Phase, Progress, SubmissionId, UserId};
use tokio::time::timeout;

use crate::host::Host;

pub(crate) async fn only_the_readers_of_the_user_get_events(host: &impl Host) {
    let broker = host.broker(1).await;
    let mut one = broker.subscribe(UserId(1)).await.unwrap();
    let mut two = broker.subscribe(UserId(1)).await.unwrap();
    let mut other = broker.subscribe(UserId(2)).await.unwrap();
    let events = [
        LiveEvent::Progress(progress(7, 1, 1)),
        LiveEvent::Progress(progress(7, 1, 2)),
        LiveEvent::Done { submission: SubmissionId(7) },
    ];
    for event in &events {
        broker.publish(UserId(1), event).await.unwrap();
    }
    broker.publish(UserId(2), &done(8)).await.unwrap();
    for event in events {
        assert_eq!(next(host, &mut one).await, event);
        assert_eq!(next(host, &mut two).await, event);
    }
    assert_eq!(next(host, &mut other).await, done(8));
    nothing_else(host, &broker, 1, &mut one).await;
    nothing_else(host, &broker, 2, &mut other).await;
}

pub(crate) async fn progress_of_many_users_is_published_at_once(host: &impl Host) {
    let broker = host.broker(1).await;
    let mut one = broker.subscribe(UserId(1)).await.unwrap();
    let mut two = broker.subscribe(UserId(2)).await.unwrap();
    let of = |user, submission, seq| (UserId(user), progress(submission, 1, seq));
    broker.publish_progress(&[]).await.unwrap();
    broker.publish_progress(&[of(1, 7, 2), of(2, 8, 1), of(2, 9, 1)]).await.unwrap();
    // Older versions are not announced either.
    broker.publish_progress(&[of(2, 8, 2), of(1, 7, 1), of(1, 7, 3)]).await.unwrap();
    for expected in [progress(7, 1, 2), progress(7, 1, 3)] {
        assert_eq!(next(host, &mut one).await, LiveEvent::Progress(expected));
    }
    for expected in [progress(8, 1, 1), progress(9, 1, 1), progress(8, 1, 2)] {
        assert_eq!(next(host, &mut two).await, LiveEvent::Progress(expected));
    }
    nothing_else(host, &broker, 1, &mut one).await;
    assert_eq!(broker.last_progress(SubmissionId(7)).await.unwrap(), Some(progress(7, 1, 3)));
}

pub(crate) async fn readers_get_events_from_their_subscription_on(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.publish(UserId(1), &done(1)).await.unwrap();
    let mut reader = broker.subscribe(UserId(1)).await.unwrap();
    broker.publish(UserId(1), &done(2)).await.unwrap();
    assert_eq!(next(host, &mut reader).await, done(2));
    drop(reader);
    let mut reader = broker.subscribe(UserId(1)).await.unwrap();
    broker.publish(UserId(1), &done(3)).await.unwrap();
    assert_eq!(next(host, &mut reader).await, done(3));
}

pub(crate) async fn older_progress_is_neither_published_nor_stored(host: &impl Host) {
    let broker = host.broker(1).await;
    assert_eq!(broker.last_progress(SubmissionId(7)).await.unwrap(), None);
    let mut reader = broker.subscribe(UserId(1)).await.unwrap();
    for (attempt, seq) in [(1, 5), (1, 4), (1, 5), (2, 1), (1, 9), (2, 2), (2, 10), (2, 9), (10, 0), (9, 99)] {
        broker.publish(UserId(1), &LiveEvent::Progress(progress(7, attempt, seq))).await.unwrap();
    }
    broker.publish(UserId(1), &LiveEvent::Progress(progress(8, 1, 1))).await.unwrap();
    for (submission, attempt, seq) in [(7, 1, 5), (7, 2, 1), (7, 2, 2), (7, 2, 10), (7, 10, 0), (8, 1, 1)] {
        assert_eq!(next(host, &mut reader).await, LiveEvent::Progress(progress(submission, attempt, seq)));
    }
    nothing_else(host, &broker, 1, &mut reader).await;
    assert_eq!(broker.last_progress(SubmissionId(7)).await.unwrap(), Some(progress(7, 10, 0)));
    assert_eq!(broker.last_progress(SubmissionId(8)).await.unwrap(), Some(progress(8, 1, 1)));
    assert_eq!(broker.last_progress(SubmissionId(9)).await.unwrap(), None);
}

pub(crate) async fn a_job_that_waits_again_replaces_the_progress_of_its_last_attempt(host: &impl Host) {
    let broker = host.broker(1).await;
    let mut reader = broker.subscribe(UserId(1)).await.unwrap();
    let waits = Progress::queued_again(SubmissionId(7), 1);
    // The worker that lost it may still send a message.
    let sent = [progress(7, 1, 5), waits.clone(), progress(7, 1, 6), waits.clone(), progress(7, 2, 1), waits.clone()];
    for (at, message) in sent.into_iter().enumerate() {
        broker.publish(UserId(1), &LiveEvent::Progress(message)).await.unwrap();
        if at == 2 {
            assert_eq!(broker.last_progress(SubmissionId(7)).await.unwrap(), Some(waits.clone()));
        }
    }
    for expected in [progress(7, 1, 5), waits, progress(7, 2, 1)] {
        assert_eq!(next(host, &mut reader).await, LiveEvent::Progress(expected));
    }
    nothing_else(host, &broker, 1, &mut reader).await;
}

pub(crate) async fn a_slow_reader_is_told_to_resync(host: &impl Host) {
    const EVENTS: i64 = 1000;
    let broker = host.broker(1).await;
    let mut slow = broker.subscribe(UserId(1)).await.unwrap();
    let mut quick = broker.subscribe(UserId(1)).await.unwrap();
    for n in 1..=EVENTS {
        broker.publish(UserId(1), &done(n)).await.unwrap();
        assert_eq!(next(host, &mut quick).await, done(n), "a slow reader does not block others");
    }
    assert_eq!(next(host, &mut slow).await, LiveEvent::Resync);
    let mut received = 0;
    loop {
        received += 1;
        assert!(received <= 100, "the number of waiting events is limited");
        if next(host, &mut slow).await == done(EVENTS) {
            break;
        }
    }
    broker.publish(UserId(1), &done(EVENTS + 1)).await.unwrap();
    assert_eq!(next(host, &mut slow).await, done(EVENTS + 1), "resync is sent once");
}

fn done(submission: i64) -> LiveEvent {
    LiveEvent::Done { submission: SubmissionId(submission) }
}

fn progress(submission: i64, attempt: i32, seq: u32) -> Progress {
    Progress {
        submission: SubmissionId(submission),
        attempt,
        seq,
        phase: Phase::Running,
        case: seq,
        total: 9,
        strip: "A".repeat(seq as usize),
    }
}

async fn next(host: &impl Host, reader: &mut Subscription) -> LiveEvent {
    timeout(host.patience(), reader.recv()).await.expect("nothing arrived in time").expect("the channel ended")
}

/// Checks that no other event was published: the next one is an event that is published now.
async fn nothing_else(host: &impl Host, broker: &Broker, user: i64, reader: &mut Subscription) {
    broker.publish(UserId(user), &done(999)).await.unwrap();
    assert_eq!(next(host, reader).await, done(999));
}
