//! Rate limits. All processes with access to the broker can see the keys of limits, so the keys contain keyed hashes instead
//! of IP and email addresses.

use std::net::IpAddr;

use assay_broker::{Broker, Rate, RetryAfter};
use assay_domain::{Refusal, UserId};

use crate::{Error, Secret, boxed, device::KnownDevice, error::seconds};

/// Counts requests. If switched off for benchmarks, it allows everything.
#[derive(Clone, Debug)]
pub struct RateLimits {
    broker: Broker,
    secret: Secret,
    on: bool,
}

impl RateLimits {
    /// Limits that are counted in `broker`.
    #[must_use]
    pub fn new(broker: Broker, secret: Secret, on: bool) -> Self {
        Self { broker, secret, on }
    }

    /// Counts a submission.
    ///
    /// # Errors
    /// When the limit is exceeded.
    #[boxed]
    pub async fn submit(&self, user: UserId) -> Result<(), Error> {
        self.count("submit", &user.to_string(), submit_rate()).await
    }

    /// Counts a run of a user, or of a visitor who is not logged in.
    ///
    /// # Errors
    /// When the limit is exceeded.
    #[boxed]
    pub async fn run(&self, user: Option<UserId>, address: IpAddr) -> Result<(), Error> {
        match user {
            Some(user) => self.count("run:user", &user.to_string(), run_rate()).await,
            None => self.count("run", &address.to_string(), visitors_run_rate()).await,
        }
    }

    /// Counts a saved draft, note, star or change of a personal list.
    ///
    /// # Errors
    /// When the limit is exceeded.
    #[boxed]
    pub async fn save(&self, user: UserId) -> Result<(), Error> {
        self.count("save", &user.to_string(), save_rate()).await
    }

    /// Counts a read request through the API.
    ///
    /// # Errors
    /// When the limit is exceeded.
    #[boxed]
    pub async fn read(&self, user: Option<UserId>, address: IpAddr) -> Result<(), Error> {
        match user {
            Some(user) => self.count("read:user", &user.to_string(), read_rate()).await,
            None => self.count("read", &address.to_string(), read_rate()).await,
        }
    }

    /// Counts a log-in from an IP address, and from the site of an IPv6 address.
    ///
    /// # Errors
    /// When the limit is exceeded.
    #[boxed]
    pub async fn credentials(&self, address: IpAddr) -> Result<(), Error> {
        self.by_address("credentials", address).await
    }

    /// Counts a registration from an IP address. This is separate from log-ins, because users log in after they register.
    ///
    /// # Errors
    /// When the limit is exceeded.
    #[boxed]
    pub async fn registration(&self, address: IpAddr) -> Result<(), Error> {
        self.by_address("registration", address).await
    }

    /// Counts a try of an account's password from an IP address.
    ///
    /// # Errors
    /// When the limit is exceeded.
    #[boxed]
    pub async fn guess(&self, email: &str, address: IpAddr) -> Result<(), Error> {
        self.count("guess", &format!("{address} {email}"), guesses_rate()).await
    }

    /// Counts a try of an account's password from all IP addresses together. Browsers that have logged in before are counted
    /// separately, so that an attacker cannot lock out the owner.
    ///
    /// # Errors
    /// When the limit is exceeded.
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
            .map_err(|RetryAfter(wait)| Refusal::TooManyRequests { retry_after_s: seconds(wait) }.into())
    }

    fn key(&self, kind: &str, subject: &str) -> String {
        format!("{kind}:{}", self.secret.hash(kind, subject))
    }
}

/// The site of an IPv6 address: its network of 48 bits, which is the largest that providers give to a customer.
fn site(address: IpAddr) -> Option<IpAddr> {
    match address {
        IpAddr::V4(_) => None,
        IpAddr::V6(address) => Some(IpAddr::from((u128::from(address) >> 80 << 80).to_be_bytes())),
    }
}

/// Submissions per user.
fn submit_rate() -> Rate {
    Rate::per_minute(60, 60)
}

/// Runs per user.
fn run_rate() -> Rate {
    Rate::per_minute(60, 30)
}

/// Runs per IP address without an account. Enough for a small group behind one router.
fn visitors_run_rate() -> Rate {
    Rate::per_minute(30, 20)
}

/// Saved drafts, notes, stars, lists, reviews and profile settings per user. A page saves a draft about once per second while the user types,
/// and there may be many pages.
fn save_rate() -> Rate {
    Rate::per_second(5, 100)
}

/// Read requests through the API per user or IP address.
fn read_rate() -> Rate {
    Rate::per_second(200, 400)
}

/// Log-ins or registrations per IP address. Enough for a classroom behind one router, too few to guess passwords.
fn credentials_rate() -> Rate {
    Rate::per_minute(30, 60)
}

/// Log-ins or registrations per IPv6 site, which has 65,536 networks. Enough for four classrooms.
fn site_credentials_rate() -> Rate {
    Rate::per_minute(120, 240)
}

/// Tries of an account's password per IP address or known browser.
fn guesses_rate() -> Rate {
    Rate::per_minute(6, 12)
}

/// Tries of an account's password by all unknown browsers together: about 1,440 per day.
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
            assert!(count < 1000, "never limited");
        }
        count
    }

    #[tokio::test(start_paused = true)]
    async fn password_tries_for_an_account_are_counted_across_ip_addresses() {
        let limits = limits();
        let from = |n: u32| IpAddr::from([10, 0, (n / 250) as u8, (n % 250) as u8]);
        let tries = allowed(async |n| {
            limits.guess("ada@example.org", from(n)).await?;
            limits.guess_anywhere("ada@example.org", None).await
        });
        assert_eq!(tries.await, 50);
        // Other accounts and browsers that the owner has used before are not limited.
        limits.guess_anywhere("eve@example.org", None).await.unwrap();
        let device = KnownDevice::new(UserId(1)).unwrap();
        assert_eq!(allowed(async |_| limits.guess_anywhere("ada@example.org", Some(&device)).await).await, 12);
    }

    #[tokio::test(start_paused = true)]
    async fn log_ins_are_counted_per_ipv6_address_and_site() {
        let limits = limits();
        let of_site = |n: u32| format!("2001:db8:1:{n:x}::").parse::<IpAddr>().unwrap();
        assert_eq!(allowed(async |_| limits.credentials(of_site(0)).await).await, 60);
        let more = allowed(async |n| limits.credentials(of_site(n + 1)).await).await;
        // The rejected one also took a token from the site's bucket.
        assert_eq!(60 + 1 + more, 240);
        limits.credentials("2001:db8:2::".parse().unwrap()).await.unwrap();
        limits.credentials("192.0.2.1".parse().unwrap()).await.unwrap();
    }

    #[test]
    fn keys_contain_no_ip_and_email_addresses() {
        let key = limits().key("guess", "192.0.2.1 ada@example.org");
        let hash = key.strip_prefix("guess:").unwrap();
        assert!(hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{key}");
    }

    #[test]
    fn a_site_has_48_bits() {
        let site_of = |text: &str| site(text.parse().unwrap()).map(|site| site.to_string());
        assert_eq!(site_of("2001:db8:1:2:3:4:5:6").as_deref(), Some("2001:db8:1::"));
        assert_eq!(site_of("192.0.2.1"), None);
    }
}
