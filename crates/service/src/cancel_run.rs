//! Cancelling a run.

use assay_domain::{Job, Phase, Refusal, Run, RunOutcome};

use crate::{Error, RunOwner, Service, boxed};

impl Service {
    /// Cancels a run. A run that has ended is not changed.
    ///
    /// # Errors
    /// When the run does not exist, belongs to another owner, or the broker cannot be reached.
    #[boxed]
    pub async fn cancel_run(&self, owner: &RunOwner, id: i64) -> Result<Run, Error> {
        let run = self.run(owner, id, None).await?;
        if run.phase == Phase::Done {
            return Ok(run);
        }
        let cancelled = Run {
            seq: run.seq.saturating_add(1),
            phase: Phase::Done,
            waits_for: None,
            outcome: Some(RunOutcome::Cancelled),
            ..run
        };
        // The report decides: a worker that begins later reads it first, and later reports are ignored.
        self.broker.report_run(&cancelled).await.map_err(|error| not_cancelled(&error))?;
        if let Err(error) = self.broker.cancel(Job::run(id)).await {
            tracing::warn!(run.id = id, %error, "cannot tell the worker to stop the run");
        }
        self.run(owner, id, None).await
    }
}

fn not_cancelled(error: &assay_broker::Error) -> Error {
    tracing::warn!(%error, "cannot cancel a run");
    Refusal::RunNotCancelled { retry_after_s: 5 }.into()
}
