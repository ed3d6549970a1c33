//! Brings back what was lost: submissions and packages that no queue holds, and those whose worker died.
//!
//! One rescuer works at a time; were there two, they would do the same thing twice, which does no harm.

use std::{sync::Arc, time::Duration};

use assay_broker::{Error as BrokerError, LiveEvent, Lock};
use assay_domain::{Class, Job, Owner, SubmissionState};
use assay_store::{Unfinished, UnfinishedImport};

use crate::{
    Error,
    duty::{Duty, MOST_ATTEMPTS},
    error::chain,
};

/// The lock's name.
const LOCK: &str = "rescuer";
/// How many submissions one round looks at, oldest first. Those behind them wait behind them anyway.
const MOST_A_ROUND: u32 = 1000;

/// Looks for lost submissions now and every so often, until the worker stops.
pub(crate) async fn run(duty: Arc<Duty>, every: Duration) {
    // Held across a few missed rounds; free soon after its holder died.
    let hold = every * 3;
    let mut lock = None;
    while !duty.stopping.is_cancelled() {
        if let Err(error) = round(&duty, &mut lock, hold).await {
            tracing::warn!(error = chain(&error), "lost submissions were not looked for");
        }
        duty.breathe(every).await;
    }
    if let Some(lock) = lock
        && let Err(error) = duty.broker.unlock(&lock).await
    {
        tracing::warn!(error = chain(&error), "the rescuer's lock passes by itself");
    }
}

async fn round(duty: &Duty, lock: &mut Option<Lock>, hold: Duration) -> Result<(), Error> {
    let held = match lock.as_ref() {
        Some(lock) => duty.broker.extend_lock(lock, hold).await?,
        None => false,
    };
    if !held {
        *lock = duty.broker.try_lock(LOCK, hold).await?;
    }
    if lock.is_none() {
        return Ok(());
    }
    for lost in duty.store.unfinished(MOST_A_ROUND).await? {
        match rescue(duty, lost).await {
            Err(Error::Broker(BrokerError::QueueFull { .. })) => break,
            rescued => rescued?,
        }
    }
    for lost in duty.store.unfinished_imports(MOST_A_ROUND).await? {
        match rescue_import(duty, lost).await {
            Err(Error::Broker(BrokerError::QueueFull { .. })) => break,
            rescued => rescued?,
        }
    }
    Ok(())
}

async fn rescue_import(duty: &Duty, lost: UnfinishedImport) -> Result<(), Error> {
    let job = Job::verify(lost.id);
    match lost.state {
        SubmissionState::Queued => {}
        SubmissionState::Running if lost.lease_expired && lost.tries >= MOST_ATTEMPTS => {
            let reason = format!("given up after {MOST_ATTEMPTS} attempts: the worker was lost each time");
            if duty.store.give_up_import(lost.id, None, &reason).await? {
                tracing::error!(import.id = %lost.id, reason, "given up");
                duty.broker.dead_letter(job, &reason).await?;
            }
            return Ok(());
        }
        SubmissionState::Running if lost.lease_expired => {}
        SubmissionState::Running | SubmissionState::Done => return Ok(()),
    }
    if !duty.broker.contains(&job).await? {
        duty.broker.enqueue(job.class(), job, &Owner::package(lost.id)).await?;
        tracing::info!(import.id = %lost.id, state = lost.state.as_str(), "queued again");
    }
    Ok(())
}

async fn rescue(duty: &Duty, lost: Unfinished) -> Result<(), Error> {
    let job = Job::submission(lost.id);
    match lost.state {
        SubmissionState::Queued => {}
        SubmissionState::Running if lost.lease_expired && lost.tries >= MOST_ATTEMPTS => {
            return give_up(duty, lost).await;
        }
        SubmissionState::Running if lost.lease_expired => {}
        SubmissionState::Running | SubmissionState::Done => return Ok(()),
    }
    if !duty.broker.contains(&job).await? {
        duty.broker.enqueue(Class::Submit, job, &Owner::user(lost.user)).await?;
        tracing::info!(submission.id = %lost.id, attempt = lost.attempt, state = lost.state.as_str(), "queued again");
    }
    Ok(())
}

async fn give_up(duty: &Duty, lost: Unfinished) -> Result<(), Error> {
    let reason = format!("given up after {MOST_ATTEMPTS} attempts: the worker was lost each time");
    if !duty.store.give_up(lost.id, &reason).await? {
        return Ok(());
    }
    tracing::error!(submission.id = %lost.id, attempt = lost.attempt, reason, "given up");
    duty.broker.dead_letter(Job::submission(lost.id), &reason).await?;
    if let Some((user, _)) = duty.store.submission(lost.id).await? {
        duty.broker.publish(user, &LiveEvent::Done { submission: lost.id }).await?;
    }
    Ok(())
}
