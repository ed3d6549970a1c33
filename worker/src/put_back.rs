//! Puts back jobs whose language this worker cannot judge.
//!
//! Such a job goes to the end of its queue. If no other worker takes it, it returns at once, and would keep this worker from the classes
//! behind it. So this worker keeps a returned job claimed and idle for one second before it puts the job back again.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use assay_broker::Claim;
use assay_domain::{Job, error_chain};
use tokio::{sync::watch, time::Instant};

use crate::shared::Shared;

/// How long a returned job is held.
const HOLD: Duration = Duration::from_secs(1);

/// How long the slots claim nothing after a held job was put back.
const CLAIM_PAUSE: Duration = Duration::from_millis(50);

/// When each job was last put back.
#[derive(Default)]
pub(crate) struct RecentlyPutBack {
    put_back: Mutex<HashMap<Job, Instant>>,
    /// How many jobs the slots are leaving to other workers at the moment.
    claim_pauses: watch::Sender<u32>,
}

impl Shared {
    /// Puts a job back for another worker. This does not count as an attempt.
    pub(crate) async fn put_back_for_others(self: &Arc<Self>, claim: Claim) {
        if self.recently_put_back.contains(claim.job) {
            let shared = Arc::clone(self);
            tokio::spawn(async move {
                shared.sleep_unless_stopping(HOLD).await;
                shared.recently_put_back.claim_pauses.send_modify(|jobs| *jobs += 1);
                shared.put_back(&claim).await;
                shared.sleep_unless_stopping(CLAIM_PAUSE).await;
                shared.recently_put_back.claim_pauses.send_modify(|jobs| *jobs -= 1);
            });
        } else {
            tracing::info!(job = %claim.job, "put back for another worker: the language is not installed here");
            self.put_back(&claim).await;
        }
    }

    /// Puts a job back. If that fails, the claim expires, and another worker takes the job.
    pub(crate) async fn put_back(&self, claim: &Claim) {
        self.recently_put_back.insert(claim.job);
        if let Err(error) = self.broker.put_back(claim).await {
            tracing::warn!(job = %claim.job, error = error_chain(&error), "cannot put the job back; its claim will expire");
        }
    }
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

    fn contains(&self, job: Job) -> bool {
        let mut put_back = self.put_back.lock().unwrap_or_else(PoisonError::into_inner);
        put_back.retain(|_, at| at.elapsed() < HOLD);
        put_back.contains_key(&job)
    }

    fn insert(&self, job: Job) {
        self.put_back.lock().unwrap_or_else(PoisonError::into_inner).insert(job, Instant::now());
    }
}
