//! A run: a program on the samples and on the user's own cases, before it is submitted. Only the broker knows it. If a worker is lost, its
//! claim expires and another worker starts the run again. A run that is no longer polled is dropped, before it starts or between its steps.

use std::{collections::HashMap, sync::Arc};

use assay_broker::Claim;
use assay_domain::{Part, Phase, Run, RunOrder, RunOutcome};
use assay_judge::{Submission, Trial, TrialCase, TrialEnd, TrialStep};
use assay_store::{BlobFile, RunPlan};
use tokio::{
    sync::mpsc,
    time::{Instant, MissedTickBehavior, interval_at},
};

use crate::{
    Error,
    activity::JobEntry,
    error::chain,
    prepare::{fetch, path_of},
    self_check::Stop,
    shared::Shared,
    slot::Slot,
};

/// What the slot does with the claim afterwards.
pub(crate) enum RunEnd {
    /// The job has ended.
    Ended,
    LanguageMissing,
    /// The worker stops; another worker starts the run again.
    Stopped,
}

/// Does a run and reports each step.
///
/// # Errors
/// If the broker fails before the program ran.
pub(crate) async fn carry_out(
    shared: &Arc<Shared>,
    slot: &Slot,
    stop: &Arc<dyn Stop>,
    claim: &Claim,
) -> Result<RunEnd, Error> {
    // Nothing to do if the run has expired or is no longer polled.
    let Some(order) = shared.broker.begin_run(claim.job.id).await? else { return Ok(RunEnd::Ended) };
    if !shared.languages.contains(&order.language) {
        return Ok(RunEnd::LanguageMissing);
    }
    let entry = shared.activity.add(slot.number(), claim.job);
    if is_cancelled(shared, claim.job.id).await {
        return Ok(RunEnd::Ended);
    }
    let mut reporter = Reporter { shared, run: Run::queued(claim.job.id) };
    let began = Instant::now();
    let execution = match prepare_trial(shared, order).await {
        Ok(Prepared { trial, _files }) => {
            reporter.run.total = u32::try_from(trial.cases.len()).unwrap_or(u32::MAX);
            execute(&mut reporter, slot, stop, claim, &entry, trial).await
        }
        Err(error) => Execution::Finished(TrialEnd::Fault(chain(&error))),
    };
    let end = match execution {
        Execution::Finished(end) => end,
        Execution::Stopped => return Ok(RunEnd::Stopped),
        Execution::Dropped => {
            tracing::info!(
                run.id = claim.job.id,
                cases = reporter.run.cases.len(),
                "dropped a run: it was cancelled or is no longer polled"
            );
            return Ok(RunEnd::Ended);
        }
    };
    let elapsed_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(run.id = claim.job.id, elapsed_ms, cases = reporter.run.cases.len(), "run finished");
    reporter.end(end).await;
    Ok(RunEnd::Ended)
}

/// How a run ended.
enum Execution {
    Finished(TrialEnd),
    /// The worker stops.
    Stopped,
    /// The user cancelled it, it expired, or it is no longer polled.
    Dropped,
}

/// Tries the program and renews the claim meanwhile.
async fn execute(
    reporter: &mut Reporter<'_>,
    slot: &Slot,
    stop: &Arc<dyn Stop>,
    claim: &Claim,
    entry: &JobEntry,
    trial: Trial,
) -> Execution {
    stop.reset();
    let shared = reporter.shared;
    let (sender, mut steps) = mpsc::unbounded_channel();
    let mut work = std::pin::pin!(slot.try_out(trial, sender));
    let third = shared.claim_lease() / 3;
    let mut renewal = interval_at(Instant::now() + third, third);
    renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut stopped = None;
    loop {
        tokio::select! {
            biased;
            Some(step) = steps.recv(), if stopped.is_none() => {
                if !reporter.step(step).await {
                    stop.stop();
                    stopped = Some(Execution::Dropped);
                }
            }
            end = &mut work => {
                if let Some(stopped) = stopped {
                    return stopped;
                }
                while let Ok(step) = steps.try_recv() {
                    reporter.step(step).await;
                }
                return Execution::Finished(end.unwrap_or_else(|error| TrialEnd::Fault(chain(&error))));
            }
            () = shared.aborting.cancelled(), if stopped.is_none() => {
                stop.stop();
                stopped = Some(Execution::Stopped);
            }
            () = entry.wait_for_cancellation(), if stopped.is_none() => {
                if is_cancelled(shared, claim.job.id).await {
                    stop.stop();
                    stopped = Some(Execution::Dropped);
                }
            }
            _ = renewal.tick() => {
                // A cancellation message can be missed.
                if stopped.is_none() && is_cancelled(shared, claim.job.id).await {
                    stop.stop();
                    stopped = Some(Execution::Dropped);
                }
                if let Err(error) = shared.broker.renew(claim).await {
                    tracing::warn!(run.id = claim.job.id, error = chain(&error), "cannot renew the claim");
                }
            }
        }
    }
}

/// Whether the user has cancelled the run. Later reports then change nothing.
async fn is_cancelled(shared: &Shared, id: i64) -> bool {
    match shared.broker.run(id).await {
        Ok(run) => run.is_some_and(|run| run.phase == Phase::Done),
        Err(error) => {
            tracing::warn!(run.id = id, error = chain(&error), "cannot tell whether the run is cancelled");
            false
        }
    }
}

/// Reports the progress of a run.
struct Reporter<'a> {
    shared: &'a Shared,
    run: Run,
}

impl Reporter<'_> {
    /// Returns false if the broker no longer keeps the run.
    async fn step(&mut self, step: TrialStep) -> bool {
        match step {
            TrialStep::Compiling => self.run.phase = Phase::Compiling,
            TrialStep::Compiled(messages) => (self.run.phase, self.run.messages) = (Phase::Running, messages),
            TrialStep::Ran(case) => self.run.cases.push(*case),
        }
        self.report().await
    }

    async fn end(&mut self, end: TrialEnd) {
        self.run.phase = Phase::Done;
        self.run.outcome = Some(match end {
            TrialEnd::Ran => RunOutcome::Ran,
            TrialEnd::Refused(messages) => {
                self.run.cases.clear();
                self.run.messages = messages;
                RunOutcome::CompileError
            }
            TrialEnd::Aborted => RunOutcome::JudgeError,
            TrialEnd::Fault(cause) => {
                tracing::error!(run.id = self.run.id, error = cause, "internal failure while running");
                RunOutcome::JudgeError
            }
        });
        self.report().await;
    }

    /// Returns false if the broker no longer keeps the run. A broker that does not answer may still keep it, so this counts as kept.
    async fn report(&mut self) -> bool {
        self.run.seq += 1;
        self.shared.broker.report_run(&self.run).await.unwrap_or_else(|error| {
            tracing::warn!(run.id = self.run.id, error = chain(&error), "cannot report the progress of a run");
            true
        })
    }
}

/// A trial, and the files that it uses. They stay on this machine as long as this value lives.
struct Prepared {
    trial: Trial,
    _files: HashMap<String, BlobFile>,
}

/// Builds the trial: first the samples, then the user's own cases.
async fn prepare_trial(shared: &Shared, order: RunOrder) -> Result<Prepared, Error> {
    let RunOrder { problem, language, source, cases, interface, .. } = order;
    let basis = shared.store.run_plan(&problem).await?.ok_or(assay_store::Error::NoSuchProblem(problem))?;
    let RunPlan { mut plan, trial: mut aids } = basis;
    plan.root.parts = plan.cases().filter(|case| case.sample).cloned().map(Part::Case).collect();
    // Static validators and graders look at whole submissions.
    plan.static_validator = None;
    plan.graders.clear();
    if cases.is_empty() {
        aids = assay_domain::Trial::default();
    }
    let mut hashes = Vec::new();
    let mut collect = |hash: String| {
        hashes.push(hash.clone());
        Ok::<_, Error>(hash)
    };
    let (plan, aids) = (plan.try_map(&mut collect)?, aids.try_map(&mut collect)?);
    let files = fetch(hashes, &shared.blobs).await?;
    let (plan, aids) = (plan.try_map(|hash| path_of(&files, hash))?, aids.try_map(|hash| path_of(&files, hash))?);
    let samples = plan.cases().cloned().map(TrialCase::Sample);
    let own = cases.into_iter().map(|text| TrialCase::Own(text.into_bytes().into()));
    let trial = Trial {
        submission: Submission { interface, ..Submission::pasted(language, &source) },
        cases: samples.chain(own).collect(),
        plan: Arc::new(plan),
        aids,
    };
    Ok(Prepared { trial, _files: files })
}
