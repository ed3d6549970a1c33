//! Hears that something came into a queue, on a connection of its own, and wakes the claimers of this process.

use std::{sync::Arc, time::Duration};

use fred::{
    clients::Client,
    error::{Error as FredError, ErrorKind},
    interfaces::{ClientLike, StreamsInterface},
    types::{
        Value,
        config::Options,
        streams::{XReadResponse, XReadValue},
    },
};
use tokio::{
    sync::{Notify, OnceCell, futures::Notified},
    task::JoinSet,
};

use super::link;
use crate::Error;

/// How long one wait at Redis lasts; then it is asked again.
const BLOCK: Duration = Duration::from_secs(5);
/// How long to wait after Redis did not answer.
const AFTER_FAULT: Duration = Duration::from_millis(250);

/// The bell. It hangs silent until the first claimer waits: servers never do.
pub(super) struct Doorbell {
    url: String,
    streams: Vec<String>,
    rung: Arc<Notify>,
    listening: OnceCell<JoinSet<()>>,
}

impl Doorbell {
    pub(super) fn new(url: String, streams: Vec<String>) -> Self {
        Self { url, streams, rung: Arc::default(), listening: OnceCell::new() }
    }

    /// What is told at every ring from now on.
    ///
    /// # Errors
    /// [`Error::Unreachable`] when listening cannot start.
    pub(super) async fn rings(&self) -> Result<Notified<'_>, Error> {
        self.listening.get_or_try_init(|| self.listen()).await?;
        Ok(self.rung.notified())
    }

    async fn listen(&self) -> Result<JoinSet<()>, Error> {
        let client = link::client(&self.url, |builder| {
            builder.with_performance_config(|performance| performance.default_command_timeout = BLOCK * 2);
        })?;
        let mut tasks = JoinSet::new();
        tasks.spawn(link::run_connection(client.clone()));
        let connected = tokio::time::timeout(BLOCK, client.wait_for_connect()).await;
        connected.map_err(|_| link::unreachable(timed_out()))?.map_err(link::unreachable)?;
        // Known before the first claimer looks, so that nothing falls between its look and its wait.
        let mut seen = Vec::new();
        for stream in &self.streams {
            seen.push(newest(&client, stream).await.map_err(link::unreachable)?);
        }
        tasks.spawn(hear(client, self.streams.clone(), seen, Arc::clone(&self.rung)));
        Ok(tasks)
    }
}

async fn hear(client: Client, streams: Vec<String>, mut seen: Vec<String>, rung: Arc<Notify>) {
    let block = u64::try_from(BLOCK.as_millis()).unwrap_or(u64::MAX);
    loop {
        let options = Options { timeout: Some(BLOCK * 2), fail_fast: true, ..Options::default() };
        let heard: Result<Value, _> =
            client.with_options(&options).xread(Some(1000), Some(block), streams.clone(), seen.clone()).await;
        match heard.and_then(parse) {
            Ok(heard) => {
                for (stream, entries) in heard {
                    let at = streams.iter().position(|name| *name == stream);
                    if let (Some(at), Some((newest, _))) = (at, entries.into_iter().last()) {
                        seen[at] = newest;
                    }
                }
                rung.notify_waiters();
            }
            Err(error) => {
                tracing::debug!(%error, "the doorbell is not heard");
                tokio::time::sleep(AFTER_FAULT).await;
                // Redis may come back with fewer entries, numbered anew.
                for (at, stream) in streams.iter().enumerate() {
                    if let Ok(id) = newest(&client, stream).await {
                        seen[at] = id;
                    }
                }
                rung.notify_waiters();
            }
        }
    }
}

fn parse(heard: Value) -> Result<XReadResponse<String, String, String, Value>, FredError> {
    // Nothing came in time.
    if heard.is_null() { Ok(XReadResponse::new()) } else { heard.into_xread_response() }
}

/// The newest entry that is there.
async fn newest(client: &Client, stream: &str) -> Result<String, FredError> {
    let entries: Vec<XReadValue<String, String, Value>> = client.xrevrange_values(stream, "+", "-", Some(1)).await?;
    Ok(entries.into_iter().next().map_or_else(|| "0-0".to_owned(), |(id, _)| id))
}

fn timed_out() -> FredError {
    FredError::new(ErrorKind::Timeout, "no connection for listening")
}
