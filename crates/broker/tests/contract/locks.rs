//! The contract of locks.

use crate::host::Host;

pub(crate) async fn a_lock_has_one_holder(host: &impl Host) {
    let broker = host.broker(1).await;
    let lock = broker.try_lock("rescue", host.unit() * 10).await.unwrap().unwrap();
    assert_eq!(broker.try_lock("rescue", host.unit()).await.unwrap(), None);
    assert!(broker.try_lock("other", host.unit()).await.unwrap().is_some());
    assert!(broker.unlock(&lock).await.unwrap());
    assert!(!broker.unlock(&lock).await.unwrap());
    assert!(broker.try_lock("rescue", host.unit()).await.unwrap().is_some());
}

pub(crate) async fn an_expired_lock_can_only_be_released_by_its_new_holder(host: &impl Host) {
    let broker = host.broker(1).await;
    let old = broker.try_lock("rescue", host.unit() * 2).await.unwrap().unwrap();
    host.pass(3).await;
    assert!(!broker.extend_lock(&old, host.unit() * 10).await.unwrap());
    let new = broker.try_lock("rescue", host.unit() * 10).await.unwrap().unwrap();
    assert!(!broker.extend_lock(&old, host.unit() * 10).await.unwrap());
    assert!(!broker.unlock(&old).await.unwrap());
    assert_eq!(broker.try_lock("rescue", host.unit()).await.unwrap(), None);
    assert!(broker.unlock(&new).await.unwrap());
}

pub(crate) async fn a_lock_can_be_extended(host: &impl Host) {
    let broker = host.broker(1).await;
    let lock = broker.try_lock("rescue", host.unit() * 6).await.unwrap().unwrap();
    host.pass(2).await;
    assert!(broker.extend_lock(&lock, host.unit() * 12).await.unwrap());
    host.pass(5).await;
    assert_eq!(broker.try_lock("rescue", host.unit()).await.unwrap(), None);
    host.pass(8).await;
    assert!(broker.try_lock("rescue", host.unit()).await.unwrap().is_some());
}
