//! A run: a program on the samples and on the user's own cases, before it is submitted. Only the broker knows it. If a worker is lost, its
//! claim expires and another worker starts the run again. A run that is no longer polled is dropped, before it starts or between its steps.

use std::{collections::HashMap, sync::Arc};

use assay_broker::Claim;
use assay_domain::{Part, Phase, Run, RunOrder, RunOutcome, error_chain};
use assay_judge::{Submission, Trial, TrialCase, TrialEnd, TrialStep};
use assay_store::{BlobFile, RunPlan};
use tokio::{sync::mpsc, time::Instant};

use crate::{
    Error,
    held_job::{Held, HeldJob, Holder},
    prepare::{fetch, path_of},
    self_check::Stop,
    shared::{MAX_ATTEMPTS, RETRY_DELAY, Shared},
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
    if !shared.languages.ids().contains(&order.language) {
        return Ok(RunEnd::LanguageMissing);
    }
    let job = HeldJob::new(shared, claim, slot, stop);
    if is_cancelled(shared, claim.job.id).await {
        return Ok(RunEnd::Ended);
    }
    let mut reporter = Reporter { shared, run: Run::queued(claim.job.id) };
    let began = Instant::now();
    let held = match prepare_trial(shared, order).await {
        Ok(prepared) => try_out(&job, &prepared.trial, &mut reporter).await,
        Err(error) => Held::Done(Err(error)),
    };
    let end = match held {
        Held::Done(end) => end.unwrap_or_else(|error| TrialEnd::Fault(error_chain(&error))),
        Held::Stopped => return Ok(RunEnd::Stopped),
        Held::Lost => {
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

/// Tries the program. If the host is too busy for it, tries it again, as often as a submission is judged again.
async fn try_out(job: &HeldJob<'_>, trial: &Trial, reporter: &mut Reporter<'_>) -> Held<Result<TrialEnd, Error>> {
    let shared = job.shared;
    let mut tries = 1;
    loop {
        reporter.begin(trial.cases.len());
        let (sender, steps) = mpsc::unbounded_channel();
        let tried = job.slot.try_out(trial.clone(), sender);
        match job.hold(reporter, shared.claim_lease() / 3, steps, tried).await {
            Held::Done(Err(busy)) if busy.is_busy() && tries < MAX_ATTEMPTS => {
                tracing::warn!(
                    run.id = reporter.run.id,
                    tries,
                    error = error_chain(&busy),
                    "the run will be tried again"
                );
            }
            held => return held,
        }
        tries += 1;
        shared.sleep_unless_stopping(RETRY_DELAY).await;
    }
}

/// Whether the user has cancelled the run. Later reports then change nothing.
async fn is_cancelled(shared: &Shared, id: i64) -> bool {
    match shared.broker.run(id).await {
        Ok(run) => run.is_some_and(|run| run.phase == Phase::Done),
        Err(error) => {
            tracing::warn!(run.id = id, error = error_chain(&error), "cannot tell whether the run is cancelled");
            false
        }
    }
}

/// Reports the progress of a run.
struct Reporter<'a> {
    shared: &'a Shared,
    run: Run,
}

impl Holder for Reporter<'_> {
    type Step = TrialStep;

    /// Only the broker knows a run, so there is no row.
    async fn renew(&self) -> bool {
        !is_cancelled(self.shared, self.run.id).await
    }

    /// Returns false if the broker no longer keeps the run.
    async fn report(&mut self, step: TrialStep) -> bool {
        match step {
            TrialStep::Compiling => self.run.phase = Phase::Compiling,
            TrialStep::Compiled(messages) => (self.run.phase, self.run.messages) = (Phase::Running, messages),
            TrialStep::Ran(case) => self.run.cases.push(*case),
        }
        self.publish().await
    }
}

impl Reporter<'_> {
    /// Forgets what an earlier try has reported.
    fn begin(&mut self, cases: usize) {
        let Run { id, seq, .. } = self.run;
        self.run = Run { seq, total: u32::try_from(cases).unwrap_or(u32::MAX), ..Run::queued(id) };
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
        self.publish().await;
    }

    /// Returns false if the broker no longer keeps the run. A broker that does not answer may still keep it, so this counts as kept.
    async fn publish(&mut self) -> bool {
        self.run.seq += 1;
        self.shared.broker.report_run(&self.run).await.unwrap_or_else(|error| {
            tracing::warn!(run.id = self.run.id, error = error_chain(&error), "cannot report the progress of a run");
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
