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
use assay_domain::Job;
use tokio::time::Instant;

use crate::{error::chain, shared::Shared};

/// How long a returned job is held.
const HOLD: Duration = Duration::from_secs(1);

/// When each job was last put back.
#[derive(Default)]
pub(crate) struct RecentlyPutBack {
    put_back: Mutex<HashMap<Job, Instant>>,
}

impl Shared {
    /// Puts a job back for another worker. This does not count as an attempt.
    pub(crate) async fn put_back_for_others(self: &Arc<Self>, claim: Claim) {
        if self.recently_put_back.contains(claim.job) {
            let shared = Arc::clone(self);
            tokio::spawn(async move {
                shared.sleep_unless_stopping(HOLD).await;
                shared.put_back(&claim).await;
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
            tracing::warn!(job = %claim.job, error = chain(&error), "cannot put the job back; its claim will expire");
        }
    }
}

impl RecentlyPutBack {
    fn contains(&self, job: Job) -> bool {
        let mut put_back = self.put_back.lock().unwrap_or_else(PoisonError::into_inner);
        put_back.retain(|_, at| at.elapsed() < HOLD);
        put_back.contains_key(&job)
    }

    fn insert(&self, job: Job) {
        self.put_back.lock().unwrap_or_else(PoisonError::into_inner).insert(job, Instant::now());
    }
}
