//! Tests of the in-process broker beyond the contract.

use std::{convert::Infallible, future::ready, time::Duration};

use assay_broker::{Broker, BrokerConfig, CacheKey, CacheStatus, Filled, LiveEvent};
use assay_domain::{Phase, Progress, SubmissionId, UserId};

/// The command line writes to the same database without telling this process.
#[tokio::test]
async fn a_write_of_another_process_is_seen_at_once() {
    let broker = Broker::in_process(BrokerConfig::default());
    for (version, status) in [(1, CacheStatus::Miss), (1, CacheStatus::Hit), (2, CacheStatus::Miss)] {
        let read = broker
            .cached(
                &CacheKey::tracks("listing"),
                Duration::from_secs(60),
                || ready(Ok::<_, Infallible>(version)),
                || ready(Ok(Filled { version, bytes: version.to_string().into() })),
            )
            .await
            .unwrap();
        assert_eq!((&*read.bytes, read.status), (version.to_string().as_bytes(), status));
    }
}

#[tokio::test(start_paused = true)]
async fn the_last_progress_is_kept_for_ten_minutes() {
    let broker = Broker::in_process(BrokerConfig::default());
    let progress = Progress {
        submission: SubmissionId(1),
        attempt: 1,
        seq: 1,
        phase: Phase::Compiling,
        case: 0,
        total: 0,
        strip: String::new(),
    };
    broker.publish(UserId(1), &LiveEvent::Progress(progress.clone())).await.unwrap();
    tokio::time::advance(Duration::from_secs(599)).await;
    assert_eq!(broker.last_progress(SubmissionId(1)).await.unwrap(), Some(progress));
    tokio::time::advance(Duration::from_secs(2)).await;
    assert_eq!(broker.last_progress(SubmissionId(1)).await.unwrap(), None);
}
