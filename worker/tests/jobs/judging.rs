//! How a submission is judged when nothing goes wrong.

use std::time::Duration;

use assay_broker::{LiveEvent, Serves};
use assay_domain::{Class, Job, Phase, Progress, SubmissionState, Verdict};
use assay_worker::{SlotBounds, Worker};

use crate::fixture::{Fixture, events_until_done, until};

#[tokio::test]
async fn a_submission_is_judged_and_followed() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let id = fixture.submit("accept").await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Queued, None, 0));
    let worker = fixture.start(fixture.config()).await;
    let events = events_until_done(&mut reader, id).await;
    let at = |seq, phase, case, total, strip: &str| {
        LiveEvent::Progress(Progress { submission: id, attempt: 1, seq, phase, case, total, strip: strip.into() })
    };
    assert_eq!(
        events,
        [at(1, Phase::Compiling, 0, 0, ""), at(2, Phase::Running, 1, 2, ""), at(3, Phase::Running, 2, 2, "A")]
    );
    // The end is published after the row is written.
    let row = fixture.read(id).await;
    assert_eq!((row.state, row.verdict, row.attempt), (SubmissionState::Done, Some(Verdict::Accepted), 1));
    assert_eq!((row.passed, row.total), (2, 2));
    fixture.acknowledged(id).await;
    assert_eq!(fixture.broker.depth(Class::Submit).await.unwrap(), 0);
    worker.shutdown(crate::fixture::TIMEOUT).await;
}

#[tokio::test]
async fn a_slot_without_work_prepares_for_the_next_task_once() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    for round in 1..=2 {
        let id = fixture.submit("accept").await;
        fixture.acknowledged(id).await;
        until("the slot is prepared", async || fixture.script.warm_ups() == round).await;
    }
    worker.shutdown(crate::fixture::TIMEOUT).await;
    assert_eq!(fixture.script.warm_ups(), 2);
}

#[tokio::test]
async fn the_heartbeat_describes_the_worker_and_its_jobs() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    let info = fixture.info().await;
    assert_eq!(
        (info.id.as_str(), info.version.as_str(), info.rung.as_str()),
        (worker.id(), env!("CARGO_PKG_VERSION"), "scripted")
    );
    assert_eq!((info.slots_min, info.slots, info.slots_max), (1, 1, 1));
    assert_eq!(info.languages, worker.languages());
    assert_eq!(info.languages[0].id.as_str(), "python3");
    assert_eq!((info.busy, info.draining), (vec![], false));

    let id = fixture.submit("wait").await;
    until("the heartbeat names the submission", async || !fixture.info().await.busy.is_empty()).await;
    let later = fixture.info().await;
    let [busy] = &later.busy[..] else { panic!("{later:?}") };
    assert_eq!(
        (busy.job.id, busy.problem.as_str(), busy.language.as_ref().unwrap().as_str(), busy.attempt),
        (id.0, "sum", "python3", 1)
    );
    assert!(busy.running_ms <= later.uptime_ms && info.uptime_ms <= later.uptime_ms, "{later:?}");
    fixture.script.release();
    // The change triggers a beat; the next regular one is seconds away.
    until("the heartbeat says that the slot is idle", async || fixture.info().await.busy.is_empty()).await;
    assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(crate::fixture::TIMEOUT).await;
    assert_eq!(fixture.broker.workers().await.unwrap(), []);
}

#[tokio::test]
async fn a_job_that_is_queued_twice_is_judged_once() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let worker = fixture.start(fixture.config()).await;
    let id = fixture.submit("accept").await;
    events_until_done(&mut reader, id).await;
    fixture.acknowledged(id).await;
    fixture.broker.enqueue(Class::Submit, Job::submission(id), &fixture.owner()).await.unwrap();
    fixture.acknowledged(id).await;
    assert_eq!(fixture.script.next_started().await, "accept");
    assert_eq!(fixture.script.more_started().await, 0);
    assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(crate::fixture::TIMEOUT).await;
}

#[tokio::test]
async fn slots_judge_at_the_same_time() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let mut config = fixture.config();
    config.slots = SlotBounds::exactly(2).unwrap();
    let worker = fixture.start(config).await;
    let (one, two) = (fixture.submit("wait").await, fixture.submit("wait").await);
    // Both start before either can end.
    fixture.script.next_started().await;
    fixture.script.next_started().await;
    fixture.script.release();
    events_until_done(&mut reader, one.min(two)).await;
    fixture.acknowledged(one).await;
    fixture.acknowledged(two).await;
    assert_eq!(fixture.state(one).await.1, Some(Verdict::Accepted));
    assert_eq!(fixture.state(two).await.1, Some(Verdict::Accepted));
    worker.shutdown(crate::fixture::TIMEOUT).await;
}

#[tokio::test]
async fn a_slow_worker_gets_a_job_whose_language_the_others_lack() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(fixture.config()).await;
    let lacking = fixture.row("sum", "cobol", "accept in cobol").await;
    fixture.broker.enqueue(Class::Submit, Job::submission(lacking), &fixture.owner()).await.unwrap();
    // The worker claims within a millisecond of a change. This client tries far less often.
    let claim = async {
        loop {
            let claim = fixture.broker.try_claim("slow", crate::fixture::LONG_LEASE, Serves::Everything).await.unwrap();
            if let Some(claim) = claim.filter(|claim| claim.job == Job::submission(lacking)) {
                return claim;
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    };
    // Try only after the worker has claimed the job.
    until("the worker has the job", async || !fixture.broker.has_waiting(Class::Submit).await.unwrap()).await;
    let claim =
        tokio::time::timeout(crate::fixture::TIMEOUT, claim).await.expect("the worker takes it again each time");
    assert!(fixture.broker.ack(&claim).await.unwrap());
    worker.shutdown(crate::fixture::TIMEOUT).await;
}

#[tokio::test]
async fn a_job_in_a_missing_language_waits_for_another_worker_without_blocking_other_jobs() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let worker = fixture.start(fixture.config()).await;
    let lacking = fixture.row("sum", "cobol", "accept in cobol").await;
    // In the class that is served first. It must not keep the worker from the other class.
    fixture.broker.enqueue(Class::Run, Job::submission(lacking), &fixture.owner()).await.unwrap();
    let usual = fixture.submit("accept").await;
    events_until_done(&mut reader, usual).await;
    assert_eq!(fixture.state(lacking).await, (SubmissionState::Queued, None, 0), "no attempt is counted");
    assert!(fixture.in_queue(lacking).await);
    let mut other = fixture.config();
    other.id = "other".into();
    let other = Worker::start_with(other, fixture.script.capabilities(&["cobol"])).await.unwrap();
    events_until_done(&mut reader, lacking).await;
    assert_eq!(fixture.state(lacking).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(crate::fixture::TIMEOUT).await;
    other.shutdown(crate::fixture::TIMEOUT).await;
}
