//! The connection for commands.
//!
//! While Redis is down, callers do not wait for it. The first command that fails closes the connection, and all later ones
//! fail at once. A task opens the connection again when Redis answers. First, it deletes the minimum versions of the cache,
//! because Redis may have lost its last second, or may be another machine.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    time::Duration,
};

use fred::{
    clients::Client,
    error::{Error as FredError, ErrorKind},
    interfaces::{ClientLike, EventInterface, KeysInterface},
    types::{
        Builder, RespVersion,
        config::{Config, ReconnectPolicy},
    },
};
use tokio::{sync::Notify, task::JoinSet};

use super::RedisConfig;
use crate::{CacheSpace, Error};

/// How long a command may take. A healthy Redis answers in less than a millisecond.
const COMMAND_TIMEOUT: Duration = Duration::from_secs(2);
/// How long a new connection may take.
pub(super) const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// How often a closed connection is tried again.
const REOPEN_INTERVAL: Duration = Duration::from_millis(100);
/// How often an open connection is tested, to detect a broken one.
const PING_INTERVAL: Duration = Duration::from_secs(5);

/// A connection to Redis that is open or closed.
pub(crate) struct Connection {
    shared: Arc<Shared>,
    // Dropping them ends the connection.
    tasks: JoinSet<()>,
}

struct Shared {
    client: Client,
    prefix: String,
    open: AtomicBool,
    broken: Notify,
}

impl Connection {
    /// Connects. If Redis does not answer within a few seconds, the connection starts closed and opens when Redis answers.
    ///
    /// # Errors
    /// [`Error::BadUrl`]; [`Error::TooOld`].
    pub(crate) async fn connect(config: &RedisConfig) -> Result<Self, Error> {
        let client = client(&config.url, |_| {})?;
        let shared = Arc::new(Shared {
            client,
            prefix: config.prefix.clone(),
            open: AtomicBool::new(false),
            broken: Notify::new(),
        });
        let mut tasks = JoinSet::new();
        tasks.spawn(close_on_errors(Arc::clone(&shared)));
        tasks.spawn(run_connection(shared.client.clone()));
        let connected = tokio::time::timeout(CONNECT_TIMEOUT, shared.client.wait_for_connect()).await;
        if let Ok(Ok(())) = connected {
            let info: String = shared.client.info(Some(fred::types::InfoKind::Server)).await.map_err(unreachable)?;
            check_version(&info)?;
            shared.reopen().await.map_err(unreachable)?;
        } else {
            tracing::warn!("Redis does not answer; continuing without it until it does");
        }
        tasks.spawn(keep_open(Arc::clone(&shared)));
        Ok(Self { shared, tasks })
    }

    /// The client, for commands that are run with [`call`](Self::call).
    pub(super) fn client(&self) -> &Client {
        &self.shared.client
    }

    /// Adds the prefix of this installation to a key.
    pub(super) fn key(&self, name: impl std::fmt::Display) -> String {
        format!("{}{name}", self.shared.prefix)
    }

    /// Runs a command, or fails at once while the connection is closed.
    pub(super) async fn call<T>(&self, command: impl Future<Output = Result<T, FredError>> + Send) -> Result<T, Error> {
        if !self.shared.open.load(SeqCst) {
            return Err(unreachable(FredError::new(ErrorKind::Canceled, "Redis is down")));
        }
        command.await.map_err(|error| {
            if is_connection_error(&error) {
                self.shared.close(&error);
            }
            unreachable(error)
        })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.tasks.abort_all();
    }
}

/// A client that reconnects forever. It never repeats a command, because scripts that count must not count twice.
pub(super) fn client(url: &str, adapt: impl FnOnce(&mut Builder)) -> Result<Client, Error> {
    const SCHEMES: [&str; 4] = ["redis://", "rediss://", "redis-sentinel://", "rediss-sentinel://"];
    if !SCHEMES.iter().any(|scheme| url.starts_with(scheme)) {
        return Err(Error::BadUrl(format!("it must begin with one of {}", SCHEMES.join(", "))));
    }
    let mut config = Config::from_url(url).map_err(|error| Error::BadUrl(error.details().to_owned()))?;
    config.version = RespVersion::RESP3;
    config.fail_fast = false;
    let mut builder = Builder::from_config(config);
    builder
        .with_connection_config(|connection| {
            connection.connection_timeout = CONNECT_TIMEOUT;
            connection.internal_command_timeout = CONNECT_TIMEOUT;
            connection.max_command_attempts = 1;
            connection.tcp.nodelay = Some(true);
        })
        .with_performance_config(|performance| performance.default_command_timeout = COMMAND_TIMEOUT)
        .set_policy(reconnect_policy());
    adapt(&mut builder);
    builder.build().map_err(|error| Error::BadUrl(error.details().to_owned()))
}

pub(super) fn reconnect_policy() -> ReconnectPolicy {
    // Retries forever, first after 50 ms, later every second.
    let mut policy = ReconnectPolicy::new_exponential(0, 50, 1000, 2);
    policy.set_jitter(50);
    policy
}

/// Runs a client's connection until this task is aborted.
pub(super) async fn run_connection(client: impl ClientLike) {
    // Ends the client when this task ends for any reason.
    struct Quit(tokio::task::AbortHandle);
    impl Drop for Quit {
        fn drop(&mut self) {
            self.0.abort();
        }
    }
    let connection = client.connect();
    let _quit = Quit(connection.abort_handle());
    match connection.await {
        Ok(Err(error)) => tracing::error!(%error, "the connection to Redis ended"),
        Err(error) if !error.is_cancelled() => tracing::error!(%error, "the connection to Redis ended"),
        _ => {}
    }
}

pub(super) fn unreachable(error: FredError) -> Error {
    Error::Unreachable(Box::new(error))
}

/// Whether Redis did not answer. Otherwise it answered with an error.
fn is_connection_error(error: &FredError) -> bool {
    matches!(error.kind(), ErrorKind::IO | ErrorKind::Timeout | ErrorKind::Canceled | ErrorKind::Tls)
}

async fn close_on_errors(shared: Arc<Shared>) {
    let mut errors = shared.client.error_rx();
    loop {
        match errors.recv().await {
            Ok((error, _)) => shared.close(&error),
            Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => {}
            Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
        }
    }
}

/// Opens the connection again when it was closed.
async fn keep_open(shared: Arc<Shared>) {
    loop {
        let broken = shared.broken.notified();
        if shared.open.load(SeqCst) {
            if tokio::time::timeout(PING_INTERVAL, broken).await.is_err()
                && let Err(error) = shared.client.ping::<()>(None).await
            {
                shared.close(&error);
            }
            continue;
        }
        match shared.reopen().await {
            Ok(()) => tracing::info!("Redis answers"),
            Err(error) => {
                tracing::debug!(%error, "Redis does not answer yet");
                tokio::time::sleep(REOPEN_INTERVAL).await;
            }
        }
    }
}

impl Shared {
    fn close(&self, error: &FredError) {
        if self.open.swap(false, SeqCst) {
            tracing::warn!(%error, "Redis is down");
        }
        self.broken.notify_one();
    }

    async fn reopen(&self) -> Result<(), FredError> {
        let keys: Vec<String> = CacheSpace::ALL
            .iter()
            .map(|space| format!("{}{}", self.prefix, super::cache::min_version_key(*space)))
            .collect();
        self.client.del::<(), _>(keys).await?;
        self.open.store(true, SeqCst);
        Ok(())
    }
}

fn check_version(info: &str) -> Result<(), Error> {
    let version = info.lines().find_map(|line| line.strip_prefix("redis_version:")).unwrap_or_default().trim();
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major < 7 => Err(Error::TooOld(version.to_owned())),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_below_seven_are_rejected() {
        assert!(check_version("# Server\r\nredis_version:7.0.15\r\n").is_ok());
        assert!(check_version("redis_version:255.255.255\r\n").is_ok());
        assert!(matches!(check_version("redis_version:6.2.1\r\n"), Err(Error::TooOld(version)) if version == "6.2.1"));
    }

    #[tokio::test]
    async fn invalid_urls_are_rejected() {
        for url in ["", "localhost:6379", "http://localhost", "redis-cluster://localhost:7000"] {
            let result = Connection::connect(&RedisConfig::new(url)).await;
            assert!(matches!(result, Err(Error::BadUrl(_))), "{url}");
        }
    }
}
