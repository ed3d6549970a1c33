//! Heartbeats in Redis: one hash with a field per worker. Times come from Redis' clock.

use std::{sync::Arc, time::Duration};

use assay_domain::{Heartbeat, WorkerInfo};
use async_trait::async_trait;

use super::{
    Connection,
    script::{run, scripts},
};
use crate::{Error, heartbeats::HeartbeatsBackend};

scripts! {
    BEAT = "worker_beat";
    ALIVE = "worker_alive";
    GONE = "worker_gone";
}

/// The running workers.
pub(crate) struct Heartbeats(pub(crate) Arc<Connection>);

#[async_trait]
impl HeartbeatsBackend for Heartbeats {
    async fn beat(&self, worker: &WorkerInfo, ttl: Duration) -> Result<(), Error> {
        let info = serde_json::to_string(worker).map_err(|error| Error::Unreachable(Box::new(error)))?;
        run(&BEAT, &self.0, vec![self.key()], vec![worker.id.clone(), ttl.as_millis().to_string(), info]).await
    }

    async fn workers(&self) -> Result<Vec<Heartbeat>, Error> {
        let alive: Vec<(u64, String)> = run(&ALIVE, &self.0, vec![self.key()], Vec::<String>::new()).await?;
        let read = |(age_ms, info): &(u64, String)| Some(Heartbeat { worker: read(info)?, age_ms: *age_ms });
        let mut workers: Vec<Heartbeat> = alive.iter().filter_map(read).collect();
        workers.sort_by(|a, b| a.worker.id.cmp(&b.worker.id));
        Ok(workers)
    }

    async fn gone(&self, id: &str) -> Result<(), Error> {
        run(&GONE, &self.0, vec![self.key()], id).await
    }
}

impl Heartbeats {
    fn key(&self) -> String {
        self.0.key("workers")
    }
}

/// Ignores heartbeats of other versions that this version cannot read.
fn read(info: &str) -> Option<WorkerInfo> {
    serde_json::from_str(info).inspect_err(|error| tracing::warn!(%error, "cannot read a worker's heartbeat")).ok()
}
