//! The contract of heartbeats.

use assay_broker::Broker;
use assay_domain::{BusySlot, Job, Language, LanguageId, SubmissionId, WorkerInfo};

use crate::host::Host;

pub(crate) async fn workers_are_listed_until_their_heartbeat_expires(host: &impl Host) {
    let broker = host.broker(1).await;
    assert_eq!(workers(&broker).await, []);
    broker.beat(&worker("b", &[]), host.unit() * 6).await.unwrap();
    broker.beat(&worker("a", &[]), host.unit() * 6).await.unwrap();
    assert_eq!(workers(&broker).await, [worker("a", &[]), worker("b", &[])]);
    host.pass(2).await;
    broker.beat(&worker("b", &[5]), host.unit() * 12).await.unwrap();
    host.pass(5).await;
    assert_eq!(workers(&broker).await, [worker("b", &[5])], "the last heartbeat");
    host.pass(8).await;
    assert_eq!(workers(&broker).await, []);
}

pub(crate) async fn the_age_of_a_heartbeat_grows_until_the_next(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.beat(&worker("a", &[]), host.unit() * 100).await.unwrap();
    host.pass(4).await;
    let [old] = &broker.workers().await.unwrap()[..] else { panic!("not one worker") };
    // The age is in whole milliseconds.
    let passed = u64::try_from((host.unit() * 4).as_millis()).unwrap() - 1;
    assert!(old.age_ms >= passed, "{}", old.age_ms);
    assert_eq!(old.duration_now_ms(7), old.age_ms + 7);
    broker.beat(&worker("a", &[]), host.unit() * 100).await.unwrap();
    let [new] = &broker.workers().await.unwrap()[..] else { panic!("not one worker") };
    assert!(new.age_ms < passed, "{}", new.age_ms);
}

pub(crate) async fn a_worker_that_stops_is_removed_at_once(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.beat(&worker("a", &[]), host.unit() * 3).await.unwrap();
    broker.worker_gone("a").await.unwrap();
    broker.worker_gone("unknown").await.unwrap();
    assert_eq!(workers(&broker).await, []);
}

async fn workers(broker: &Broker) -> Vec<WorkerInfo> {
    broker.workers().await.unwrap().into_iter().map(|heartbeat| heartbeat.worker).collect()
}

fn worker(id: &str, busy: &[i64]) -> WorkerInfo {
    let slot = |id: i64| BusySlot {
        job: Job::submission(SubmissionId(id)),
        problem: "sum".parse().unwrap(),
        language: Some(LanguageId::from("python3")),
        attempt: 1,
        running_ms: 12,
    };
    WorkerInfo {
        id: id.into(),
        version: "1.2.3".into(),
        uptime_ms: 34,
        slots: 2,
        slots_min: 1,
        slots_max: 4,
        rung: "none".into(),
        languages: vec![Language {
            id: LanguageId::from("python3"),
            name: "Python 3".into(),
            editor_mode: "python".into(),
            version: "Python 3.11.2".into(),
            functions: true,
        }],
        untested: vec![LanguageId::from("java")],
        busy: busy.iter().copied().map(slot).collect(),
        draining: false,
    }
}
