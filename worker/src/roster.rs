//! What is being judged here, by how many slots, and the way to reach whoever judges one.

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

/// What is being judged here.
#[derive(Default)]
pub(crate) struct Roster {
    places: Mutex<Vec<Place>>,
    slots: AtomicUsize,
    changes: watch::Sender<()>,
}

struct Place {
    slot: usize,
    job: Job,
    called: Arc<Notify>,
    begun: Option<Running>,
}

/// An attempt that has begun.
struct Running {
    problem: Slug,
    language: Option<LanguageId>,
    attempt: i32,
    since: Instant,
}

/// A place on the roster, left by dropping it.
pub(crate) struct Entry {
    roster: Arc<Roster>,
    called: Arc<Notify>,
}

impl Roster {
    /// A slot is about to do a job.
    pub(crate) fn enter(self: &Arc<Self>, slot: usize, job: Job) -> Entry {
        let called = Arc::<Notify>::default();
        self.places().push(Place { slot, job, called: Arc::clone(&called), begun: None });
        Entry { roster: Arc::clone(self), called }
    }

    /// Tells whoever does a job that it may have been aborted.
    pub(crate) fn call(&self, job: Job) {
        for place in self.places().iter().filter(|place| place.job == job) {
            place.called.notify_one();
        }
    }

    /// What is judged, what began first at the front.
    pub(crate) fn busy(&self) -> Vec<BusySlot> {
        let places = self.places();
        let mut running: Vec<_> = places.iter().filter_map(|place| Some((place.job, place.begun.as_ref()?))).collect();
        running.sort_by_key(|(_, running)| running.since);
        running.into_iter().map(|(job, running)| running.slot(job)).collect()
    }

    /// The numbers of the slots that judge.
    pub(crate) fn slots_at_work(&self) -> HashSet<usize> {
        self.places().iter().map(|place| place.slot).collect()
    }

    /// How many slots there are.
    pub(crate) fn slots(&self) -> usize {
        self.slots.load(Relaxed)
    }

    pub(crate) fn set_slots(&self, slots: usize) {
        self.slots.store(slots, Relaxed);
        self.changes.send_replace(());
    }

    /// Changes with what is judged, and by how many slots.
    pub(crate) fn changes(&self) -> watch::Receiver<()> {
        self.changes.subscribe()
    }

    fn places(&self) -> MutexGuard<'_, Vec<Place>> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry {
    /// Notes that judging has begun.
    pub(crate) fn begun(&self, problem: &Slug, language: Option<&LanguageId>, attempt: i32) {
        let running = Running { problem: problem.clone(), language: language.cloned(), attempt, since: Instant::now() };
        if let Some(place) = self.roster.places().iter_mut().find(|place| Arc::ptr_eq(&place.called, &self.called)) {
            place.begun = Some(running);
        }
        self.roster.changes.send_replace(());
    }

    /// Waits until somebody calls; a call that came before is not lost.
    pub(crate) async fn called(&self) {
        self.called.notified().await;
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.roster.places().retain(|place| !Arc::ptr_eq(&place.called, &self.called));
        self.roster.changes.send_replace(());
    }
}

impl Running {
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
