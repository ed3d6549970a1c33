//! More slots while work waits, fewer when it is quiet; and nothing is cut for it.

use std::{collections::HashMap, time::Duration};

use assay_broker::LiveEvent;
use assay_domain::{SubmissionId, SubmissionState, Verdict};
use assay_worker::{Pace, SlotBounds, Worker, WorkerConfig};

use crate::bed::{BOUND, Bed, LONG, until};

/// As fast as it goes, and however busy the machine is that runs the tests.
const AT_ONCE: Pace = Pace {
    look_every: Duration::from_millis(2),
    patience: Duration::ZERO,
    settle: Duration::ZERO,
    quiet: Duration::ZERO,
    free_cores: 0.0,
};

fn config(bed: &Bed, pace: Pace) -> WorkerConfig {
    WorkerConfig { slots: SlotBounds::between(1, 4).unwrap(), pace, ..bed.config() }
}

/// How often each submission was said to be done, once the last of them was.
async fn ends(reader: &mut assay_broker::Subscription, ids: &[SubmissionId]) -> HashMap<SubmissionId, u32> {
    let mut ends: HashMap<SubmissionId, u32> = ids.iter().map(|id| (*id, 0)).collect();
    let all = async {
        while ends.values().any(|times| *times == 0) {
            match reader.recv().await.unwrap() {
                LiveEvent::Done { submission } => *ends.get_mut(&submission).unwrap() += 1,
                LiveEvent::Progress(_) => {}
                LiveEvent::Resync => panic!("the test reads too slowly"),
            }
        }
    };
    tokio::time::timeout(BOUND, all).await.expect("not all were done in time");
    ends
}

#[tokio::test]
async fn a_backlog_raises_the_slots_to_the_most_and_an_empty_queue_lowers_them_to_the_least() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let worker = bed.start(config(&bed, AT_ONCE)).await;
    let info = bed.info().await;
    assert_eq!((info.slots_min, info.slots, info.slots_max), (1, 1, 4));
    let mut ids = Vec::new();
    for n in 0..100 {
        ids.push(bed.submit(&format!("wait {n}")).await);
    }
    until("all slots judge", async || {
        let info = bed.info().await;
        info.slots == 4 && info.busy.len() == 4
    })
    .await;
    bed.script.release();
    assert!(ends(&mut reader, &ids).await.values().all(|times| *times == 1));
    for id in &ids {
        assert_eq!(bed.state(*id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
        bed.acknowledged(*id).await;
    }
    assert_eq!(bed.script.further_begun().await, 100);

    until("one slot is left", async || bed.info().await.slots == 1).await;
    // Its thread ends after it.
    until("the sandboxes of the others are gone", async || bed.script.living() == 1).await;
    let last = bed.submit("accept").await;
    ends(&mut reader, &[last]).await;
    assert_eq!(bed.state(last).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(BOUND).await;
    until("the last sandbox is gone", async || bed.script.living() == 0).await;
}

#[tokio::test]
async fn however_often_slots_come_and_go_each_job_ends_once_and_none_is_cut() {
    let bed = Bed::new().await;
    let mut reader = bed.subscribe().await;
    let worker = bed.start(config(&bed, AT_ONCE)).await;
    bed.script.release();
    let mut all = 0;
    for wave in 1..=12 {
        let mut ids = Vec::new();
        for n in 0..wave {
            ids.push(bed.submit(&format!("accept {n}")).await);
        }
        all += ids.len();
        assert!(ends(&mut reader, &ids).await.values().all(|times| *times == 1));
        for id in ids {
            assert_eq!(bed.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
        }
    }
    assert_eq!(bed.script.further_begun().await, all);
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn slots_that_still_judge_stay() {
    let bed = Bed::new().await;
    let worker = bed.start(config(&bed, AT_ONCE)).await;
    for n in 0..3 {
        bed.submit(&format!("wait {n}")).await;
    }
    for _ in 0..3 {
        bed.script.next_begun().await;
    }
    // Whoever was added beyond need goes; then there is nobody idle to send away.
    until("only those at work are left", async || {
        let info = bed.info().await;
        info.slots == 3 && info.busy.len() == 3
    })
    .await;
    bed.script.release();
    until("one slot is left", async || bed.info().await.slots == 1).await;
    assert_eq!(bed.script.further_begun().await, 0, "begun once each");
    worker.shutdown(BOUND).await;
}

#[tokio::test]
async fn what_others_have_to_judge_and_a_machine_at_its_limit_are_no_reasons_for_a_slot() {
    let bed = Bed::new().await;
    let no_room = config(&bed, Pace { free_cores: f64::INFINITY, ..AT_ONCE });
    let busy = bed.start(no_room).await;
    let mut other = config(&bed, AT_ONCE);
    other.id = "other".into();
    let other = Worker::start_with(other, bed.script.means(&["cobol"])).await.unwrap();
    for n in 0..5 {
        bed.submit(&format!("wait {n}")).await;
    }
    bed.script.next_begun().await;
    // Hundreds of looks, any of which could wrongly add a slot.
    tokio::time::timeout(Duration::from_millis(500), bed.script.next_begun()).await.expect_err("a second slot judges");
    let slots: Vec<u32> = bed.broker.workers().await.unwrap().iter().map(|it| it.worker.slots).collect();
    assert_eq!(slots, [1, 1]);
    bed.script.release();
    busy.shutdown(BOUND).await;
    other.shutdown(BOUND).await;
}

#[tokio::test]
async fn a_drain_waits_for_every_slot_that_was_added() {
    let bed = Bed::new().await;
    let mut patient = config(&bed, AT_ONCE);
    patient.pace.quiet = LONG;
    let worker = bed.start(patient).await;
    let mut ids = Vec::new();
    for n in 0..4 {
        ids.push(bed.submit(&format!("wait {n}")).await);
    }
    for _ in 0..4 {
        bed.script.next_begun().await;
    }
    let drain = tokio::spawn(worker.shutdown(BOUND));
    until("it drains", async || bed.info().await.draining).await;
    bed.script.release();
    drain.await.unwrap();
    for id in ids {
        assert_eq!(bed.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    }
    assert_eq!(bed.broker.workers().await.unwrap(), []);
}
