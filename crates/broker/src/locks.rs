//! Named locks for work that only one process should do at a time. Locks expire, so they only save work. Results must be
//! correct even if two processes do the work.

use std::time::Duration;

use async_trait::async_trait;

use crate::{Broker, Error};

/// A lock that was taken. It expires after its time, unless it is extended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    pub(crate) name: String,
    pub(crate) token: u64,
}

impl Broker {
    /// Takes the lock `name` for `ttl`. `None` if it is already taken.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn try_lock(&self, name: &str, ttl: Duration) -> Result<Option<Lock>, Error> {
        // With a random token, only the holder can release the lock, even if it expired and was taken again.
        let lock = Lock { name: name.to_owned(), token: rand::random() };
        Ok(self.locks.take(&lock, ttl).await?.then_some(lock))
    }

    /// Extends the lock to `ttl` from now. Returns false if it had expired.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn extend_lock(&self, lock: &Lock, ttl: Duration) -> Result<bool, Error> {
        self.locks.extend(lock, ttl).await
    }

    /// Releases the lock. Returns false if it had expired.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn unlock(&self, lock: &Lock) -> Result<bool, Error> {
        self.locks.release(lock).await
    }
}

/// The contract of a backend is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait LocksBackend: Send + Sync {
    async fn take(&self, lock: &Lock, ttl: Duration) -> Result<bool, Error>;
    async fn extend(&self, lock: &Lock, ttl: Duration) -> Result<bool, Error>;
    async fn release(&self, lock: &Lock) -> Result<bool, Error>;
}
