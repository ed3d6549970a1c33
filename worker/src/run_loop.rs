//! The main loop of a slot: claim a job, do it, repeat.

use std::{sync::Arc, time::Duration};

use assay_broker::{Claim, LiveEvent};
use assay_domain::{ImportId, JobKind, SubmissionId, SubmissionState, error_chain};
use tokio_util::sync::CancellationToken;

use crate::{
    Error,
    attempt::Attempt,
    held_job::HeldJob,
    own_run::{self, RunEnd},
    reserve,
    self_check::Stop,
    shared::{RETRY_DELAY, Shared},
    slot::Slot,
    verification::VerificationAttempt,
};

/// The delay before a sandbox that did not start is started again.
const SANDBOX_RETRY_DELAY: Duration = Duration::from_secs(5);

/// Runs until told to stop; finishes the current job first.
pub(crate) async fn run(shared: Arc<Shared>, slot: Slot, stopping: CancellationToken) {
    while !stopping.is_cancelled() {
        // Before the claim: a slot that cannot judge must not take a job from one that can.
        let stop = match slot.ready().await {
            Ok(stop) => stop,
            Err(error) => {
                tracing::error!(error = error_chain(&error), "the sandbox does not start");
                shared.sleep_unless_stopping(SANDBOX_RETRY_DELAY).await;
                continue;
            }
        };
        let serves = reserve::serves(slot.number(), shared.activity.slots());
        let claimed = tokio::select! {
            biased;
            () = stopping.cancelled() => return,
            () = shared.recently_put_back.pauses_claims() => {
                shared.recently_put_back.allows_claims().await;
                continue;
            }
            claimed = shared.broker.claim(&shared.worker, shared.claim_lease(), serves) => claimed,
        };
        match claimed {
            Ok(claim) => do_job(&shared, &slot, &stop, claim).await,
            Err(error) => {
                tracing::warn!(error = error_chain(&error), "cannot claim a job");
                shared.sleep_unless_stopping(RETRY_DELAY).await;
            }
        }
    }
}

async fn do_job(shared: &Arc<Shared>, slot: &Slot, stop: &Arc<dyn Stop>, claim: Claim) {
    let ended = match claim.job.kind {
        JobKind::Submission => judge(shared, slot, stop, &claim, SubmissionId(claim.job.id)).await,
        JobKind::Verify => verify(shared, slot, stop, &claim, ImportId(claim.job.id)).await,
        JobKind::Run => run_own(shared, slot, stop, &claim).await,
    };
    match ended {
        Ok(JobEnd::Finished) => {}
        Ok(JobEnd::LanguageMissing) => shared.put_back_for_others(claim).await,
        Err(error) => {
            tracing::error!(job = %claim.job, error = error_chain(&error), "the job failed here; it will be repeated");
            shared.put_back(&claim).await;
            shared.sleep_unless_stopping(RETRY_DELAY).await;
        }
    }
}

enum JobEnd {
    /// This slot has nothing more to do for the job.
    Finished,
    LanguageMissing,
}

async fn run_own(shared: &Arc<Shared>, slot: &Slot, stop: &Arc<dyn Stop>, claim: &Claim) -> Result<JobEnd, Error> {
    match own_run::carry_out(shared, slot, stop, claim).await? {
        RunEnd::Ended => {
            shared.broker.ack(claim).await?;
            Ok(JobEnd::Finished)
        }
        RunEnd::LanguageMissing => Ok(JobEnd::LanguageMissing),
        // The claim expires, or the next claim of another worker takes it over.
        RunEnd::Stopped => Ok(JobEnd::Finished),
    }
}

async fn judge(
    shared: &Arc<Shared>,
    slot: &Slot,
    stop: &Arc<dyn Stop>,
    claim: &Claim,
    submission: SubmissionId,
) -> Result<JobEnd, Error> {
    match shared.store.language_of(submission).await? {
        Some(language) if !shared.languages.ids().contains(&language) => {
            // This slot holds the job, so a worker that still has a lease on it was lost.
            shared.requeue_lost(submission).await?;
            return Ok(JobEnd::LanguageMissing);
        }
        _ => {}
    }
    // Before the row says "running", so that every later cancellation reaches this slot.
    let job = HeldJob::new(shared, claim, slot, stop);
    match shared.store.begin(submission, &shared.worker, shared.lease_ms()).await? {
        Some(begun) => {
            job.entry.set_begun(&begun.problem, Some(&begun.language), begun.attempt);
            Attempt { job, submission, begun }.carry_out().await;
        }
        None => {
            tracing::debug!(submission.id = %submission, "dropped a submission that needs no judging");
            publish_end(shared, submission).await?;
            shared.broker.ack(claim).await?;
        }
    }
    Ok(JobEnd::Finished)
}

/// Publishes the end of a submission that is done already: the worker that wrote it may have died before it could do this. Live sockets drop
/// repeated ends.
async fn publish_end(shared: &Shared, id: SubmissionId) -> Result<(), Error> {
    if let Some((user, submission)) = shared.store.submission(id).await?
        && submission.state == SubmissionState::Done
    {
        shared.broker.publish(user, &LiveEvent::Done { submission: id }).await?;
    }
    Ok(())
}

async fn verify(
    shared: &Arc<Shared>,
    slot: &Slot,
    stop: &Arc<dyn Stop>,
    claim: &Claim,
    import: ImportId,
) -> Result<JobEnd, Error> {
    let job = HeldJob::new(shared, claim, slot, stop);
    match shared.store.begin_import(import, &shared.worker, shared.lease_ms()).await? {
        Some(begun) => {
            job.entry.set_begun(&begun.slug, None, begun.attempt);
            VerificationAttempt { job, import, begun }.carry_out().await;
        }
        None => {
            tracing::debug!(import.id = %import, "dropped a package that needs no verification");
            shared.broker.ack(claim).await?;
        }
    }
    Ok(JobEnd::Finished)
}
