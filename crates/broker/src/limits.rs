//! Rate limits: a token bucket a key.

use std::{fmt, time::Duration};

use async_trait::async_trait;

use crate::{Broker, Error};

/// How often something is allowed: a bucket of `burst` tokens that gains one every `every`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub(crate) every: Duration,
    pub(crate) burst: u32,
}

/// Too often: wait so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryAfter(pub Duration);

impl Rate {
    /// So many a second, at most `burst` at once. Zero counts as one.
    #[must_use]
    pub fn per_second(times: u32, burst: u32) -> Self {
        Self { every: Duration::from_secs(1) / times.max(1), burst: burst.max(1) }
    }

    /// So many a minute, at most `burst` at once. Zero counts as one.
    #[must_use]
    pub fn per_minute(times: u32, burst: u32) -> Self {
        Self { every: Duration::from_secs(60) / times.max(1), burst: burst.max(1) }
    }
}

impl RetryAfter {
    /// Whole seconds, rounded up, for the header `Retry-After`.
    #[must_use]
    pub fn seconds(self) -> u64 {
        self.0.as_secs() + u64::from(self.0.subsec_nanos() > 0)
    }
}

impl fmt::Display for RetryAfter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "too often: try again in {} s", self.seconds())
    }
}

impl std::error::Error for RetryAfter {}

impl Broker {
    /// Takes a token from the bucket of `key`. Where the broker cannot be asked, this process counts by itself: a limit must not bring the
    /// service down, and passwords must not be free to guess meanwhile.
    ///
    /// # Errors
    /// How long to wait, when the bucket is empty. A refused call takes nothing.
    pub async fn allow(&self, key: &str, rate: Rate) -> Result<(), RetryAfter> {
        let wait = match self.limits.take(key, rate).await {
            Ok(wait) => wait,
            Err(error) => {
                // Without the key: it may name somebody.
                tracing::debug!(error = &error as &dyn std::error::Error, "rate limits are counted by this process");
                self.spare_limits.take_now(key, rate)
            }
        };
        wait.map_or(Ok(()), |wait| Err(RetryAfter(wait)))
    }
}

/// What a back end must do.
#[async_trait]
pub(crate) trait LimitsBackend: Send + Sync {
    /// Takes a token, or says how long to wait for one.
    async fn take(&self, key: &str, rate: Rate) -> Result<Option<Duration>, Error>;
}
