//! The connection for commands, and whether it can be used now.
//!
//! While Redis is away nobody waits for it: the first command that fails closes the link, every command after it fails at
//! once, and the keeper opens the link again when Redis answers. Before it does, it makes the cache forget what it knew of
//! versions: Redis may have come back without its last second, or as another machine.

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

/// How long a command may take. Redis answers in less than a millisecond, or it is in trouble.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a new connection may take.
pub(super) const CONNECT: Duration = Duration::from_secs(2);
/// How often the keeper asks whether Redis is back.
const ASK_EVERY: Duration = Duration::from_millis(100);
/// How often an idle link is asked, so that a connection that died unnoticed is noticed.
const IDLE_ASK: Duration = Duration::from_secs(5);

/// A connection to Redis that knows whether it works.
pub(crate) struct Link {
    shared: Arc<Shared>,
    // Dropping them ends the connections of this broker.
    tasks: JoinSet<()>,
}

struct Shared {
    client: Client,
    prefix: String,
    open: AtomicBool,
    broken: Notify,
}

impl Link {
    /// Connects. Where Redis does not answer within a few seconds, the link starts closed and opens when it does.
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
        let connected = tokio::time::timeout(CONNECT, shared.client.wait_for_connect()).await;
        if let Ok(Ok(())) = connected {
            let info: String = shared.client.info(Some(fred::types::InfoKind::Server)).await.map_err(unreachable)?;
            check_version(&info)?;
            shared.reopen().await.map_err(unreachable)?;
        } else {
            tracing::warn!("Redis does not answer; going on without it until it does");
        }
        tasks.spawn(keep(Arc::clone(&shared)));
        Ok(Self { shared, tasks })
    }

    /// The connection, for commands that go through [`call`](Self::call).
    pub(super) fn client(&self) -> &Client {
        &self.shared.client
    }

    /// A key of this installation.
    pub(super) fn key(&self, name: impl std::fmt::Display) -> String {
        format!("{}{name}", self.shared.prefix)
    }

    /// Sends a command, or fails at once while Redis is away.
    pub(super) async fn call<T>(&self, command: impl Future<Output = Result<T, FredError>> + Send) -> Result<T, Error> {
        if !self.shared.open.load(SeqCst) {
            return Err(unreachable(FredError::new(ErrorKind::Canceled, "Redis is away")));
        }
        command.await.map_err(|error| {
            if says_nothing_of_redis(&error) {
                self.shared.close(&error);
            }
            unreachable(error)
        })
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.tasks.abort_all();
    }
}

/// A client that connects again for ever, and sends no command twice: the scripts that count must not count double.
pub(super) fn client(url: &str, adapt: impl FnOnce(&mut Builder)) -> Result<Client, Error> {
    const SCHEMES: [&str; 4] = ["redis://", "rediss://", "redis-sentinel://", "rediss-sentinel://"];
    if !SCHEMES.iter().any(|scheme| url.starts_with(scheme)) {
        return Err(Error::BadUrl(format!("it does not begin with any of {}", SCHEMES.join(", "))));
    }
    let mut config = Config::from_url(url).map_err(|error| Error::BadUrl(error.details().to_owned()))?;
    config.version = RespVersion::RESP3;
    config.fail_fast = false;
    let mut builder = Builder::from_config(config);
    builder
        .with_connection_config(|connection| {
            connection.connection_timeout = CONNECT;
            connection.internal_command_timeout = CONNECT;
            connection.max_command_attempts = 1;
            connection.tcp.nodelay = Some(true);
        })
        .with_performance_config(|performance| performance.default_command_timeout = PATIENCE)
        .set_policy(reconnect_policy());
    adapt(&mut builder);
    builder.build().map_err(|error| Error::BadUrl(error.details().to_owned()))
}

pub(super) fn reconnect_policy() -> ReconnectPolicy {
    // For ever, after 50 ms at first and every second at last.
    let mut policy = ReconnectPolicy::new_exponential(0, 50, 1000, 2);
    policy.set_jitter(50);
    policy
}

/// Holds the connection until it is told to end.
pub(super) async fn run_connection(client: impl ClientLike) {
    // Ends the client whatever ends this task.
    struct Quit(tokio::task::AbortHandle);
    impl Drop for Quit {
        fn drop(&mut self) {
            self.0.abort();
        }
    }
    let connection = client.connect();
    let _quit = Quit(connection.abort_handle());
    match connection.await {
        Ok(Err(error)) => tracing::error!(%error, "the connection to Redis has ended"),
        Err(error) if !error.is_cancelled() => tracing::error!(%error, "the connection to Redis has ended"),
        _ => {}
    }
}

pub(super) fn unreachable(error: FredError) -> Error {
    Error::Unreachable(Box::new(error))
}

/// Whether the error means that Redis is away, and not that it refused.
fn says_nothing_of_redis(error: &FredError) -> bool {
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

/// Opens the link again whenever it was closed.
async fn keep(shared: Arc<Shared>) {
    loop {
        let broken = shared.broken.notified();
        if shared.open.load(SeqCst) {
            if tokio::time::timeout(IDLE_ASK, broken).await.is_err()
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
                tokio::time::sleep(ASK_EVERY).await;
            }
        }
    }
}

impl Shared {
    fn close(&self, error: &FredError) {
        if self.open.swap(false, SeqCst) {
            tracing::warn!(%error, "Redis is away");
        }
        self.broken.notify_one();
    }

    async fn reopen(&self) -> Result<(), FredError> {
        let least: Vec<String> = CacheSpace::ALL
            .iter()
            .map(|space| format!("{}{}", self.prefix, super::cache::least_name(*space)))
            .collect();
        self.client.del::<(), _>(least).await?;
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
    fn versions_below_seven_are_refused() {
        assert!(check_version("# Server\r\nredis_version:7.0.15\r\n").is_ok());
        assert!(check_version("redis_version:255.255.255\r\n").is_ok());
        assert!(matches!(check_version("redis_version:6.2.1\r\n"), Err(Error::TooOld(version)) if version == "6.2.1"));
    }

    #[tokio::test]
    async fn addresses_that_cannot_be_used_are_refused() {
        for url in ["", "localhost:6379", "http://localhost", "redis-cluster://localhost:7000"] {
            let refused = Link::connect(&RedisConfig::new(url)).await;
            assert!(matches!(refused, Err(Error::BadUrl(_))), "{url}");
        }
    }
}
