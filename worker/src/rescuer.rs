//! The rescuer queues lost jobs again: submissions and packages that are in no queue, and those whose worker died.
//!
//! A lock lets one rescuer work at a time. Two would repeat each other's work, which does no harm.

use std::{sync::Arc, time::Duration};

use assay_broker::{Error as BrokerError, LiveEvent, Lock};
use assay_domain::{Class, Job, Owner, SubmissionState, error_chain};
use assay_store::{Unfinished, UnfinishedImport};

use crate::{
    Error,
    shared::{MAX_ATTEMPTS, Shared},
    so_far::given_up,
};

const LOCK: &str = "rescuer";
/// How many submissions one round reads, oldest first. Newer ones would have to wait for these anyway.
const MAX_PER_ROUND: u32 = 1000;

/// Looks for lost jobs at start and then at an interval, until the worker stops.
pub(crate) async fn run(shared: Arc<Shared>, every: Duration) {
    // Survives a few missed rounds, and expires soon after its holder died.
    let hold = every * 3;
    let mut lock = None;
    while !shared.stopping.is_cancelled() {
        if let Err(error) = round(&shared, &mut lock, hold).await {
            tracing::warn!(error = error_chain(&error), "cannot look for lost submissions");
        }
        shared.sleep_unless_stopping(every).await;
    }
    if let Some(lock) = lock
        && let Err(error) = shared.broker.unlock(&lock).await
    {
        tracing::warn!(error = error_chain(&error), "cannot release the rescuer's lock; it will expire");
    }
}

async fn round(shared: &Shared, lock: &mut Option<Lock>, hold: Duration) -> Result<(), Error> {
    let held = match lock.as_ref() {
        Some(lock) => shared.broker.extend_lock(lock, hold).await?,
        None => false,
    };
    if !held {
        *lock = shared.broker.try_lock(LOCK, hold).await?;
    }
    if lock.is_none() {
        return Ok(());
    }
    for lost in shared.store.unfinished(MAX_PER_ROUND).await? {
        match rescue(shared, lost).await {
            Err(Error::Broker(BrokerError::QueueFull { .. })) => break,
            rescued => rescued?,
        }
    }
    for lost in shared.store.unfinished_imports(MAX_PER_ROUND).await? {
        match rescue_import(shared, lost).await {
            Err(Error::Broker(BrokerError::QueueFull { .. })) => break,
            rescued => rescued?,
        }
    }
    Ok(())
}

async fn rescue_import(shared: &Shared, lost: UnfinishedImport) -> Result<(), Error> {
    let job = Job::verify(lost.id);
    match lost.state {
        SubmissionState::Queued => {}
        SubmissionState::Running if lost.lease_expired && !shared.broker.is_held(&job).await? => {
            if lost.tries < MAX_ATTEMPTS {
                if shared.store.requeue_lost_import(lost.id).await? {
                    tracing::warn!(import.id = %lost.id, tries = lost.tries, "its worker was lost; the verification will continue");
                }
            } else {
                let reason = given_up(shared.store.import_so_far(lost.id).await?.as_deref());
                if shared.store.give_up_import(lost.id, None, &reason).await? {
                    tracing::error!(import.id = %lost.id, reason, "given up");
                    shared.broker.dead_letter(job, &reason).await?;
                }
                return Ok(());
            }
        }
        SubmissionState::Running | SubmissionState::Done => return Ok(()),
    }
    if !shared.broker.contains(&job).await? {
        shared.broker.enqueue(job.class(), job, &Owner::package(lost.id)).await?;
        tracing::info!(import.id = %lost.id, state = lost.state.as_str(), "queued again");
    }
    Ok(())
}

async fn rescue(shared: &Shared, lost: Unfinished) -> Result<(), Error> {
    let job = Job::submission(lost.id);
    match lost.state {
        SubmissionState::Queued => {}
        // A worker that the database did not answer for a while still holds the job, and renews its lease later.
        SubmissionState::Running if lost.lease_expired && !shared.broker.is_held(&job).await? => {
            if lost.tries >= MAX_ATTEMPTS {
                return give_up(shared, lost).await;
            }
            shared.requeue_lost(lost.id).await?;
        }
        SubmissionState::Running | SubmissionState::Done => return Ok(()),
    }
    if !shared.broker.contains(&job).await? {
        shared.broker.enqueue(Class::Submit, job, &Owner::user(lost.user)).await?;
        tracing::info!(submission.id = %lost.id, attempt = lost.attempt, state = lost.state.as_str(), "queued again");
    }
    Ok(())
}

async fn give_up(shared: &Shared, lost: Unfinished) -> Result<(), Error> {
    let reason = format!("given up after {MAX_ATTEMPTS} attempts: the worker was lost each time");
    if !shared.store.give_up(lost.id, &reason).await? {
        return Ok(());
    }
    tracing::error!(submission.id = %lost.id, attempt = lost.attempt, reason, "given up");
    shared.broker.dead_letter(Job::submission(lost.id), &reason).await?;
    if let Some((user, _)) = shared.store.submission(lost.id).await? {
        shared.broker.publish(user, &LiveEvent::Done { submission: lost.id }).await?;
    }
    Ok(())
}
