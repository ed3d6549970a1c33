//! Which jobs were put back a moment ago.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use assay_domain::Job;
use tokio::{sync::watch, time::Instant};

/// How long a returned job is held.
pub(crate) const HOLD: Duration = Duration::from_secs(1);

/// When each job was last put back.
#[derive(Default)]
pub(crate) struct RecentlyPutBack {
    put_back: Mutex<HashMap<Job, Instant>>,
    /// How many jobs the slots are leaving to other workers at the moment.
    pub(crate) claim_pauses: watch::Sender<u32>,
}

impl RecentlyPutBack {
    /// Waits until the slots must leave jobs to other workers.
    pub(crate) async fn pauses_claims(&self) {
        self.wait_for(|jobs| jobs > 0).await;
    }

    /// Waits until the slots may claim jobs.
    pub(crate) async fn allows_claims(&self) {
        self.wait_for(|jobs| jobs == 0).await;
    }

    async fn wait_for(&self, mut condition: impl FnMut(u32) -> bool) {
        // This fails only without a sender, and `self` is one.
        let _ = self.claim_pauses.subscribe().wait_for(|jobs| condition(*jobs)).await;
    }

    pub(crate) fn contains(&self, job: Job) -> bool {
        let mut put_back = self.put_back.lock().unwrap_or_else(PoisonError::into_inner);
        put_back.retain(|_, at| at.elapsed() < HOLD);
        put_back.contains_key(&job)
    }

    pub(crate) fn insert(&self, job: Job) {
        self.put_back.lock().unwrap_or_else(PoisonError::into_inner).insert(job, Instant::now());
    }
}
