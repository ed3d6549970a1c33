//! A run: a program on the samples and on cases of its author, before it is submitted. It lives in the broker alone; should a worker be lost,
//! its claim lapses and another begins again. A run that nobody asks for any more is dropped, before it begins and between its steps.

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
    duty::Duty,
    error::chain,
    prepare::{fetch, path},
    roster::Entry,
    self_check::Stop,
    slot::Slot,
};

/// What is left to be done with the claim.
pub(crate) enum Ran {
    /// The job is over.
    Over,
    /// Its language is not usable here.
    LanguageLacking,
    /// The worker leaves: whoever comes after begins again.
    Left,
}

/// Carries out a run, telling of each step.
///
/// # Errors
/// When the broker fails before anything ran.
pub(crate) async fn carry_out(
    duty: &Arc<Duty>,
    slot: &Slot,
    stop: &Arc<dyn Stop>,
    claim: &Claim,
) -> Result<Ran, Error> {
    // Its time may be over, or nobody asks for it.
    let Some(order) = duty.broker.begin_run(claim.job.id).await? else { return Ok(Ran::Over) };
    if !duty.languages.contains(&order.language) {
        return Ok(Ran::LanguageLacking);
    }
    let entry = duty.roster.enter(slot.number(), claim.job);
    if is_over(duty, claim.job.id).await {
        return Ok(Ran::Over);
    }
    let mut teller = Teller { duty, run: Run::queued(claim.job.id) };
    let began = Instant::now();
    let tried = match prepared(duty, order).await {
        Ok(Prepared { trial, _files }) => {
            teller.run.total = u32::try_from(trial.cases.len()).unwrap_or(u32::MAX);
            tried(&mut teller, slot, stop, claim, &entry, trial).await
        }
        Err(error) => Tried::Ended(TrialEnd::Fault(chain(&error))),
    };
    let end = match tried {
        Tried::Ended(end) => end,
        Tried::Left => return Ok(Ran::Left),
        Tried::Dropped => {
            tracing::info!(
                run.id = claim.job.id,
                cases = teller.run.cases.len(),
                "dropped: cancelled, or nobody asks for it"
            );
            return Ok(Ran::Over);
        }
    };
    let elapsed_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(run.id = claim.job.id, elapsed_ms, cases = teller.run.cases.len(), "ran");
    teller.end(end).await;
    Ok(Ran::Over)
}

/// How trying a program went.
enum Tried {
    Ended(TrialEnd),
    /// The worker leaves.
    Left,
    /// Its owner has cancelled it, its time is over, or nobody asks for it.
    Dropped,
}

/// Tries the program and holds on to the claim meanwhile.
async fn tried(
    teller: &mut Teller<'_>,
    slot: &Slot,
    stop: &Arc<dyn Stop>,
    claim: &Claim,
    entry: &Entry,
    trial: Trial,
) -> Tried {
    stop.reset();
    let duty = teller.duty;
    let (told, mut steps) = mpsc::unbounded_channel();
    let mut work = std::pin::pin!(slot.try_out(trial, told));
    let third = duty.claim_lease() / 3;
    let mut renewal = interval_at(Instant::now() + third, third);
    renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut stopped = None;
    loop {
        tokio::select! {
            biased;
            Some(step) = steps.recv(), if stopped.is_none() => {
                if !teller.step(step).await {
                    stop.stop();
                    stopped = Some(Tried::Dropped);
                }
            }
            end = &mut work => {
                if let Some(stopped) = stopped {
                    return stopped;
                }
                while let Ok(step) = steps.try_recv() {
                    teller.step(step).await;
                }
                return Tried::Ended(end.unwrap_or_else(|error| TrialEnd::Fault(chain(&error))));
            }
            () = duty.leaving.cancelled(), if stopped.is_none() => {
                stop.stop();
                stopped = Some(Tried::Left);
            }
            () = entry.called(), if stopped.is_none() => {
                if is_over(duty, claim.job.id).await {
                    stop.stop();
                    stopped = Some(Tried::Dropped);
                }
            }
            _ = renewal.tick() => {
                // A call can be missed.
                if stopped.is_none() && is_over(duty, claim.job.id).await {
                    stop.stop();
                    stopped = Some(Tried::Dropped);
                }
                if let Err(error) = duty.broker.renew(claim).await {
                    tracing::warn!(run.id = claim.job.id, error = chain(&error), "claim not renewed");
                }
            }
        }
    }
}

/// Whether its owner has cancelled it. Then nothing that is reported changes it any more.
async fn is_over(duty: &Duty, id: i64) -> bool {
    match duty.broker.run(id).await {
        Ok(run) => run.is_some_and(|run| run.phase == Phase::Done),
        Err(error) => {
            tracing::warn!(run.id = id, error = chain(&error), "not known whether it is cancelled");
            false
        }
    }
}

/// Says how far a run is.
struct Teller<'a> {
    duty: &'a Duty,
    run: Run,
}

impl Teller<'_> {
    /// False when the run is not kept any more.
    async fn step(&mut self, step: TrialStep) -> bool {
        match step {
            TrialStep::Compiling => self.run.phase = Phase::Compiling,
            TrialStep::Compiled(messages) => (self.run.phase, self.run.messages) = (Phase::Running, messages),
            TrialStep::Ran(case) => self.run.cases.push(*case),
        }
        self.tell().await
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
                tracing::error!(run.id = self.run.id, error = cause, "a fault of ours");
                RunOutcome::JudgeError
            }
        });
        self.tell().await;
    }

    /// False when the run is not kept any more; a broker that does not answer may still keep it.
    async fn tell(&mut self) -> bool {
        self.run.seq += 1;
        self.duty.broker.report_run(&self.run).await.unwrap_or_else(|error| {
            tracing::warn!(run.id = self.run.id, error = chain(&error), "not told");
            true
        })
    }
}

/// What is to be tried, and the files it names: they stay on this machine for as long as this lives.
struct Prepared {
    trial: Trial,
    _files: HashMap<String, BlobFile>,
}

/// Puts together what is to be tried: the samples, then the cases of whoever asks.
async fn prepared(duty: &Duty, order: RunOrder) -> Result<Prepared, Error> {
    let RunOrder { problem, language, source, cases, .. } = order;
    let basis = duty.store.run_plan(&problem).await?.ok_or(assay_store::Error::NoSuchProblem(problem))?;
    let RunPlan { mut plan, trial: mut aids } = basis;
    plan.root.parts = plan.cases().filter(|case| case.sample).cloned().map(Part::Case).collect();
    // Whole submissions are looked at by these.
    plan.static_validator = None;
    plan.graders.clear();
    if cases.is_empty() {
        aids = assay_domain::Trial::default();
    }
    let mut hashes = Vec::new();
    let mut note = |hash: String| {
        hashes.push(hash.clone());
        Ok::<_, Error>(hash)
    };
    let (plan, aids) = (plan.try_map(&mut note)?, aids.try_map(&mut note)?);
    let files = fetch(hashes, &duty.blobs).await?;
    let (plan, aids) = (plan.try_map(|hash| path(&files, hash))?, aids.try_map(|hash| path(&files, hash))?);
    let samples = plan.cases().cloned().map(TrialCase::Sample);
    let own = cases.into_iter().map(|text| TrialCase::Own(text.into_bytes().into()));
    let trial = Trial {
        submission: Submission::pasted(language, &source),
        cases: samples.chain(own).collect(),
        plan: Arc::new(plan),
        aids,
    };
    Ok(Prepared { trial, _files: files })
}
