//! Passing on jobs whose language is not usable here.
//!
//! Such a job goes back to the end of its queue. When nobody else takes it, it comes round again at once, and would keep this worker from
//! the classes behind it. So a job that comes round is held for a while, claimed and idle, before it goes back: it turns once a second.
//! When it goes back, the slots of this worker claim nothing for a moment. Otherwise they could take it again each time before a slower
//! worker that has the language.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use assay_broker::Claim;
use assay_domain::Job;
use tokio::{sync::watch, time::Instant};

use crate::{duty::Duty, error::chain};

/// How long a job that came round is held.
const HOLD: Duration = Duration::from_secs(1);

/// How long the slots claim nothing after a held job was put back.
const YIELD: Duration = Duration::from_millis(50);

/// When each job was last put back.
#[derive(Default)]
pub(crate) struct Passing {
    put_back: Mutex<HashMap<Job, Instant>>,
    /// How many jobs the slots leave to other workers at the moment.
    yielding: watch::Sender<u32>,
}

impl Duty {
    /// Puts a job back for another worker. No attempt is counted.
    pub(crate) async fn pass_on(self: &Arc<Self>, claim: Claim) {
        if self.passing.came_round(claim.job) {
            let duty = Arc::clone(self);
            tokio::spawn(async move {
                duty.breathe(HOLD).await;
                duty.passing.yielding.send_modify(|jobs| *jobs += 1);
                duty.put_back(&claim).await;
                duty.breathe(YIELD).await;
                duty.passing.yielding.send_modify(|jobs| *jobs -= 1);
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
    /// Waits until the slots must leave jobs to other workers.
    pub(crate) async fn begins_to_yield(&self) {
        self.waits_for(|jobs| jobs > 0).await;
    }

    /// Waits until the slots may claim jobs.
    pub(crate) async fn may_claim(&self) {
        self.waits_for(|jobs| jobs == 0).await;
    }

    async fn waits_for(&self, mut state: impl FnMut(u32) -> bool) {
        // It fails only without a sender, and `self` is one.
        let _ = self.yielding.subscribe().wait_for(|jobs| state(*jobs)).await;
    }

    fn came_round(&self, job: Job) -> bool {
        let mut put_back = self.put_back.lock().unwrap_or_else(PoisonError::into_inner);
        put_back.retain(|_, at| at.elapsed() < HOLD);
        put_back.contains_key(&job)
    }

    fn note(&self, job: Job) {
        self.put_back.lock().unwrap_or_else(PoisonError::into_inner).insert(job, Instant::now());
    }
}
