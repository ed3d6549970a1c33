//! How often things may be asked for.

use std::net::IpAddr;

use assay_broker::{Broker, Rate, RetryAfter};
use assay_domain::UserId;

use crate::Error;

/// Counts requests, or lets everything through when switched off for benches.
#[derive(Clone, Debug)]
pub struct RateLimits {
    broker: Broker,
    on: bool,
}

/// Submissions of one person: 60 a minute, all at once if they like.
const SUBMIT: Rate = Rate::per_minute(60, 60);
/// Reads through the API, of one person or address.
const READ: Rate = Rate::per_second(200, 400);
/// Log-ins and registrations from one address: enough for a classroom behind one router, too few to guess passwords.
const CREDENTIALS: Rate = Rate::per_minute(30, 60);
/// Wrong passwords for one account.
const GUESSES: Rate = Rate::per_minute(6, 12);

impl RateLimits {
    /// Limits that count in `broker`.
    #[must_use]
    pub fn new(broker: Broker, on: bool) -> Self {
        Self { broker, on }
    }

    /// One more submission.
    ///
    /// # Errors
    /// When it is one too many.
    pub async fn submit(&self, user: UserId) -> Result<(), Error> {
        self.count(&format!("submit:{user}"), SUBMIT).await
    }

    /// One more read through the API.
    ///
    /// # Errors
    /// When it is one too many.
    pub async fn read(&self, user: Option<UserId>, address: IpAddr) -> Result<(), Error> {
        let who = user.map_or_else(|| format!("read:{address}"), |user| format!("read:user:{user}"));
        self.count(&who, READ).await
    }

    /// One more log-in or registration from an address.
    ///
    /// # Errors
    /// When it is one too many.
    pub async fn credentials(&self, address: IpAddr) -> Result<(), Error> {
        self.count(&format!("credentials:{address}"), CREDENTIALS).await
    }

    /// One more try at a password, counted by account and address, so that nobody can lock out another.
    ///
    /// # Errors
    /// When it is one too many.
    pub async fn guess(&self, email: &str, address: IpAddr) -> Result<(), Error> {
        self.count(&format!("guess:{address}:{email}"), GUESSES).await
    }

    async fn count(&self, key: &str, rate: Rate) -> Result<(), Error> {
        if !self.on {
            return Ok(());
        }
        match self.broker.allow(key, rate).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(RetryAfter(retry_after))) => Err(Error::TooMany { retry_after }),
            // Without the broker nobody can count; refusing everybody would be the worse fault.
            Err(error) => {
                tracing::warn!(%error, "rate limits cannot be counted");
                Ok(())
            }
        }
    }
}
