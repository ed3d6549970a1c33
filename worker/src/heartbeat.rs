//! Saying that this worker lives.

use std::{sync::Arc, time::Duration};

use assay_broker::WorkerInfo;

use crate::{duty::Duty, error::chain};

/// How often a worker says that it lives.
const EVERY: Duration = Duration::from_secs(5);
/// How long it is believed: two beats may be lost.
const BELIEVED: Duration = Duration::from_secs(15);

/// Says now that the worker lives.
pub(crate) async fn beat(duty: &Duty, info: &WorkerInfo) {
    let info = WorkerInfo { busy: duty.roster.busy(), ..info.clone() };
    if let Err(error) = duty.broker.beat(&info, BELIEVED).await {
        tracing::warn!(error = chain(&error), "no heartbeat");
    }
}

/// Says so again and again, until the task is ended.
pub(crate) async fn keep_beating(duty: Arc<Duty>, info: WorkerInfo) {
    loop {
        tokio::time::sleep(EVERY).await;
        beat(&duty, &info).await;
    }
}
