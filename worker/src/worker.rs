//! Starting and stopping a worker.

use std::{sync::Arc, time::Duration};

use assay_domain::{Language, LanguageId, WorkerInfo};
use tokio::{task::JoinSet, time::Instant};
use tokio_util::sync::CancellationToken;

use crate::{
    Error, Means, WorkerConfig, boxed,
    duty::{AFTER_FAULT, Duty},
    error::chain,
    heartbeat::Heart,
    passing::Passing,
    pool::Pool,
    rescuer,
    roster::Roster,
};

/// Starts workers.
#[derive(Debug)]
pub struct Worker;

/// A worker that runs. Dropping it is like killing it: what it judges is stopped and left, as it is, to whoever comes after.
#[derive(Debug)]
pub struct WorkerHandle {
    id: String,
    means: Means,
    duty: DutyHandle,
    slots: JoinSet<()>,
    rescuer: JoinSet<()>,
    services: JoinSet<()>,
}

struct DutyHandle(Arc<Duty>);

impl Worker {
    /// Tries what this host can do, and starts judging.
    ///
    /// # Errors
    /// [`Error::CannotIsolate`] where the sandbox does not work; when no language is usable; when the store or the broker cannot be reached.
    #[boxed]
    pub async fn start(config: WorkerConfig) -> Result<WorkerHandle, Error> {
        let checked = config.clone();
        let means = tokio::task::spawn_blocking(move || Means::find(&checked)).await;
        let means = means.map_err(|error| Error::Panicked(error.to_string()))??;
        Self::start_with(config, means).await
    }

    /// Starts judging with given means.
    ///
    /// # Errors
    /// As [`Worker::start`].
    #[boxed]
    pub async fn start_with(config: WorkerConfig, means: Means) -> Result<WorkerHandle, Error> {
        let started = Instant::now();
        let duty = Arc::new(Duty {
            store: config.store,
            broker: config.broker,
            blobs: config.blobs,
            scratch: config.scratch,
            sandbox: config.sandbox,
            worker: config.id.clone(),
            lease: config.lease,
            // Answers take no compiler: whoever judges at all judges them.
            languages: means.languages.iter().map(|it| it.id.clone()).chain([LanguageId::answers()]).collect(),
            roster: Arc::<Roster>::default(),
            passing: Passing::default(),
            stopping: CancellationToken::new(),
            leaving: CancellationToken::new(),
        });
        if config.alone {
            let left = duty.store.end_leases().await?;
            if left > 0 {
                tracing::warn!(submissions = left, "left running by a worker that was killed; they are judged again");
            }
        }
        let count = |slots: usize| u32::try_from(slots).unwrap_or(u32::MAX);
        let always = WorkerInfo {
            id: config.id.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            uptime_ms: 0,
            slots: 0,
            slots_min: count(config.slots.min()),
            slots_max: count(config.slots.max()),
            rung: means.rung.clone(),
            languages: means.languages.clone(),
            busy: Vec::new(),
            draining: false,
        };
        let mut slots = JoinSet::new();
        slots.spawn(Pool::start(Arc::clone(&duty), means.clone(), config.slots, config.pace)?.run());
        let mut rescuer = JoinSet::new();
        rescuer.spawn(rescuer::run(Arc::clone(&duty), config.rescue_every));
        let mut services = JoinSet::new();
        services.spawn(heed(Arc::clone(&duty)));
        let heart = Heart { duty: Arc::clone(&duty), always, started };
        heart.beat().await;
        services.spawn(heart.keep_beating());
        let (slots_min, slots_max) = (config.slots.min(), config.slots.max());
        tracing::info!(worker.id = config.id, slots_min, slots_max, rung = means.rung, "judging");
        Ok(WorkerHandle { id: config.id, means, duty: DutyHandle(duty), slots, rescuer, services })
    }
}

impl WorkerHandle {
    /// Its name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it can judge.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.means.languages
    }

    /// How its sandbox enforces limits.
    #[must_use]
    pub fn rung(&self) -> &str {
        &self.means.rung
    }

    /// Takes no further job and finishes what runs. What runs after `grace` all the same is stopped, and judged again by whoever comes after.
    #[boxed]
    pub async fn shutdown(mut self, grace: Duration) {
        let duty = &self.duty.0;
        duty.stopping.cancel();
        if tokio::time::timeout(grace, all(&mut self.slots)).await.is_err() {
            tracing::warn!(worker.id = self.id, "the time to finish is over: what runs is left to be judged again");
            duty.leaving.cancel();
            all(&mut self.slots).await;
        }
        all(&mut self.rescuer).await;
        // First: a beat that came after the farewell would take it back.
        self.services.shutdown().await;
        if let Err(error) = duty.broker.worker_gone(&self.id).await {
            tracing::warn!(error = chain(&error), "not signed off; the heartbeat passes by itself");
        }
        tracing::info!(worker.id = self.id, "stopped");
    }
}

impl std::fmt::Debug for DutyHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Duty").field("busy", &self.0.roster.busy()).finish_non_exhaustive()
    }
}

/// Forwards cancellations to the slot that does the job. Until it can listen, renewals notice by themselves.
async fn heed(duty: Arc<Duty>) {
    let mut cancellations = loop {
        match duty.broker.cancellations().await {
            Ok(cancellations) => break cancellations,
            Err(error) => {
                tracing::warn!(error = chain(&error), "calls to stop are not heard yet");
                duty.breathe(AFTER_FAULT).await;
            }
        }
    };
    while let Some(job) = cancellations.recv().await {
        duty.roster.call(job);
    }
}

async fn all(tasks: &mut JoinSet<()>) {
    while let Some(ended) = tasks.join_next().await {
        if let Err(error) = ended {
            tracing::error!(error = chain(&error), "a task of the worker panicked");
        }
    }
}
