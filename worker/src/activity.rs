//! The jobs that run in this worker, the number of its slots, and a way to tell a slot that its job was cancelled.

use std::{
    collections::HashSet,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use assay_domain::{BusySlot, Job, LanguageId, Slug};
use tokio::{
    sync::{Notify, watch},
    time::Instant,
};

/// The running jobs of a worker.
#[derive(Default)]
pub(crate) struct Activity {
    jobs: Mutex<Vec<RunningJob>>,
    slots: AtomicUsize,
    changes: watch::Sender<()>,
}

struct RunningJob {
    slot: usize,
    job: Job,
    cancelled: Arc<Notify>,
    begun: Option<BegunAttempt>,
}

struct BegunAttempt {
    problem: Slug,
    language: Option<LanguageId>,
    attempt: i32,
    since: Instant,
}

/// The entry of one job; dropping it removes the job.
pub(crate) struct JobEntry {
    activity: Arc<Activity>,
    cancelled: Arc<Notify>,
}

impl Activity {
    /// Adds a job that a slot is about to do.
    pub(crate) fn add(self: &Arc<Self>, slot: usize, job: Job) -> JobEntry {
        let cancelled = Arc::<Notify>::default();
        self.jobs().push(RunningJob { slot, job, cancelled: Arc::clone(&cancelled), begun: None });
        JobEntry { activity: Arc::clone(self), cancelled }
    }

    /// Tells the slot that its job may have been cancelled.
    pub(crate) fn notify_cancelled(&self, job: Job) {
        for running in self.jobs().iter().filter(|running| running.job == job) {
            running.cancelled.notify_one();
        }
    }

    /// The jobs that run, oldest first.
    pub(crate) fn busy(&self) -> Vec<BusySlot> {
        let jobs = self.jobs();
        let mut running: Vec<_> = jobs.iter().filter_map(|job| Some((job.job, job.begun.as_ref()?))).collect();
        running.sort_by_key(|(_, running)| running.since);
        running.into_iter().map(|(job, running)| running.slot(job)).collect()
    }

    /// The numbers of the busy slots.
    pub(crate) fn busy_slots(&self) -> HashSet<usize> {
        self.jobs().iter().map(|job| job.slot).collect()
    }

    pub(crate) fn slots(&self) -> usize {
        self.slots.load(Relaxed)
    }

    pub(crate) fn set_slots(&self, slots: usize) {
        self.slots.store(slots, Relaxed);
        self.announce();
    }

    /// Sends a heartbeat soon, because something changed.
    pub(crate) fn announce(&self) {
        self.changes.send_replace(());
    }

    /// Notifies of changes of the jobs, of the number of slots, and of the languages.
    pub(crate) fn changes(&self) -> watch::Receiver<()> {
        self.changes.subscribe()
    }

    fn jobs(&self) -> MutexGuard<'_, Vec<RunningJob>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl JobEntry {
    /// Sets what the job is about, when the attempt has begun.
    pub(crate) fn set_begun(&self, problem: &Slug, language: Option<&LanguageId>, attempt: i32) {
        let running =
            BegunAttempt { problem: problem.clone(), language: language.cloned(), attempt, since: Instant::now() };
        if let Some(job) = self.activity.jobs().iter_mut().find(|job| Arc::ptr_eq(&job.cancelled, &self.cancelled)) {
            job.begun = Some(running);
        }
        self.activity.changes.send_replace(());
    }

    /// Waits for a notification that the job may have been cancelled. An earlier one is not lost.
    pub(crate) async fn wait_for_cancellation(&self) {
        self.cancelled.notified().await;
    }
}

impl Drop for JobEntry {
    fn drop(&mut self) {
        self.activity.jobs().retain(|job| !Arc::ptr_eq(&job.cancelled, &self.cancelled));
        self.activity.changes.send_replace(());
    }
}

impl BegunAttempt {
    fn slot(&self, job: Job) -> BusySlot {
        BusySlot {
            job,
            problem: self.problem.clone(),
            language: self.language.clone(),
            attempt: self.attempt,
            running_ms: u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX),
        }
    }
}
