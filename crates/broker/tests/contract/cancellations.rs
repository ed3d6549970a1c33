//! The contract of cancellations.

use assay_domain::{Job, SubmissionId};
use tokio::time::timeout;

use crate::host::Host;

pub(crate) async fn all_listeners_get_cancellations(host: &impl Host) {
    let broker = host.broker(1).await;
    let mut one = broker.cancellations().await.unwrap();
    let mut two = broker.cancellations().await.unwrap();
    for n in 1..=3 {
        broker.cancel(Job::run(n)).await.unwrap();
    }
    for n in 1..=3 {
        for listener in [&mut one, &mut two] {
            let received = timeout(host.patience(), listener.recv()).await.expect("nothing arrived in time");
            assert_eq!(received, Some(Job::run(n)));
        }
    }
}

pub(crate) async fn cancelling_works_without_listeners(host: &impl Host) {
    let broker = host.broker(1).await;
    broker.cancel(Job::submission(SubmissionId(1))).await.unwrap();
    let mut late = broker.cancellations().await.unwrap();
    broker.cancel(Job::submission(SubmissionId(2))).await.unwrap();
    let received = timeout(host.patience(), late.recv()).await.expect("nothing arrived in time");
    assert_eq!(received, Some(Job::submission(SubmissionId(2))));
}
