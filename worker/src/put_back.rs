//! Puts back jobs whose language this worker cannot judge.
//!
//! Such a job goes to the end of its queue. If no other worker takes it, it returns at once, and would keep this worker from the classes
//! behind it. So this worker keeps a returned job claimed and idle for one second before it puts the job back again.

use std::{sync::Arc, time::Duration};

use assay_broker::Claim;
use assay_domain::error_chain;

use crate::{recently_put_back::HOLD, shared::Shared};

/// How long the slots claim nothing after a held job was put back.
const CLAIM_PAUSE: Duration = Duration::from_millis(50);

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
