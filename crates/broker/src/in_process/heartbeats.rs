//! In-process heartbeats.

use std::{collections::BTreeMap, sync::Mutex, time::Duration};

use assay_domain::{Heartbeat, WorkerInfo};
use async_trait::async_trait;
use tokio::time::Instant;

use super::lock;
use crate::{Error, heartbeats::HeartbeatsBackend};

/// The last heartbeat of each worker.
#[derive(Default)]
pub(crate) struct Heartbeats {
    workers: Mutex<BTreeMap<String, LastBeat>>,
}

struct LastBeat {
    worker: WorkerInfo,
    at: Instant,
    until: Instant,
}

#[async_trait]
impl HeartbeatsBackend for Heartbeats {
    async fn beat(&self, worker: &WorkerInfo, ttl: Duration) -> Result<(), Error> {
        let now = Instant::now();
        lock(&self.workers).insert(worker.id.clone(), LastBeat { worker: worker.clone(), at: now, until: now + ttl });
        Ok(())
    }

    async fn workers(&self) -> Result<Vec<Heartbeat>, Error> {
        let now = Instant::now();
        let mut workers = lock(&self.workers);
        workers.retain(|_, last| last.until > now);
        let heartbeat = |last: &LastBeat| Heartbeat {
            worker: last.worker.clone(),
            age_ms: u64::try_from((now - last.at).as_millis()).unwrap_or(u64::MAX),
        };
        Ok(workers.values().map(heartbeat).collect())
    }

    async fn gone(&self, id: &str) -> Result<(), Error> {
        lock(&self.workers).remove(id);
        Ok(())
    }
}
