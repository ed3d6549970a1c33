//! The rescuer, and jobs that are given up.

use assay_broker::{Broker, BrokerConfig};
use assay_domain::{Class, Job, SubmissionState, Verdict};

use crate::fixture::{Fixture, TIMEOUT, events_until_done, until};

#[tokio::test]
async fn a_restart_judges_queued_and_running_submissions() {
    let mut fixture = Fixture::new().await;
    let queued = fixture.submit("accept queued").await;
    let running = fixture.submit("accept running").await;
    fixture.store.begin(running, "killed", 600_000).await.unwrap().unwrap();
    // The process and its queue are lost.
    fixture.broker = Broker::in_process(BrokerConfig::default());
    let mut reader = fixture.subscribe().await;
    let mut config = fixture.config();
    config.exclusive = true;
    let worker = fixture.start(config).await;
    events_until_done(&mut reader, queued).await;
    events_until_done(&mut reader, running).await;
    assert_eq!(fixture.state(queued).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    assert_eq!(fixture.state(running).await, (SubmissionState::Done, Some(Verdict::Accepted), 2));
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_submission_that_another_worker_judges_is_not_rescued() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let running = fixture.row("sum", "python3", "accept elsewhere").await;
    fixture.store.begin(running, "elsewhere", 600_000).await.unwrap().unwrap();
    let queued = fixture.row("sum", "python3", "accept").await;
    let worker = fixture.start(fixture.config()).await;
    // One round looks at both rows, at the running one first.
    events_until_done(&mut reader, queued).await;
    assert!(!fixture.in_queue(running).await);
    assert_eq!(fixture.state(running).await, (SubmissionState::Running, None, 1));
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_submission_that_ended_three_workers_is_given_up() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let id = fixture.row("sum", "python3", "accept").await;
    for _ in 0..3 {
        fixture.store.begin(id, "dies", 0).await.unwrap().unwrap();
    }
    let worker = fixture.start(fixture.config()).await;
    events_until_done(&mut reader, id).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::JudgeError), 3));
    let letters = fixture.broker.dead_letters().await.unwrap();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].job, Job::submission(id));
    assert!(letters[0].reason.contains("3 attempts"), "{}", letters[0].reason);
    assert_eq!(fixture.script.more_started().await, 0);
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_rejudged_submission_gets_as_many_attempts_as_a_new_one() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let mut config = fixture.config();
    config.rescue_every = std::time::Duration::from_millis(20);
    let lost = async |id| {
        for _ in 0..3 {
            fixture.store.begin(id, "dies", 0).await.unwrap().unwrap();
        }
    };
    let (judged, given_up) =
        (fixture.row("sum", "python3", "accept").await, fixture.row("sum", "python3", "accept again").await);
    for id in [judged, given_up] {
        lost(id).await;
        assert!(fixture.store.give_up(id, "lost").await.unwrap());
        fixture.store.retry(id, None).await.unwrap().unwrap();
    }
    lost(given_up).await;
    let worker = fixture.start(config).await;
    events_until_done(&mut reader, judged).await;
    until("the other submission is given up again", async || fixture.state(given_up).await.0 == SubmissionState::Done)
        .await;
    assert_eq!(fixture.state(judged).await, (SubmissionState::Done, Some(Verdict::Accepted), 4));
    assert_eq!(fixture.state(given_up).await, (SubmissionState::Done, Some(Verdict::JudgeError), 6));
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_submission_with_too_many_attempts_is_given_up_without_the_rescuer() {
    let fixture = Fixture::new().await;
    let lock = fixture.broker.try_lock("rescuer", TIMEOUT * 2).await.unwrap();
    assert!(lock.is_some());
    let mut reader = fixture.subscribe().await;
    let id = fixture.submit("accept").await;
    for _ in 0..3 {
        fixture.store.begin(id, "dies", 0).await.unwrap().unwrap();
    }
    let worker = fixture.start(fixture.config()).await;
    events_until_done(&mut reader, id).await;
    assert_eq!(fixture.state(id).await.1, Some(Verdict::JudgeError));
    until("there is a dead letter", async || fixture.broker.dead_letters().await.unwrap().len() == 1).await;
    assert_eq!(fixture.script.more_started().await, 0);
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn only_one_worker_rescues_and_another_takes_over_when_it_stops() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let mut config = fixture.config();
    config.rescue_every = std::time::Duration::from_millis(20);
    let first = fixture.start(config.clone()).await;
    until("the first holds the lock", async || {
        let lock = fixture.broker.try_lock("rescuer", TIMEOUT).await.unwrap();
        if let Some(lock) = &lock {
            fixture.broker.unlock(lock).await.unwrap();
        }
        lock.is_none()
    })
    .await;
    config.id = "second".into();
    let second = fixture.start(config).await;
    first.shutdown(TIMEOUT).await;
    let id = fixture.row("sum", "python3", "accept").await;
    events_until_done(&mut reader, id).await;
    assert_eq!(fixture.state(id).await.1, Some(Verdict::Accepted));
    second.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn waiting_rows_fill_the_queue_as_it_empties() {
    let mut fixture = Fixture::new().await;
    fixture.broker = Broker::in_process(BrokerConfig { queue_bound: 2, ..BrokerConfig::default() });
    let mut ids = Vec::new();
    for _ in 0..7 {
        ids.push(fixture.row("sum", "python3", "accept").await);
    }
    let mut config = fixture.config();
    config.rescue_every = std::time::Duration::from_millis(20);
    let worker = fixture.start(config).await;
    for id in ids {
        until("the submission is done", async || fixture.state(id).await.1 == Some(Verdict::Accepted)).await;
    }
    until("the queue is empty", async || fixture.broker.depth(Class::Submit).await.unwrap() == 0).await;
    worker.shutdown(TIMEOUT).await;
}
