//! The heartbeats' part of the contract.

use assay_broker::WorkerInfo;
use assay_domain::{Language, LanguageId, SubmissionId};

use crate::host::Host;

pub(crate) async fn workers_are_listed_while_they_beat(host: &impl Host) {
    let broker = host.broker(1).await;
    assert_eq!(broker.workers().await.unwrap(), []);
    broker.beat(&worker("b", &[]), host.unit() * 3).await.unwrap();
    broker.beat(&worker("a", &[]), host.unit() * 3).await.unwrap();
    assert_eq!(broker.workers().await.unwrap(), [worker("a", &[]), worker("b", &[])]);
    host.pass(2).await;
    broker.beat(&worker("b", &[5]), host.unit() * 3).await.unwrap();
    host.pass(2).await;
    assert_eq!(broker.workers().await.unwrap(), [worker("b", &[5])], "the last beat holds");
    host.pass(2).await;
    assert_eq!(broker.workers().await.unwrap(), []);
}

pub(crate) async fn a_worker_that_leaves_is_gone_at_once(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.beat(&worker("a", &[]), host.unit() * 3).await.unwrap();
    broker.worker_gone("a").await.unwrap();
    broker.worker_gone("never came").await.unwrap();
    assert_eq!(broker.workers().await.unwrap(), []);
}

fn worker(id: &str, busy: &[i64]) -> WorkerInfo {
    WorkerInfo {
        id: id.into(),
        slots: 2,
        rung: "none".into(),
        languages: vec![Language {
            id: LanguageId::from("python3"),
            name: "Python 3".into(),
            editor_mode: "python".into(),
            version: "Python 3.11.2".into(),
        }],
        busy: busy.iter().copied().map(SubmissionId).collect(),
    }
}
