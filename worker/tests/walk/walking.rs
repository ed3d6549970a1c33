//! The walk of a submission when nothing goes wrong.

use std::time::Duration;

use assay_broker::{LiveEvent, Serves};
use assay_domain::{Class, Job, Phase, Progress, SubmissionState, Verdict};
use assay_worker::{SlotBounds, Worker};

use crate::bed::{Bed, heard_until_done, until};

#[tokio::test]
async fn a_submission_is_judged_and_followed() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let id = bed.submit("accept").await;
    assert_eq!(bed.state(id).await, (SubmissionState::Queued, None, 0));
    let worker = bed.start(bed.config()).await;
    let heard = heard_until_done(&mut reader, id).await;
    let at = |seq, phase, case, total, strip: &str| {
        LiveEvent::Progress(Progress { submission: id, attempt: 1, seq, phase, case, total, strip: strip.into() })
    };
    assert_eq!(
        heard,
        [at(1, Phase::Compiling, 0, 0, ""), at(2, Phase::Running, 1, 2, ""), at(3, Phase::Running, 2, 2, "A")]
    );
    // Done is told after the row is written.
    let row = bed.read(id).await;
    assert_eq!((row.state, row.verdict, row.attempt), (SubmissionState::Done, Some(Verdict::Accepted), 1));
    assert_eq!((row.passed, row.total), (2, 2));
    bed.acknowledged(id).await;
    assert_eq!(bed.broker.depth(Class::Submit).await.unwrap(), 0);
    worker.shutdown(crate::bed::BOUND).await;
}

#[tokio::test]
async fn a_worker_says_what_it_is_and_what_it_does() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    let info = bed.info().await;
    assert_eq!(
        (info.id.as_str(), info.version.as_str(), info.rung.as_str()),
        (worker.id(), env!("CARGO_PKG_VERSION"), "scripted")
    );
    assert_eq!((info.slots_min, info.slots, info.slots_max), (1, 1, 1));
    assert_eq!(info.languages, worker.languages());
    assert_eq!(info.languages[0].id.as_str(), "python3");
    assert_eq!((info.busy, info.draining), (vec![], false));

    let id = bed.submit("wait").await;
    until("it says what it judges", async || !bed.info().await.busy.is_empty()).await;
    let later = bed.info().await;
    let [busy] = &later.busy[..] else { panic!("{later:?}") };
    assert_eq!(
        (busy.job.id, busy.problem.as_str(), busy.language.as_ref().unwrap().as_str(), busy.attempt),
        (id.0, "sum", "python3", 1)
    );
    assert!(busy.running_ms <= later.uptime_ms && info.uptime_ms <= later.uptime_ms, "{later:?}");
    bed.script.release();
    // Told by the change: the next beat for its own sake is seconds away.
    until("it says that it is done", async || bed.info().await.busy.is_empty()).await;
    assert_eq!(bed.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(crate::bed::BOUND).await;
    assert_eq!(bed.broker.workers().await.unwrap(), []);
}

#[tokio::test]
async fn a_job_that_comes_twice_is_judged_once() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let worker = bed.start(bed.config()).await;
    let id = bed.submit("accept").await;
    heard_until_done(&mut reader, id).await;
    bed.acknowledged(id).await;
    bed.broker.enqueue(Class::Submit, Job::submission(id), &bed.owner()).await.unwrap();
    bed.acknowledged(id).await;
    assert_eq!(bed.script.next_begun().await, "accept");
    assert_eq!(bed.script.further_begun().await, 0);
    assert_eq!(bed.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(crate::bed::BOUND).await;
}

#[tokio::test]
async fn slots_judge_side_by_side() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let mut config = bed.config();
    config.slots = SlotBounds::exactly(2).unwrap();
    let worker = bed.start(config).await;
    let (one, two) = (bed.submit("wait").await, bed.submit("wait").await);
    // Both are begun before either can end.
    bed.script.next_begun().await;
    bed.script.next_begun().await;
    bed.script.release();
    heard_until_done(&mut reader, one.min(two)).await;
    bed.acknowledged(one).await;
    bed.acknowledged(two).await;
    assert_eq!(bed.state(one).await.1, Some(Verdict::Accepted));
    assert_eq!(bed.state(two).await.1, Some(Verdict::Accepted));
    worker.shutdown(crate::bed::BOUND).await;
}

#[tokio::test]
async fn a_slow_worker_gets_a_job_whose_language_the_others_lack() {
    let bed = Bed::new().await;
    let worker = bed.start(bed.config()).await;
    let lacking = bed.row("sum", "cobol", "accept in cobol").await;
    bed.broker.enqueue(Class::Submit, Job::submission(lacking), &bed.owner()).await.unwrap();
    // The worker claims within a millisecond of a change. This one looks far less often.
    let claim = async {
        loop {
            let claim = bed.broker.try_claim("slow", crate::bed::LONG, Serves::Everything).await.unwrap();
            if let Some(claim) = claim.filter(|claim| claim.job == Job::submission(lacking)) {
                return claim;
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    };
    // Not the first look, before the worker has seen the job.
    until("the worker has the job", async || !bed.broker.waits(Class::Submit).await.unwrap()).await;
    let claim = tokio::time::timeout(crate::bed::BOUND, claim).await.expect("the worker takes it again each time");
    assert!(bed.broker.ack(&claim).await.unwrap());
    worker.shutdown(crate::bed::BOUND).await;
}

#[tokio::test]
async fn a_language_that_is_lacking_is_left_to_others_and_holds_nobody_up() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let worker = bed.start(bed.config()).await;
    let lacking = bed.row("sum", "cobol", "accept in cobol").await;
    // In the class that is served first: it must not keep the worker from the others.
    bed.broker.enqueue(Class::Run, Job::submission(lacking), &bed.owner()).await.unwrap();
    let usual = bed.submit("accept").await;
    heard_until_done(&mut reader, usual).await;
    assert_eq!(bed.state(lacking).await, (SubmissionState::Queued, None, 0), "no attempt is counted");
    assert!(bed.in_queue(lacking).await);
    let mut other = bed.config();
    other.id = "other".into();
    let other = Worker::start_with(other, bed.script.means(&["cobol"])).await.unwrap();
    heard_until_done(&mut reader, lacking).await;
    assert_eq!(bed.state(lacking).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(crate::bed::BOUND).await;
    other.shutdown(crate::bed::BOUND).await;
}
