//! The rescuer, and what is given up.

use assay_broker::{Broker, BrokerConfig};
use assay_domain::{Class, Job, SubmissionState, Verdict};

use crate::bed::{BOUND, Bed, heard_until_done, until};

#[tokio::test]
async fn a_restart_takes_up_what_was_queued_and_what_was_running() {
    let mut bed = Bed::new().await;
    let queued = bed.submit("accept queued").await;
    let running = bed.submit("accept running").await;
    bed.store.begin(running, "killed", 600_000).await.unwrap().unwrap();
    // The process and its queue are gone.
    bed.broker = Broker::in_process(BrokerConfig::default());
    let mut reader = bed.subscribe().await;
    let mut config = bed.config();
    config.alone = true;
    let worker = bed.start(config).await;
    heard_until_done(&mut reader, queued).await;
    heard_until_done(&mut reader, running).await;
    assert_eq!(bed.state(queued).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    assert_eq!(bed.state(running).await, (SubmissionState::Done, Some(Verdict::Accepted), 2));
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn what_another_worker_is_at_is_left_alone() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let running = bed.row("sum", "python3", "accept elsewhere").await;
    bed.store.begin(running, "elsewhere", 600_000).await.unwrap().unwrap();
    let queued = bed.row("sum", "python3", "accept").await;
    let worker = bed.start(bed.config()).await;
    // Looked at in one round, the other first.
    heard_until_done(&mut reader, queued).await;
    assert!(!bed.in_queue(running).await);
    assert_eq!(bed.state(running).await, (SubmissionState::Running, None, 1));
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn what_three_workers_died_of_is_given_up() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let id = bed.row("sum", "python3", "accept").await;
    for _ in 0..3 {
        bed.store.begin(id, "dies", 0).await.unwrap().unwrap();
    }
    let worker = bed.start(bed.config()).await;
    heard_until_done(&mut reader, id).await;
    assert_eq!(bed.state(id).await, (SubmissionState::Done, Some(Verdict::JudgeError), 3));
    let letters = bed.broker.dead_letters().await.unwrap();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].job, Job::submission(id));
    assert!(letters[0].reason.contains("3 attempts"), "{}", letters[0].reason);
    assert_eq!(bed.script.further_begun().await, 0);
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn what_an_admin_has_judged_again_gets_as_many_attempts_as_a_new_one() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let mut config = bed.config();
    config.rescue_every = std::time::Duration::from_millis(20);
    let lost = async |id| {
        for _ in 0..3 {
            bed.store.begin(id, "dies", 0).await.unwrap().unwrap();
        }
    };
    let (judged, given_up) =
        (bed.row("sum", "python3", "accept").await, bed.row("sum", "python3", "accept again").await);
    for id in [judged, given_up] {
        lost(id).await;
        assert!(bed.store.give_up(id, "lost").await.unwrap());
        bed.store.retry(id, None).await.unwrap().unwrap();
    }
    lost(given_up).await;
    let worker = bed.start(config).await;
    heard_until_done(&mut reader, judged).await;
    until("the other is given up again", async || bed.state(given_up).await.0 == SubmissionState::Done).await;
    assert_eq!(bed.state(judged).await, (SubmissionState::Done, Some(Verdict::Accepted), 4));
    assert_eq!(bed.state(given_up).await, (SubmissionState::Done, Some(Verdict::JudgeError), 6));
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn what_is_handed_over_too_often_is_given_up_without_the_rescuer() {
    let bed = Bed::new().await;
    let lock = bed.broker.try_lock("rescuer", BOUND * 2).await.unwrap();
    assert!(lock.is_some());
    let mut reader = bed.subscribe().await;
    let id = bed.submit("accept").await;
    for _ in 0..3 {
        bed.store.begin(id, "dies", 0).await.unwrap().unwrap();
    }
    let worker = bed.start(bed.config()).await;
    heard_until_done(&mut reader, id).await;
    assert_eq!(bed.state(id).await.1, Some(Verdict::JudgeError));
    until("there is a dead letter", async || bed.broker.dead_letters().await.unwrap().len() == 1).await;
    assert_eq!(bed.script.further_begun().await, 0);
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn one_rescues_at_a_time_and_the_next_takes_over() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let mut config = bed.config();
    config.rescue_every = std::time::Duration::from_millis(20);
    let first = bed.start(config.clone()).await;
    until("the first holds the lock", async || {
        let lock = bed.broker.try_lock("rescuer", BOUND).await.unwrap();
        if let Some(lock) = &lock {
            bed.broker.unlock(lock).await.unwrap();
        }
        lock.is_none()
    })
    .await;
    config.id = "second".into();
    let second = bed.start(config).await;
    first.shutdown(BOUND).await;
    let id = bed.row("sum", "python3", "accept").await;
    heard_until_done(&mut reader, id).await;
    assert_eq!(bed.state(id).await.1, Some(Verdict::Accepted));
    second.shutdown(BOUND).await;
}

#[tokio::test]
async fn a_full_queue_is_filled_up_again_as_it_empties() {
    let mut bed = Bed::new().await;
    bed.broker = Broker::in_process(BrokerConfig { queue_bound: 2, ..BrokerConfig::default() });
    let mut ids = Vec::new();
    for _ in 0..7 {
        ids.push(bed.row("sum", "python3", "accept").await);
    }
    let mut config = bed.config();
    config.rescue_every = std::time::Duration::from_millis(20);
    let worker = bed.start(config).await;
    for id in ids {
        until("it is done", async || bed.state(id).await.1 == Some(Verdict::Accepted)).await;
    }
    until("the queue is empty", async || bed.broker.depth(Class::Submit).await.unwrap() == 0).await;
    worker.shutdown(BOUND).await;
}
