//! Lets one server at a time load the library. This only saves work: the store's transactions keep the result right without it.

use std::time::{Duration, Instant};

use assay_broker::{Broker, Lock};

const NAME: &str = "shipped-library";
/// How long the lock lasts after a server that holds it has died.
const TTL: Duration = Duration::from_secs(30);
const RENEW_AFTER: Duration = Duration::from_secs(5);
const RETRY_AFTER: Duration = Duration::from_millis(100);

/// The lock, or nothing if the broker cannot be reached.
#[derive(Debug)]
pub(super) struct LoadingLock {
    broker: Broker,
    lock: Option<Lock>,
    renewed: Instant,
}

impl LoadingLock {
    /// Waits until no other server holds it.
    pub(super) async fn take(broker: &Broker) -> Self {
        let lock = loop {
            match broker.try_lock(NAME, TTL).await {
                Ok(Some(lock)) => break Some(lock),
                Ok(None) => tokio::time::sleep(RETRY_AFTER).await,
                Err(error) => {
                    tracing::warn!(%error, "cannot lock the shipped library; loading it without the lock");
                    break None;
                }
            }
        };
        Self { broker: broker.clone(), lock, renewed: Instant::now() }
    }

    pub(super) async fn renew(&mut self) {
        if let Some(lock) = self.lock.as_ref().filter(|_| self.renewed.elapsed() > RENEW_AFTER) {
            if let Err(error) = self.broker.extend_lock(lock, TTL).await {
                tracing::warn!(%error, "cannot extend the lock of the shipped library");
            }
            self.renewed = Instant::now();
        }
    }

    pub(super) async fn release(self) {
        if let Some(lock) = &self.lock
            && let Err(error) = self.broker.unlock(lock).await
        {
            tracing::warn!(%error, "cannot release the lock of the shipped library; other servers wait until it expires");
        }
    }
}
