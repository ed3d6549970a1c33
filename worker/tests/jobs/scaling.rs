//! Slots are added while jobs wait and removed when idle, and no job is interrupted.

use std::{collections::HashMap, time::Duration};

use assay_broker::LiveEvent;
use assay_domain::{SubmissionId, SubmissionState, Verdict};
use assay_worker::{ScalingSettings, SlotBounds, Worker, WorkerConfig};

use crate::fixture::{Fixture, LONG_LEASE, TIMEOUT, until};

/// Scales without delay, however busy the machine is.
const NO_DELAY: ScalingSettings = ScalingSettings {
    interval: Duration::from_millis(2),
    add_after: Duration::ZERO,
    settle: Duration::ZERO,
    remove_after: Duration::ZERO,
    free_cores: 0.0,
};

fn config(fixture: &Fixture, scaling: ScalingSettings) -> WorkerConfig {
    WorkerConfig { slots: SlotBounds::between(1, 4).unwrap(), scaling, ..fixture.config() }
}

/// How often the end of each submission was published, after all have ended.
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
    tokio::time::timeout(TIMEOUT, all).await.expect("not all were done in time");
    ends
}

#[tokio::test]
async fn slots_grow_to_the_maximum_for_a_backlog_and_shrink_to_the_minimum_after_it() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let worker = fixture.start(config(&fixture, NO_DELAY)).await;
    let info = fixture.info().await;
    assert_eq!((info.slots_min, info.slots, info.slots_max), (1, 1, 4));
    let mut ids = Vec::new();
    for n in 0..100 {
        ids.push(fixture.submit(&format!("wait {n}")).await);
    }
    until("all slots judge", async || {
        let info = fixture.info().await;
        info.slots == 4 && info.busy.len() == 4
    })
    .await;
    fixture.script.release();
    assert!(ends(&mut reader, &ids).await.values().all(|times| *times == 1));
    for id in &ids {
        assert_eq!(fixture.state(*id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
        fixture.acknowledged(*id).await;
    }
    assert_eq!(fixture.script.more_started().await, 100);

    until("one slot is left", async || fixture.info().await.slots == 1).await;
    // The thread of a slot ends a little later.
    until("the sandboxes of the others are gone", async || fixture.script.live_judges() == 1).await;
    let last = fixture.submit("accept").await;
    ends(&mut reader, &[last]).await;
    assert_eq!(fixture.state(last).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    worker.shutdown(TIMEOUT).await;
    until("the last sandbox is gone", async || fixture.script.live_judges() == 0).await;
}

#[tokio::test]
async fn each_job_ends_once_while_slots_are_added_and_removed() {
    let fixture = Fixture::new().await;
    let mut reader = fixture.subscribe().await;
    let worker = fixture.start(config(&fixture, NO_DELAY)).await;
    fixture.script.release();
    let mut all = 0;
    for wave in 1..=12 {
        let mut ids = Vec::new();
        for n in 0..wave {
            ids.push(fixture.submit(&format!("accept {n}")).await);
        }
        all += ids.len();
        assert!(ends(&mut reader, &ids).await.values().all(|times| *times == 1));
        for id in ids {
            assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
        }
    }
    assert_eq!(fixture.script.more_started().await, all);
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn busy_slots_are_not_removed() {
    let fixture = Fixture::new().await;
    let worker = fixture.start(config(&fixture, NO_DELAY)).await;
    for n in 0..3 {
        fixture.submit(&format!("wait {n}")).await;
    }
    for _ in 0..3 {
        fixture.script.next_started().await;
    }
    // An extra slot is removed first. Then no slot is idle.
    until("only the busy slots are left", async || {
        let info = fixture.info().await;
        info.slots == 3 && info.busy.len() == 3
    })
    .await;
    fixture.script.release();
    until("one slot is left", async || fixture.info().await.slots == 1).await;
    assert_eq!(fixture.script.more_started().await, 0, "begun once each");
    worker.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn no_slot_is_added_for_jobs_of_other_workers_or_on_a_busy_machine() {
    let fixture = Fixture::new().await;
    let no_room = config(&fixture, ScalingSettings { free_cores: f64::INFINITY, ..NO_DELAY });
    let busy = fixture.start(no_room).await;
    let mut other = config(&fixture, NO_DELAY);
    other.id = "other".into();
    let other = Worker::start_with(other, fixture.script.capabilities(&["cobol"])).await.unwrap();
    for n in 0..5 {
        fixture.submit(&format!("wait {n}")).await;
    }
    fixture.script.next_started().await;
    // Hundreds of decisions, each of which could wrongly add a slot.
    tokio::time::timeout(Duration::from_millis(500), fixture.script.next_started())
        .await
        .expect_err("a second slot judges a submission");
    let slots: Vec<u32> = fixture.broker.workers().await.unwrap().iter().map(|it| it.worker.slots).collect();
    assert_eq!(slots, [1, 1]);
    fixture.script.release();
    busy.shutdown(TIMEOUT).await;
    other.shutdown(TIMEOUT).await;
}

#[tokio::test]
async fn a_shutdown_waits_for_every_added_slot() {
    let fixture = Fixture::new().await;
    let mut patient = config(&fixture, NO_DELAY);
    patient.scaling.remove_after = LONG_LEASE;
    let worker = fixture.start(patient).await;
    let mut ids = Vec::new();
    for n in 0..4 {
        ids.push(fixture.submit(&format!("wait {n}")).await);
    }
    for _ in 0..4 {
        fixture.script.next_started().await;
    }
    let drain = tokio::spawn(worker.shutdown(TIMEOUT));
    until("the heartbeat says that it drains", async || fixture.info().await.draining).await;
    fixture.script.release();
    drain.await.unwrap();
    for id in ids {
        assert_eq!(fixture.state(id).await, (SubmissionState::Done, Some(Verdict::Accepted), 1));
    }
    assert_eq!(fixture.broker.workers().await.unwrap(), []);
}
