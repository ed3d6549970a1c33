//! Starting and stopping a worker.

use std::{sync::Arc, time::Duration};

use assay_domain::{Language, WorkerInfo, error_chain};
use tokio::{task::JoinSet, time::Instant};
use tokio_util::sync::CancellationToken;

use crate::{
    Capabilities, Error, WorkerConfig,
    activity::Activity,
    boxed,
    heartbeat::Heartbeat,
    languages::Languages,
    pool::Pool,
    recently_put_back::RecentlyPutBack,
    rescuer, retest,
    shared::{RETRY_DELAY, Shared},
};

/// Starts workers.
#[derive(Debug)]
pub struct Worker;

/// A running worker. Dropping it acts like killing it: running jobs are stopped, and another worker repeats them.
#[derive(Debug)]
pub struct WorkerHandle {
    id: String,
    rung: String,
    shared: SharedHandle,
    slots: JoinSet<()>,
    rescuer: JoinSet<()>,
    services: JoinSet<()>,
}

struct SharedHandle(Arc<Shared>);

impl Worker {
    /// Checks what this host can do, and starts judging.
    ///
    /// # Errors
    /// [`Error::CannotIsolate`] if the sandbox does not work. Also if no language is usable, or the store or the broker cannot be reached.
    #[boxed]
    pub async fn start(config: WorkerConfig) -> Result<WorkerHandle, Error> {
        let checked = config.clone();
        let capabilities = tokio::task::spawn_blocking(move || Capabilities::detect(&checked)).await;
        let capabilities = capabilities.map_err(|error| Error::Panicked(error.to_string()))??;
        Self::start_with(config, capabilities).await
    }

    /// Starts judging with the given capabilities.
    ///
    /// # Errors
    /// As [`Worker::start`].
    #[boxed]
    pub async fn start_with(config: WorkerConfig, capabilities: Capabilities) -> Result<WorkerHandle, Error> {
        let started = Instant::now();
        let scratch = config.scratch.clone();
        tokio::task::spawn_blocking(move || {
            if let Err(error) = assay_import::remove_abandoned(&scratch) {
                tracing::warn!(folder = %scratch.display(), %error, "cannot look for the files of killed workers");
            }
        });
        let shared = Arc::new(Shared {
            store: config.store,
            broker: config.broker,
            blobs: config.blobs,
            scratch: config.scratch,
            sandbox: config.sandbox,
            worker: config.id.clone(),
            lease: config.lease,
            languages: Arc::new(Languages::new(capabilities.languages.clone(), capabilities.untested.clone())),
            activity: Arc::<Activity>::default(),
            recently_put_back: RecentlyPutBack::default(),
            stopping: CancellationToken::new(),
            aborting: CancellationToken::new(),
        });
        if config.exclusive {
            let left = shared.store.end_leases().await?;
            if left > 0 {
                tracing::warn!(submissions = left, "a killed worker left submissions running; judging them again");
            }
        }
        let count = |slots: usize| u32::try_from(slots).unwrap_or(u32::MAX);
        let fixed = WorkerInfo {
            id: config.id.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            uptime_ms: 0,
            slots: 0,
            slots_min: count(config.slots.min()),
            slots_max: count(config.slots.max()),
            rung: capabilities.rung.clone(),
            languages: Vec::new(),
            untested: Vec::new(),
            busy: Vec::new(),
            draining: false,
        };
        let mut slots = JoinSet::new();
        slots.spawn(Pool::start(Arc::clone(&shared), capabilities.clone(), config.slots, config.scaling)?.run());
        let mut rescuer = JoinSet::new();
        rescuer.spawn(rescuer::run(Arc::clone(&shared), config.rescue_every));
        let mut services = JoinSet::new();
        services.spawn(forward_cancellations(Arc::clone(&shared)));
        services.spawn(retest::run(Arc::clone(&shared), capabilities.clone(), config.retest_after));
        let heartbeat = Heartbeat { shared: Arc::clone(&shared), fixed, started };
        heartbeat.send().await;
        services.spawn(heartbeat.run());
        let (slots_min, slots_max) = (config.slots.min(), config.slots.max());
        tracing::info!(worker.id = config.id, slots_min, slots_max, rung = capabilities.rung, "judging");
        Ok(WorkerHandle {
            id: config.id,
            rung: capabilities.rung,
            shared: SharedHandle(shared),
            slots,
            rescuer,
            services,
        })
    }
}

impl WorkerHandle {
    /// The unique name of this worker.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The languages that it can judge now.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        self.shared.0.languages.usable().to_vec()
    }

    /// How its sandbox enforces limits.
    #[must_use]
    pub fn rung(&self) -> &str {
        &self.rung
    }

    /// Takes no more jobs and finishes the running ones. After `grace`, it stops them, and another worker repeats them.
    #[boxed]
    pub async fn shutdown(mut self, grace: Duration) {
        let shared = &self.shared.0;
        shared.stopping.cancel();
        if tokio::time::timeout(grace, join_all(&mut self.slots)).await.is_err() {
            tracing::warn!(worker.id = self.id, "the grace period is over; the running jobs will be judged again");
            shared.aborting.cancel();
            join_all(&mut self.slots).await;
        }
        join_all(&mut self.rescuer).await;
        // First stop the heartbeat: a later beat would register this worker again.
        self.services.shutdown().await;
        if let Err(error) = shared.broker.worker_gone(&self.id).await {
            tracing::warn!(error = error_chain(&error), "cannot sign off; the last heartbeat will expire");
        }
        tracing::info!(worker.id = self.id, "stopped");
    }
}

impl std::fmt::Debug for SharedHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("busy", &self.0.activity.busy()).finish_non_exhaustive()
    }
}

/// Forwards cancellations to the slot that does the job. While this fails, a lease renewal notices a cancelled job.
async fn forward_cancellations(shared: Arc<Shared>) {
    let mut cancellations = loop {
        match shared.broker.cancellations().await {
            Ok(cancellations) => break cancellations,
            Err(error) => {
                tracing::warn!(error = error_chain(&error), "cannot receive cancellations yet");
                shared.sleep_unless_stopping(RETRY_DELAY).await;
            }
        }
    };
    while let Some(job) = cancellations.recv().await {
        shared.activity.notify_cancelled(job);
    }
}

async fn join_all(tasks: &mut JoinSet<()>) {
    while let Some(ended) = tasks.join_next().await {
        if let Err(error) = ended {
            tracing::error!(error = error_chain(&error), "a task of the worker panicked");
        }
    }
}
