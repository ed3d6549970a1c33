//! Waits for new jobs on a separate connection, and wakes the claimers of this process.

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

use super::connection;
use crate::Error;

/// How long one blocking read lasts.
const BLOCK: Duration = Duration::from_secs(5);
/// How long to wait after an error.
const RETRY_DELAY: Duration = Duration::from_millis(250);

/// Notifications of new jobs. It connects when the first claimer waits, so servers never connect.
pub(super) struct NewJobs {
    url: String,
    streams: Vec<String>,
    new_job: Arc<Notify>,
    listening: OnceCell<JoinSet<()>>,
}

impl NewJobs {
    pub(super) fn new(url: String, streams: Vec<String>) -> Self {
        Self { url, streams, new_job: Arc::default(), listening: OnceCell::new() }
    }

    /// A future that is ready at the next new job.
    ///
    /// # Errors
    /// [`Error::Unreachable`] if the connection cannot be made.
    pub(super) async fn next(&self) -> Result<Notified<'_>, Error> {
        self.listening.get_or_try_init(|| self.listen()).await?;
        Ok(self.new_job.notified())
    }

    async fn listen(&self) -> Result<JoinSet<()>, Error> {
        let client = connection::client(&self.url, |builder| {
            builder.with_performance_config(|performance| performance.default_command_timeout = BLOCK * 2);
        })?;
        let mut tasks = JoinSet::new();
        tasks.spawn(connection::run_connection(client.clone()));
        let connected = tokio::time::timeout(BLOCK, client.wait_for_connect()).await;
        connected.map_err(|_| connection::unreachable(timed_out()))?.map_err(connection::unreachable)?;
        // Read the newest entries before the first claimer looks for a job, so that none is missed after that.
        let mut seen = Vec::new();
        for stream in &self.streams {
            seen.push(newest(&client, stream).await.map_err(connection::unreachable)?);
        }
        tasks.spawn(listen(client, self.streams.clone(), seen, Arc::clone(&self.new_job)));
        Ok(tasks)
    }
}

/// Reads new entries of the streams and notifies the claimers. `seen` has the last entry that was read from each stream.
async fn listen(client: Client, streams: Vec<String>, mut seen: Vec<String>, new_job: Arc<Notify>) {
    let block = u64::try_from(BLOCK.as_millis()).unwrap_or(u64::MAX);
    loop {
        let options = Options { timeout: Some(BLOCK * 2), fail_fast: true, ..Options::default() };
        let read: Result<Value, _> =
            client.with_options(&options).xread(Some(1000), Some(block), streams.clone(), seen.clone()).await;
        match read.and_then(parse) {
            Ok(streams_read) => {
                for (stream, entries) in streams_read {
                    let at = streams.iter().position(|name| *name == stream);
                    if let (Some(at), Some((newest, _))) = (at, entries.into_iter().last()) {
                        seen[at] = newest;
                    }
                }
                new_job.notify_waiters();
            }
            Err(error) => {
                tracing::debug!(%error, "cannot wait for new jobs");
                tokio::time::sleep(RETRY_DELAY).await;
                // After a restart, Redis may have fewer entries with other ids.
                for (at, stream) in streams.iter().enumerate() {
                    if let Ok(id) = newest(&client, stream).await {
                        seen[at] = id;
                    }
                }
                new_job.notify_waiters();
            }
        }
    }
}

fn parse(read: Value) -> Result<XReadResponse<String, String, String, Value>, FredError> {
    // The blocking read timed out.
    if read.is_null() { Ok(XReadResponse::new()) } else { read.into_xread_response() }
}

/// The id of the newest entry.
async fn newest(client: &Client, stream: &str) -> Result<String, FredError> {
    let entries: Vec<XReadValue<String, String, Value>> = client.xrevrange_values(stream, "+", "-", Some(1)).await?;
    Ok(entries.into_iter().next().map_or_else(|| "0-0".to_owned(), |(id, _)| id))
}

fn timed_out() -> FredError {
    FredError::new(ErrorKind::Timeout, "no connection for waiting for new jobs")
}
