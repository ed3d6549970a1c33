//! The contract of rate limits.

use std::time::Duration;

use assay_broker::{Rate, RetryAfter};

use crate::host::Host;

/// The units until the next token. So many that all calls of a test end before, however busy the host is.
const EVERY: u32 = 20;

fn rate(host: &impl Host, burst: u32) -> Rate {
    let per_minute = Duration::from_secs(60).as_millis() / (host.unit() * EVERY).as_millis();
    Rate::per_minute(u32::try_from(per_minute).unwrap(), burst)
}

pub(crate) async fn a_burst_is_allowed_and_then_the_rate(host: &impl Host) {
    let broker = host.broker(1).await;
    let rate = rate(host, 3);
    for _ in 0..3 {
        assert_eq!(broker.allow("submit:1", rate).await, Ok(()));
    }
    let RetryAfter(wait) = broker.allow("submit:1", rate).await.unwrap_err();
    assert!(wait > host.unit() * EVERY / 2 && wait <= host.unit() * EVERY, "{wait:?}");
    host.pass(EVERY).await;
    assert_eq!(broker.allow("submit:1", rate).await, Ok(()));
    assert!(broker.allow("submit:1", rate).await.is_err());
    // Long enough for one token more than the bucket holds.
    host.pass(4 * EVERY).await;
    for _ in 0..3 {
        assert_eq!(broker.allow("submit:1", rate).await, Ok(()), "the bucket gets full but not fuller");
    }
    assert!(broker.allow("submit:1", rate).await.is_err());
}

pub(crate) async fn a_rejected_call_takes_no_token(host: &impl Host) {
    let broker = host.broker(1).await;
    let rate = rate(host, 1);
    assert_eq!(broker.allow("k", rate).await, Ok(()));
    for _ in 0..5 {
        assert!(broker.allow("k", rate).await.is_err());
    }
    host.pass(EVERY).await;
    assert_eq!(broker.allow("k", rate).await, Ok(()));
}

pub(crate) async fn keys_have_separate_buckets(host: &impl Host) {
    let broker = host.broker(1).await;
    let rate = rate(host, 1);
    assert_eq!(broker.allow("submit:1", rate).await, Ok(()));
    assert!(broker.allow("submit:1", rate).await.is_err());
    assert_eq!(broker.allow("submit:2", rate).await, Ok(()));
}
