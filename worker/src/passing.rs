//! Passing on jobs whose language is not usable here.
//!
//! Such a job goes back to the end of its queue. When nobody else takes it, it comes round again at once, and would keep this worker from
//! the classes behind it. So a job that comes round is held for a while, claimed and idle, before it goes back: it turns once a second.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use assay_broker::Claim;
use assay_domain::Job;
use tokio::time::Instant;

use crate::{duty::Duty, error::chain};

/// How long a job that came round is held.
const HOLD: Duration = Duration::from_secs(1);

/// When each job was last put back.
#[derive(Default)]
pub(crate) struct Passing {
    put_back: Mutex<HashMap<Job, Instant>>,
}

impl Duty {
    /// Puts a job back for another worker. No attempt is counted.
    pub(crate) async fn pass_on(self: &Arc<Self>, claim: Claim) {
        if self.passing.came_round(claim.job) {
            let duty = Arc::clone(self);
            tokio::spawn(async move {
                duty.breathe(HOLD).await;
                duty.put_back(&claim).await;
            });
        } else {
            tracing::info!(job = %claim.job, "passed on: its language is not usable here");
            self.put_back(&claim).await;
        }
    }

    /// Puts a job back; where that fails, its lease passes and it is handed over.
    pub(crate) async fn put_back(&self, claim: &Claim) {
        self.passing.note(claim.job);
        if let Err(error) = self.broker.put_back(claim).await {
            tracing::warn!(job = %claim.job, error = chain(&error), "not put back; its lease will pass");
        }
    }
}

impl Passing {
    fn came_round(&self, job: Job) -> bool {
        let mut put_back = self.put_back.lock().unwrap_or_else(PoisonError::into_inner);
        put_back.retain(|_, at| at.elapsed() < HOLD);
        put_back.contains_key(&job)
    }

    fn note(&self, job: Job) {
        self.put_back.lock().unwrap_or_else(PoisonError::into_inner).insert(job, Instant::now());
    }
}
