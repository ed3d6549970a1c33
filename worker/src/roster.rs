//! Which submissions are being judged here, and the way to reach whoever judges one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use assay_domain::SubmissionId;
use tokio::sync::Notify;

/// Which submissions are being judged here.
#[derive(Default)]
pub(crate) struct Roster {
    entries: Mutex<Vec<(SubmissionId, Arc<Notify>)>>,
}

/// A place on the roster, left by dropping it.
pub(crate) struct Entry {
    roster: Arc<Roster>,
    called: Arc<Notify>,
}

impl Roster {
    pub(crate) fn enter(self: &Arc<Self>, submission: SubmissionId) -> Entry {
        let called = Arc::<Notify>::default();
        self.entries().push((submission, Arc::clone(&called)));
        Entry { roster: Arc::clone(self), called }
    }

    /// Tells whoever judges a submission that it may have been aborted.
    pub(crate) fn call(&self, submission: SubmissionId) {
        for (_, called) in self.entries().iter().filter(|(entered, _)| *entered == submission) {
            called.notify_one();
        }
    }

    pub(crate) fn busy(&self) -> Vec<SubmissionId> {
        self.entries().iter().map(|(submission, _)| *submission).collect()
    }

    fn entries(&self) -> MutexGuard<'_, Vec<(SubmissionId, Arc<Notify>)>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry {
    /// Waits until somebody calls; a call that came before is not lost.
    pub(crate) async fn called(&self) {
        self.called.notified().await;
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.roster.entries().retain(|(_, called)| !Arc::ptr_eq(called, &self.called));
    }
}
