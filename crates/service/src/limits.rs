//! How often things may be asked for.

use std::net::IpAddr;

use assay_broker::{Broker, Rate, RetryAfter};
use assay_domain::UserId;

use crate::{Error, boxed};

/// Counts requests, or lets everything through when switched off for benches.
#[derive(Clone, Debug)]
pub struct RateLimits {
    broker: Broker,
    on: bool,
}

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
    #[boxed]
    pub async fn submit(&self, user: UserId) -> Result<(), Error> {
        self.count(&format!("submit:{user}"), submit_rate()).await
    }

    /// One more run, of a person or of somebody without an account.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn run(&self, user: Option<UserId>, address: IpAddr) -> Result<(), Error> {
        match user {
            Some(user) => self.count(&format!("run:user:{user}"), run_rate()).await,
            None => self.count(&format!("run:{address}"), visitors_run_rate()).await,
        }
    }

    /// One more draft saved.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn save(&self, user: UserId) -> Result<(), Error> {
        self.count(&format!("save:{user}"), save_rate()).await
    }

    /// One more read through the API.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn read(&self, user: Option<UserId>, address: IpAddr) -> Result<(), Error> {
        let who = user.map_or_else(|| format!("read:{address}"), |user| format!("read:user:{user}"));
        self.count(&who, read_rate()).await
    }

    /// One more log-in or registration from an address.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn credentials(&self, address: IpAddr) -> Result<(), Error> {
        self.count(&format!("credentials:{address}"), credentials_rate()).await
    }

    /// One more try at a password, counted by account and address, so that nobody can lock out another.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn guess(&self, email: &str, address: IpAddr) -> Result<(), Error> {
        self.count(&format!("guess:{address}:{email}"), guesses_rate()).await
    }

    async fn count(&self, key: &str, rate: Rate) -> Result<(), Error> {
        if !self.on {
            return Ok(());
        }
        self.broker.allow(key, rate).await.map_err(|RetryAfter(retry_after)| Error::TooMany { retry_after })
    }
}

/// Submissions of one person: 60 a minute, all at once if they like.
fn submit_rate() -> Rate {
    Rate::per_minute(60, 60)
}

/// Runs of one person.
fn run_rate() -> Rate {
    Rate::per_minute(60, 30)
}

/// Runs from one address by people without an account: a classroom behind one router has a handful.
fn visitors_run_rate() -> Rate {
    Rate::per_minute(30, 20)
}

/// Drafts of one person: a page saves every second or so while one types, and there may be many pages.
fn save_rate() -> Rate {
    Rate::per_second(5, 100)
}

/// Reads through the API, of one person or address.
fn read_rate() -> Rate {
    Rate::per_second(200, 400)
}

/// Log-ins and registrations from one address: enough for a classroom behind one router, too few to guess passwords.
fn credentials_rate() -> Rate {
    Rate::per_minute(30, 60)
}

/// Wrong passwords for one account.
fn guesses_rate() -> Rate {
    Rate::per_minute(6, 12)
}
