//! How often things may be asked for. Keys of limits are visible to everything that shares the broker, so they hold keyed hashes and
//! no addresses or emails.

use std::net::IpAddr;

use assay_broker::{Broker, Rate, RetryAfter};
use assay_domain::UserId;

use crate::{Error, Secret, boxed, device::KnownDevice};

/// Counts requests, or lets everything through when switched off for benches.
#[derive(Clone, Debug)]
pub struct RateLimits {
    broker: Broker,
    secret: Secret,
    on: bool,
}

impl RateLimits {
    /// Limits that count in `broker`.
    #[must_use]
    pub fn new(broker: Broker, secret: Secret, on: bool) -> Self {
        Self { broker, secret, on }
    }

    /// One more submission.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn submit(&self, user: UserId) -> Result<(), Error> {
        self.count("submit", &user.to_string(), submit_rate()).await
    }

    /// One more run, of a person or of somebody without an account.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn run(&self, user: Option<UserId>, address: IpAddr) -> Result<(), Error> {
        match user {
            Some(user) => self.count("run:user", &user.to_string(), run_rate()).await,
            None => self.count("run", &address.to_string(), visitors_run_rate()).await,
        }
    }

    /// One more draft saved.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn save(&self, user: UserId) -> Result<(), Error> {
        self.count("save", &user.to_string(), save_rate()).await
    }

    /// One more read through the API.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn read(&self, user: Option<UserId>, address: IpAddr) -> Result<(), Error> {
        match user {
            Some(user) => self.count("read:user", &user.to_string(), read_rate()).await,
            None => self.count("read", &address.to_string(), read_rate()).await,
        }
    }

    /// One more log-in from an address, and from the site that an IPv6 address belongs to.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn credentials(&self, address: IpAddr) -> Result<(), Error> {
        self.by_address("credentials", address).await
    }

    /// One more registration from an address. Counted by itself: whoever registers logs in next.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn registration(&self, address: IpAddr) -> Result<(), Error> {
        self.by_address("registration", address).await
    }

    /// One more try at the password of an account, from an address.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn guess(&self, email: &str, address: IpAddr) -> Result<(), Error> {
        self.count("guess", &format!("{address} {email}"), guesses_rate()).await
    }

    /// One more try at the password of an account, from all addresses together. A browser that logged in before is counted by itself,
    /// so that nobody can lock out another.
    ///
    /// # Errors
    /// When it is one too many.
    #[boxed]
    pub async fn guess_anywhere(&self, email: &str, device: Option<&KnownDevice>) -> Result<(), Error> {
        match device {
            Some(device) => self.count("guess:device", device.nonce(), guesses_rate()).await,
            None => self.count("guess:account", email, account_guesses_rate()).await,
        }
    }

    async fn by_address(&self, kind: &str, address: IpAddr) -> Result<(), Error> {
        if let Some(site) = site(address) {
            self.count(&format!("{kind}:site"), &site.to_string(), site_credentials_rate()).await?;
        }
        self.count(kind, &address.to_string(), credentials_rate()).await
    }

    async fn count(&self, kind: &str, subject: &str, rate: Rate) -> Result<(), Error> {
        if !self.on {
            return Ok(());
        }
        self.broker
            .allow(&self.key(kind, subject), rate)
            .await
            .map_err(|RetryAfter(retry_after)| Error::TooMany { retry_after })
    }

    fn key(&self, kind: &str, subject: &str) -> String {
        format!("{kind}:{}", self.secret.hash(kind, subject))
    }
}

/// The site an IPv6 address belongs to: its network of 48 bits, the most that a provider gives to one customer.
fn site(address: IpAddr) -> Option<IpAddr> {
    match address {
        IpAddr::V4(_) => None,
        IpAddr::V6(address) => Some(IpAddr::from((u128::from(address) >> 80 << 80).to_be_bytes())),
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

/// Log-ins, or registrations, from one address: enough for a classroom behind one router, too few to guess passwords.
fn credentials_rate() -> Rate {
    Rate::per_minute(30, 60)
}

/// Log-ins, or registrations, from one IPv6 site, which has 65,536 networks: enough for four classrooms.
fn site_credentials_rate() -> Rate {
    Rate::per_minute(120, 240)
}

/// Passwords tried for one account, by one address or one known browser.
fn guesses_rate() -> Rate {
    Rate::per_minute(6, 12)
}

/// Passwords tried for one account, by all others together: 1,440 a day at most.
fn account_guesses_rate() -> Rate {
    Rate::per_minute(1, 50)
}

#[cfg(test)]
mod tests {
    use assay_broker::BrokerConfig;

    use super::*;

    fn limits() -> RateLimits {
        RateLimits::new(Broker::in_process(BrokerConfig::default()), Secret::of(1), true)
    }

    async fn allowed(mut more: impl AsyncFnMut(u32) -> Result<(), Error>) -> u32 {
        let mut count = 0;
        while more(count).await.is_ok() {
            count += 1;
            assert!(count < 1000, "never refused");
        }
        count
    }

    #[tokio::test(start_paused = true)]
    async fn guesses_at_an_account_are_counted_across_addresses() {
        let limits = limits();
        let from = |n: u32| IpAddr::from([10, 0, (n / 250) as u8, (n % 250) as u8]);
        let tries = allowed(async |n| {
            limits.guess("ada@example.org", from(n)).await?;
            limits.guess_anywhere("ada@example.org", None).await
        });
        assert_eq!(tries.await, 50);
        // Neither another account nor a browser that the owner used before is held up.
        limits.guess_anywhere("eve@example.org", None).await.unwrap();
        let device = KnownDevice::new(UserId(1)).unwrap();
        assert_eq!(allowed(async |_| limits.guess_anywhere("ada@example.org", Some(&device)).await).await, 12);
    }

    #[tokio::test(start_paused = true)]
    async fn log_ins_are_counted_by_ipv6_network_and_by_site() {
        let limits = limits();
        let of_site = |n: u32| format!("2001:db8:1:{n:x}::").parse::<IpAddr>().unwrap();
        assert_eq!(allowed(async |_| limits.credentials(of_site(0)).await).await, 60);
        let more = allowed(async |n| limits.credentials(of_site(n + 1)).await).await;
        // The site's bucket was asked for the refused one as well.
        assert_eq!(60 + 1 + more, 240);
        limits.credentials("2001:db8:2::".parse().unwrap()).await.unwrap();
        limits.credentials("192.0.2.1".parse().unwrap()).await.unwrap();
    }

    #[test]
    fn keys_hold_no_address_and_no_email() {
        let key = limits().key("guess", "192.0.2.1 ada@example.org");
        let hash = key.strip_prefix("guess:").unwrap();
        assert!(hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{key}");
    }

    #[test]
    fn a_site_is_48_bits() {
        let site_of = |text: &str| site(text.parse().unwrap()).map(|site| site.to_string());
        assert_eq!(site_of("2001:db8:1:2:3:4:5:6").as_deref(), Some("2001:db8:1::"));
        assert_eq!(site_of("192.0.2.1"), None);
    }
}
