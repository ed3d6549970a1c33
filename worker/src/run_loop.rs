//! A slot's day: claim, judge, write, again.

use std::{sync::Arc, time::Duration};

use assay_broker::Claim;
use assay_domain::{ImportId, JobKind, SubmissionId};
use tokio_util::sync::CancellationToken;

use crate::{
    Error,
    attempt::Attempt,
    duty::{AFTER_FAULT, Duty},
    error::chain,
    own_run::{self, Ran},
    reserve,
    self_check::Stop,
    slot::Slot,
    verification::Verifying,
};

/// How long a slot whose sandbox does not start waits before trying again.
const AFTER_NO_SANDBOX: Duration = Duration::from_secs(5);

/// Serves until it is to leave; what is being judged then is finished first.
pub(crate) async fn run(duty: Arc<Duty>, slot: Slot, leave: CancellationToken) {
    while !leave.is_cancelled() {
        // Before claiming: a slot that cannot judge must not keep a job from one that can.
        let stop = match slot.ready().await {
            Ok(stop) => stop,
            Err(error) => {
                tracing::error!(error = chain(&error), "the sandbox does not start");
                duty.breathe(AFTER_NO_SANDBOX).await;
                continue;
            }
        };
        let serves = reserve::serves(slot.number(), duty.roster.slots());
        let claimed = tokio::select! {
            biased;
            () = leave.cancelled() => return,
            () = duty.passing.begins_to_yield() => {
                duty.passing.may_claim().await;
                continue;
            }
            claimed = duty.broker.claim(&duty.worker, duty.claim_lease(), serves) => claimed,
        };
        match claimed {
            Ok(claim) => take(&duty, &slot, &stop, claim).await,
            Err(error) => {
                tracing::warn!(error = chain(&error), "no job claimed");
                duty.breathe(AFTER_FAULT).await;
            }
        }
    }
}

async fn take(duty: &Arc<Duty>, slot: &Slot, stop: &Arc<dyn Stop>, claim: Claim) {
    let taken = match claim.job.kind {
        JobKind::Submission => judge(duty, slot, stop, &claim, SubmissionId(claim.job.id)).await,
        JobKind::Verify => verify(duty, slot, stop, &claim, ImportId(claim.job.id)).await,
        JobKind::Run => run_own(duty, slot, stop, &claim).await,
    };
    match taken {
        Ok(Taken::Finished) => {}
        Ok(Taken::LanguageLacking) => duty.pass_on(claim).await,
        Err(error) => {
            tracing::error!(job = %claim.job, error = chain(&error), "not done now; it will be tried again");
            duty.put_back(&claim).await;
            duty.breathe(AFTER_FAULT).await;
        }
    }
}

enum Taken {
    /// There is nothing more to do here.
    Finished,
    LanguageLacking,
}

async fn run_own(duty: &Arc<Duty>, slot: &Slot, stop: &Arc<dyn Stop>, claim: &Claim) -> Result<Taken, Error> {
    match own_run::carry_out(duty, slot, stop, claim).await? {
        Ran::Over => {
            duty.broker.ack(claim).await?;
            Ok(Taken::Finished)
        }
        Ran::LanguageLacking => Ok(Taken::LanguageLacking),
        // The claim lapses, or is handed over with the next one who asks.
        Ran::Left => Ok(Taken::Finished),
    }
}

async fn judge(
    duty: &Arc<Duty>,
    slot: &Slot,
    stop: &Arc<dyn Stop>,
    claim: &Claim,
    submission: SubmissionId,
) -> Result<Taken, Error> {
    match duty.store.language_of(submission).await? {
        Some(language) if !duty.languages.contains(&language) => return Ok(Taken::LanguageLacking),
        _ => {}
    }
    // On the roster before the row says running: whoever aborts it from then on reaches us.
    let entry = duty.roster.enter(slot.number(), claim.job);
    match duty.store.begin(submission, &duty.worker, duty.lease_ms()).await? {
        Some(begun) => {
            entry.begun(&begun.problem, Some(&begun.language), begun.attempt);
            Attempt { duty, claim, submission, entry, begun, slot, stop }.carry_out().await;
        }
        None => {
            tracing::debug!(submission.id = %submission, "dropped: there is nothing to judge");
            duty.broker.ack(claim).await?;
        }
    }
    Ok(Taken::Finished)
}

async fn verify(
    duty: &Arc<Duty>,
    slot: &Slot,
    stop: &Arc<dyn Stop>,
    claim: &Claim,
    import: ImportId,
) -> Result<Taken, Error> {
    let entry = duty.roster.enter(slot.number(), claim.job);
    match duty.store.begin_import(import, &duty.worker, duty.lease_ms()).await? {
        Some(begun) => {
            entry.begun(&begun.slug, None, begun.attempt);
            Verifying { duty, claim, import, entry, begun, slot, stop }.carry_out().await;
        }
        None => {
            tracing::debug!(import.id = %import, "dropped: there is nothing to verify");
            duty.broker.ack(claim).await?;
        }
    }
    Ok(Taken::Finished)
}
