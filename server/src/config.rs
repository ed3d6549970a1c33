//! The environment, read once. docs/operator-guide.md describes each variable.

use std::{env, net::SocketAddr, path::PathBuf};

use anyhow::{Context, Result, bail};
use assay_domain::{Email, Password};
use assay_service::Quotas;
use assay_store::BlobsConfig;
use assay_worker::SlotBounds;

use crate::{addresses::TrustedProxies, connections::ConnectionCaps};

/// The largest package that is taken by upload, in bytes, where nothing is said.
const UPLOAD_BYTES: u64 = 1024 * 1024 * 1024;

/// The most bytes that an uploaded package may unpack to, where nothing is said.
const UNPACKED_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// How a server is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen. Port 0 takes a free one.
    pub addr: SocketAddr,
    /// The address people use, where it differs from the Host header: `https://judge.example.org`.
    pub public_url: Option<PublicUrl>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: TrustedProxies,
    /// Where the database and the test data are kept; on several machines, only what is no longer needed after a stop.
    pub data_dir: PathBuf,
    /// Where the test data is, for all machines to read.
    pub blobs: BlobsConfig,
    /// The database and the Redis that several machines share; nothing when this process is all there is.
    pub shared: Option<Shared>,
    /// The largest package that is taken by upload, in bytes.
    pub upload_bytes: u64,
    /// The most bytes that an uploaded package may unpack to.
    pub unpacked_bytes: u64,
    /// How many connections and live sockets there may be.
    pub connections: ConnectionCaps,
    /// How much one person may store.
    pub quotas: Quotas,
    /// How many submissions may wait; past that, new ones are refused with 503.
    pub queue_bound: usize,
    /// How many submissions are judged at once.
    pub slots: SlotBounds,
    /// Whether requests are counted against rate limits.
    pub rate_limits: bool,
    /// The first admin, made at the first start.
    pub admin: Option<FirstAdmin>,
    /// The built site; nothing serves pages without style and script, which only tests want.
    pub site_dir: Option<PathBuf>,
    /// Problems and tracks to load at the first start.
    pub content_dir: Option<PathBuf>,
    /// Where compiled programs and precompiled headers are kept; nowhere when nothing.
    pub cache_dir: Option<PathBuf>,
    /// How the sandbox of the embedded worker is started.
    pub sandbox: assay_sandbox::Config,
}

/// What several servers and workers have in common.
#[derive(Clone)]
pub struct Shared {
    /// `postgres://…`
    pub database_url: String,
    /// `redis://…`
    pub redis_url: String,
}

/// Without the addresses: they may hold passwords.
impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

/// Who is made admin at the first start.
#[derive(Clone, Debug)]
pub struct FirstAdmin {
    /// To log in with.
    pub email: Email,
    /// To log in with.
    pub password: Password,
}

/// An `http` or `https` origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    /// Without a trailing slash: `https://judge.example.org`.
    pub origin: String,
}

impl PublicUrl {
    /// Whether cookies can be kept to https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// When a variable has a value that cannot be used; the message names it and says what to write.
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
            rate_limits: rate_limits()?,
            admin: first_admin()?,
            site_dir: Some(folder("ASSAY_SITE_DIR", "site")?),
            content_dir: content_dir()?,
            sandbox: assay_sandbox::Config::from_env(text)?,
        })
    }
}

/// Both or neither: a queue inside one process would not reach the workers of a shared database.
fn shared(database_url: Option<String>, redis_url: Option<String>) -> Result<Option<Shared>> {
    match (database_url, redis_url) {
        (None, None) => Ok(None),
        (Some(database_url), Some(redis_url)) => {
            if !database_url.starts_with("postgres://") && !database_url.starts_with("postgresql://") {
                bail!("DATABASE_URL is no address of PostgreSQL: write postgres://user:password@host/database");
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
    })
}

/// A number of at least 1.
fn count<T: std::str::FromStr + PartialEq + From<bool>>(name: &str, default: T) -> Result<T> {
    match parsed(name, "a whole number of at least 1")? {
        // A bool is the one value that every integer type can be made of.
        Some(zero) if zero == T::from(false) => bail!("{name} is 0: use a whole number of at least 1"),
        given => Ok(given.unwrap_or(default)),
    }
}

fn rate_limits() -> Result<bool> {
    match text("ASSAY_LIMITS").as_deref() {
        None | Some("on") => Ok(true),
        Some("off") => Ok(false),
        Some(other) => bail!("ASSAY_LIMITS is {other:?}: use on or off"),
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
        _ => bail!("ASSAY_PUBLIC_URL is {text:?}: write http:// or https://, a host and nothing after it"),
    }
}

/// What is shipped, where it is there: a site can run without it.
fn content_dir() -> Result<Option<PathBuf>> {
    match text("ASSAY_CONTENT_DIR") {
        Some(_) => folder("ASSAY_CONTENT_DIR", "content").map(Some),
        None => Ok(beside_executable("content").ok()),
    }
}

/// A folder named in the environment, or found beside the executable.
fn folder(variable: &str, name: &str) -> Result<PathBuf> {
    match text(variable) {
        None => beside_executable(name),
        Some(folder) if std::path::Path::new(&folder).is_dir() => Ok(PathBuf::from(folder)),
        Some(folder) => bail!("{variable} is {folder:?}, and that is no folder"),
    }
}

/// A folder that the build leaves beside the one of the executable (`release/assay-server`, `site/`), or an installer in it.
fn beside_executable(name: &str) -> Result<PathBuf> {
    let executable = env::current_exe().context("cannot tell where this program is")?;
    let folders = executable.ancestors().skip(1).take(2).map(|folder| folder.join(name));
    folders.into_iter().find(|folder| folder.is_dir()).with_context(|| {
        format!("there is no {name} folder beside {}: run `make build`, or copy it there", executable.display())
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
    fn several_machines_share_both_or_nothing() {
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
