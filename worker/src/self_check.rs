//! Checks what this host can do, before the worker takes a job.

use std::sync::Arc;

use assay_domain::{Judgement, Language, LanguageId, error_chain};
use assay_judge::{
    Found, Judge, Step, Task, Trial, TrialEnd, TrialStep, survey_again,
    verify::{StepReport, Verification},
};
use assay_sandbox::{Canceller, Probe};

use crate::{Error, WorkerConfig};

/// Does the tasks of a slot, one at a time. [`Judge`] implements it; tests replace it.
pub trait SlotJudge {
    /// A handle that ends the current task from another thread.
    fn stop(&self) -> Arc<dyn Stop>;
    /// Replaces the languages that it can judge.
    fn set_languages(&mut self, languages: &[Language]);
    /// Prepares for a task like the last one. Called when there is no work.
    fn warm_up(&mut self) {}
    /// Judges a task and reports each step. An internal failure is a judgement too.
    ///
    /// # Errors
    /// Only [`assay_judge::Error::Busy`]: the task can be judged later.
    fn judge(&mut self, task: &Task, on_step: &mut dyn FnMut(Step)) -> Result<Judgement, assay_judge::Error>;
    /// Does one step of a verification, given the reports of the earlier steps.
    ///
    /// # Errors
    /// Internal failures, and being stopped.
    fn verify(
        &mut self,
        verification: &Verification,
        step: usize,
        so_far: &[StepReport],
    ) -> Result<StepReport, assay_judge::Error>;
    /// Runs a program on cases and reports each step. An internal failure is an end too.
    ///
    /// # Errors
    /// Only [`assay_judge::Error::Busy`]: the program can be tried later.
    fn try_out(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> Result<TrialEnd, assay_judge::Error>;
}

/// Ends the current task of a judge.
pub trait Stop: Send + Sync {
    /// Ends the current task, or the next one if there is none.
    fn stop(&self);
    /// Takes back a `stop` that has not ended a task yet.
    fn reset(&self);
}

/// Starts the judge of a slot, on the thread of that slot.
pub type StartJudge = dyn Fn() -> Result<Box<dyn SlotJudge>, Error> + Send + Sync;

/// Tests languages again. It blocks, and may be called on any thread.
pub type TestAgain = dyn Fn(&[LanguageId]) -> Result<Vec<Found>, Error> + Send + Sync;

/// What a worker can do on this host.
#[derive(Clone)]
pub struct Capabilities {
    /// How the sandbox enforces limits.
    pub rung: String,
    /// The usable languages.
    pub languages: Vec<Language>,
    /// The languages that could not be tested, because the host was too busy.
    pub untested: Vec<LanguageId>,
    pub test_again: Arc<TestAgain>,
    pub start_judge: Arc<StartJudge>,
}

impl Capabilities {
    /// Tests the sandbox, and each language inside it. Blocks until each language has printed its version.
    pub(crate) fn detect(config: &WorkerConfig) -> Result<Self, Error> {
        let probe = assay_sandbox::probe(&config.sandbox);
        if !probe.ok {
            return Err(Error::CannotIsolate { fix: first_fix(&probe) });
        }
        let judging = assay_judge::Config {
            // New slots use the rung of this check, because heartbeats name it.
            sandbox: assay_sandbox::Config { rung: probe.rung, ..config.sandbox.clone() },
            cache_dir: config.cache_dir.clone(),
            ..assay_judge::Config::default()
        };
        let first = Judge::start(&judging)?;
        let languages = first.languages().to_vec();
        let untested: Vec<_> = first.untested().iter().map(|(id, _)| id.clone()).collect();
        if languages.is_empty() && untested.is_empty() {
            return Err(Error::NoLanguage);
        }
        prepare_in_background(first)?;
        let mut rung = probe.rung.map_or_else(String::new, |rung| rung.to_string());
        if !probe.isolated {
            tracing::warn!("programs are not isolated: submitted programs have all rights of this user");
            rung.push_str(", without isolation");
        }
        let again = judging.clone();
        let test_again = Arc::new(move |ids: &[LanguageId]| {
            let found = survey_again(&again, ids)?;
            let usable: Vec<_> = found.iter().filter_map(|found| found.usable.as_ref().ok().cloned()).collect();
            if !usable.is_empty() {
                // They can be judged without this.
                let prepared = Judge::start_with(&again, usable).map_err(Error::from).and_then(prepare_in_background);
                if let Err(error) = prepared {
                    tracing::warn!(
                        error = error_chain(&error),
                        "cannot prepare the compilers; compiling will be slower"
                    );
                }
            }
            Ok(found)
        });
        let start_judge = Arc::new(move || {
            // The slot sets the languages before each task.
            let judge = Judge::start_with(&judging, Vec::new())?;
            Ok(Box::new(judge) as Box<dyn SlotJudge>)
        });
        Ok(Self { rung, languages, untested, test_again, start_judge })
    }
}

impl std::fmt::Debug for Capabilities {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Capabilities")
            .field("rung", &self.rung)
            .field("languages", &self.languages)
            .field("untested", &self.untested)
            .finish_non_exhaustive()
    }
}

impl SlotJudge for Judge {
    fn stop(&self) -> Arc<dyn Stop> {
        Arc::new(self.canceller())
    }

    fn set_languages(&mut self, languages: &[Language]) {
        Self::set_languages(self, languages);
    }

    fn warm_up(&mut self) {
        Self::warm_up(self);
    }

    fn judge(&mut self, task: &Task, on_step: &mut dyn FnMut(Step)) -> Result<Judgement, assay_judge::Error> {
        self.judge_unless_busy(task, on_step)
    }

    fn verify(
        &mut self,
        verification: &Verification,
        step: usize,
        so_far: &[StepReport],
    ) -> Result<StepReport, assay_judge::Error> {
        verification.take(step, so_far, self)
    }

    fn try_out(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> Result<TrialEnd, assay_judge::Error> {
        self.try_out_unless_busy(trial, on_step)
    }
}

impl Stop for Canceller {
    fn stop(&self) {
        self.cancel();
    }

    fn reset(&self) {
        Self::reset(self);
    }
}

/// Prepares archives and headers that speed up compiling, on its own thread. This takes seconds the first time, and no job needs to wait for it.
fn prepare_in_background(mut judge: Judge) -> Result<(), Error> {
    let prepare = move || {
        if let Err(error) = judge.prepare() {
            tracing::warn!(error = error_chain(&error), "cannot prepare the compilers; compiling will be slower");
        }
    };
    std::thread::Builder::new().name("prepare".into()).spawn(prepare).map(drop).map_err(Error::Thread)
}

fn first_fix(probe: &Probe) -> String {
    let failed = || probe.checks.iter().filter(|check| !check.ok);
    let fix = failed().find_map(|check| check.fix.clone());
    let detail = || failed().map(|check| format!("{}: {}", check.name, check.detail)).next();
    fix.or_else(detail).unwrap_or_else(|| "see the log for what the sandbox needs".to_owned())
}
