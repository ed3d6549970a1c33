//! Reads the settings from the environment, once. docs/operator-guide.md describes each variable.

use std::{env, net::SocketAddr, path::PathBuf};

use anyhow::{Context, Result, bail};
use assay_domain::{Email, Password};
use assay_service::Quotas;
use assay_store::BlobsConfig;
use assay_worker::SlotBounds;

use crate::{addresses::TrustedProxies, connections::ConnectionCaps};

/// The default of `ASSAY_UPLOAD_BYTES`.
const UPLOAD_BYTES: u64 = 1024 * 1024 * 1024;

/// The default of `ASSAY_UNPACKED_BYTES`.
const UNPACKED_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// The settings of a server.
#[derive(Clone, Debug)]
pub struct Config {
    /// The listen address. Port 0 takes a free port.
    pub addr: SocketAddr,
    /// The address that people use, if it differs from the Host header: `https://judge.example.org`.
    pub public_url: Option<PublicUrl>,
    /// Proxies whose `X-Forwarded-For` is trusted.
    pub trusted_proxies: TrustedProxies,
    /// In embedded mode, the folder of the database and the test data. In distributed mode, it holds only temporary files.
    pub data_dir: PathBuf,
    /// The location of the test data. All machines must be able to read it.
    pub blobs: BlobsConfig,
    /// The database and the Redis of distributed mode. None in embedded mode.
    pub shared: Option<Shared>,
    /// The largest package that can be uploaded, in bytes.
    pub upload_bytes: u64,
    /// How large an uploaded package may be after unpacking, in bytes.
    pub unpacked_bytes: u64,
    /// Limits of connections and live sockets.
    pub connections: ConnectionCaps,
    /// How much one person may store.
    pub quotas: Quotas,
    /// How many submissions may wait. More are refused with 503.
    pub queue_bound: usize,
    /// How many submissions are judged at once.
    pub slots: SlotBounds,
    pub rate_limits: bool,
    /// The first admin, created at the first start.
    pub admin: Option<FirstAdmin>,
    /// The built site. Without it, pages have no styles and scripts, as in tests.
    pub site_dir: Option<PathBuf>,
    /// The shipped problems and tracks. None to load none.
    pub content_dir: Option<PathBuf>,
    /// The folder for compiled programs and precompiled headers. Without it, they are not kept.
    pub cache_dir: Option<PathBuf>,
    /// The sandbox of the embedded worker.
    pub sandbox: assay_sandbox::Config,
}

/// The services that several servers and workers share.
#[derive(Clone)]
pub struct Shared {
    /// `postgres://…`
    pub database_url: String,
    /// `redis://…`
    pub redis_url: String,
}

/// Does not print the addresses, because they may contain passwords.
impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

#[derive(Clone, Debug)]
pub struct FirstAdmin {
    pub email: Email,
    pub password: Password,
}

/// An `http` or `https` origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    /// Without a trailing slash: `https://judge.example.org`.
    pub origin: String,
}

impl PublicUrl {
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// A variable has an invalid value. The message names it and says what to write.
    pub fn from_env() -> Result<Self> {
        let data_dir = text("ASSAY_DATA_DIR").map_or_else(|| PathBuf::from("./data"), PathBuf::from);
        Ok(Self {
            addr: parsed("ASSAY_ADDR", "an address and port such as 127.0.0.1:3000")?
                .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000))),
            public_url: text("ASSAY_PUBLIC_URL").map(|url| public_url(&url)).transpose()?,
            trusted_proxies: TrustedProxies::parse(&text("ASSAY_TRUSTED_PROXIES").unwrap_or_default())?,
            cache_dir: Some(data_dir.join("compiled")),
            blobs: BlobsConfig::from_env(&data_dir)?,
            data_dir,
            shared: shared(text("DATABASE_URL"), text("REDIS_URL"))?,
            upload_bytes: parsed("ASSAY_UPLOAD_BYTES", "a number of bytes such as 1073741824")?.unwrap_or(UPLOAD_BYTES),
            unpacked_bytes: count("ASSAY_UNPACKED_BYTES", UNPACKED_BYTES)?,
            connections: connections()?,
            quotas: quotas()?,
            queue_bound: count("ASSAY_QUEUE_BOUND", 10_000)?,
            slots: SlotBounds::from_env(text)?,
            rate_limits: on_or_off("ASSAY_LIMITS")?,
            admin: first_admin()?,
            site_dir: Some(folder("ASSAY_SITE_DIR", "site")?),
            content_dir: content_dir()?,
            sandbox: assay_sandbox::Config::from_env(text)?,
        })
    }
}

/// Both variables or neither: with a shared database, the queue must also be shared.
fn shared(database_url: Option<String>, redis_url: Option<String>) -> Result<Option<Shared>> {
    match (database_url, redis_url) {
        (None, None) => Ok(None),
        (Some(database_url), Some(redis_url)) => {
            if !database_url.starts_with("postgres://") && !database_url.starts_with("postgresql://") {
                bail!("DATABASE_URL is not a PostgreSQL address: write postgres://user:password@host/database");
            }
            Ok(Some(Shared { database_url, redis_url }))
        }
        (Some(_), None) => {
            bail!("DATABASE_URL is set and REDIS_URL is not: set both to run on several machines, or neither")
        }
        (None, Some(_)) => {
            bail!("REDIS_URL is set and DATABASE_URL is not: set both to run on several machines, or neither")
        }
    }
}

fn connections() -> Result<ConnectionCaps> {
    let default = ConnectionCaps::default();
    Ok(ConnectionCaps {
        total: count("ASSAY_CONNECTIONS", default.total)?,
        per_address: count("ASSAY_CONNECTIONS_PER_ADDRESS", default.per_address)?,
        sockets_per_person: count("ASSAY_SOCKETS_PER_PERSON", default.sockets_per_person)?,
    })
}

fn quotas() -> Result<Quotas> {
    let default = Quotas::default();
    Ok(Quotas {
        draft_bytes: count("ASSAY_DRAFT_BYTES", default.draft_bytes)?,
        draft_history_bytes: count("ASSAY_DRAFT_HISTORY_BYTES", default.draft_history_bytes)?,
        submissions_per_day: count("ASSAY_SUBMISSIONS_PER_DAY", default.submissions_per_day)?,
        ..default
    })
}

/// A number of at least 1.
fn count<T: std::str::FromStr + PartialEq + From<bool>>(name: &str, default: T) -> Result<T> {
    match parsed(name, "a whole number of at least 1")? {
        // Every integer type can be made from a bool, so this is a generic zero.
        Some(zero) if zero == T::from(false) => bail!("{name} is 0: use a whole number of at least 1"),
        given => Ok(given.unwrap_or(default)),
    }
}

/// A setting that is on unless it is `off`.
fn on_or_off(name: &str) -> Result<bool> {
    match text(name).as_deref() {
        None | Some("on") => Ok(true),
        Some("off") => Ok(false),
        Some(other) => bail!("{name} is {other:?}: use on or off"),
    }
}

fn first_admin() -> Result<Option<FirstAdmin>> {
    match (text("ASSAY_ADMIN_EMAIL"), text("ASSAY_ADMIN_PASSWORD")) {
        (None, None) => Ok(None),
        (Some(email), Some(password)) => Ok(Some(FirstAdmin {
            email: email.parse().context("ASSAY_ADMIN_EMAIL")?,
            password: password.parse().context("ASSAY_ADMIN_PASSWORD")?,
        })),
        _ => bail!("set both ASSAY_ADMIN_EMAIL and ASSAY_ADMIN_PASSWORD, or neither"),
    }
}

fn public_url(text: &str) -> Result<PublicUrl> {
    let origin = text.trim_end_matches('/');
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@']) => {
            Ok(PublicUrl { origin: origin.to_ascii_lowercase() })
        }
        _ => bail!("ASSAY_PUBLIC_URL is {text:?}: write http:// or https:// and a host, without a path"),
    }
}

/// The shipped content, if it exists and is wanted. A site can run without it.
fn content_dir() -> Result<Option<PathBuf>> {
    if !on_or_off("ASSAY_SHIPPED_LIBRARY")? {
        return Ok(None);
    }
    match text("ASSAY_CONTENT_DIR") {
        Some(_) => folder("ASSAY_CONTENT_DIR", "content").map(Some),
        None => Ok(beside_executable("content").ok()),
    }
}

/// The folder from the environment, or the one next to the executable.
fn folder(variable: &str, name: &str) -> Result<PathBuf> {
    match text(variable) {
        None => beside_executable(name),
        Some(folder) if std::path::Path::new(&folder).is_dir() => Ok(PathBuf::from(folder)),
        Some(folder) => bail!("{variable} is {folder:?}, which is not a folder"),
    }
}

/// Looks in the executable's folder, where an installer puts it, and in the parent folder, where the build puts it.
fn beside_executable(name: &str) -> Result<PathBuf> {
    let executable = env::current_exe().context("cannot find the path of this program")?;
    let folders = executable.ancestors().skip(1).take(2).map(|folder| folder.join(name));
    folders.into_iter().find(|folder| folder.is_dir()).with_context(|| {
        format!("there is no {name} folder next to {}: run `make build`, or copy it there", executable.display())
    })
}

fn parsed<T: std::str::FromStr>(name: &str, wanted: &str) -> Result<Option<T>> {
    let Some(value) = text(name) else { return Ok(None) };
    match value.parse() {
        Ok(parsed) => Ok(Some(parsed)),
        Err(_) => bail!("{name} is {value:?}: use {wanted}"),
    }
}

fn text(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn database_and_redis_are_set_together_or_not_at_all() {
        let some = |text: &str| Some(text.to_owned());
        assert!(shared(None, None).unwrap().is_none());
        assert!(shared(some("postgres://db/assay"), some("redis://r")).unwrap().is_some());
        assert!(shared(some("postgres://db/assay"), None).is_err());
        assert!(shared(None, some("redis://r")).is_err());
        assert!(shared(some("sqlite:///a.db"), some("redis://r")).is_err());
    }

    #[test]
    fn a_public_url_is_an_origin() {
        assert_eq!(public_url("https://Judge.example.org/").unwrap().origin, "https://judge.example.org");
        for bad in ["judge.example.org", "https://", "https://a/b", "ftp://a"] {
            assert!(public_url(bad).is_err(), "{bad}");
        }
    }
}
