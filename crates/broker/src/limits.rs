//! Rate limits: one token bucket per key.

use std::{fmt, time::Duration};

use async_trait::async_trait;

use crate::{Broker, Error};

/// A rate limit: a bucket of `burst` tokens that gains a token after each `every`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub(crate) every: Duration,
    pub(crate) burst: u32,
}

/// The limit was exceeded. Wait this long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryAfter(pub Duration);

impl Rate {
    /// `times` per second, at most `burst` at once. Zero counts as one.
    #[must_use]
    pub fn per_second(times: u32, burst: u32) -> Self {
        Self { every: Duration::from_secs(1) / times.max(1), burst: burst.max(1) }
    }

    /// `times` per minute, at most `burst` at once. Zero counts as one.
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
        write!(f, "too many requests: try again in {} s", self.seconds())
    }
}

impl std::error::Error for RetryAfter {}

impl Broker {
    /// Takes a token from the bucket of `key`. If the broker cannot be reached, this process counts alone: requests must still
    /// work, and guessing passwords must still be limited.
    ///
    /// # Errors
    /// How long to wait, if the bucket is empty. A failed call takes no token.
    pub async fn allow(&self, key: &str, rate: Rate) -> Result<(), RetryAfter> {
        let wait = match self.limits.take(key, rate).await {
            Ok(wait) => wait,
            Err(error) => {
                // The key is not logged, because it may identify a person.
                tracing::debug!(error = &error as &dyn std::error::Error, "counting rate limits in this process");
                self.fallback_limits.take_now(key, rate)
            }
        };
        wait.map_or(Ok(()), |wait| Err(RetryAfter(wait)))
    }
}

#[async_trait]
pub(crate) trait LimitsBackend: Send + Sync {
    /// Takes a token, or returns how long to wait for one.
    async fn take(&self, key: &str, rate: Rate) -> Result<Option<Duration>, Error>;
}
