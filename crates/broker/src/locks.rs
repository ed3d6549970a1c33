//! Locks by name, for what only one process may do at a time. They pass by themselves, so they keep work from being done twice at once and
//! must not be what keeps it correct.

use std::time::Duration;

use async_trait::async_trait;

use crate::{Broker, Error};

/// A lock that was taken. It passes after its time unless it is extended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    pub(crate) name: String,
    pub(crate) token: u64,
}

impl Broker {
    /// Takes the lock `name` for `ttl`; nothing when somebody holds it.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn try_lock(&self, name: &str, ttl: Duration) -> Result<Option<Lock>, Error> {
        // A random token: the holder alone can give the lock back, whatever happened in between.
        let lock = Lock { name: name.to_owned(), token: rand::random() };
        Ok(self.locks.take(&lock, ttl).await?.then_some(lock))
    }

    /// Holds the lock for `ttl` from now on. False when it had passed.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn extend_lock(&self, lock: &Lock, ttl: Duration) -> Result<bool, Error> {
        self.locks.extend(lock, ttl).await
    }

    /// Gives the lock back. False when it had passed.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub async fn unlock(&self, lock: &Lock) -> Result<bool, Error> {
        self.locks.release(lock).await
    }
}

/// What a back end must do; the contract is on [`Broker`]'s methods.
#[async_trait]
pub(crate) trait LocksBackend: Send + Sync {
    async fn take(&self, lock: &Lock, ttl: Duration) -> Result<bool, Error>;
    async fn extend(&self, lock: &Lock, ttl: Duration) -> Result<bool, Error>;
    async fn release(&self, lock: &Lock) -> Result<bool, Error>;
}
