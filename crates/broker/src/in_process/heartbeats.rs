//! Heartbeats inside one process.

use std::{collections::BTreeMap, sync::Mutex, time::Duration};

use async_trait::async_trait;
use tokio::time::Instant;

use super::lock;
use crate::{Error, WorkerInfo, heartbeats::HeartbeatsBackend};

/// What each worker said last, and until when it holds.
#[derive(Default)]
pub(crate) struct Heartbeats {
    workers: Mutex<BTreeMap<String, (WorkerInfo, Instant)>>,
}

#[async_trait]
impl HeartbeatsBackend for Heartbeats {
    async fn beat(&self, worker: &WorkerInfo, ttl: Duration) -> Result<(), Error> {
        lock(&self.workers).insert(worker.id.clone(), (worker.clone(), Instant::now() + ttl));
        Ok(())
    }

    async fn workers(&self) -> Result<Vec<WorkerInfo>, Error> {
        let now = Instant::now();
        let mut workers = lock(&self.workers);
        workers.retain(|_, (_, until)| *until > now);
        Ok(workers.values().map(|(worker, _)| worker.clone()).collect())
    }

    async fn gone(&self, id: &str) -> Result<(), Error> {
        lock(&self.workers).remove(id);
        Ok(())
    }
}
