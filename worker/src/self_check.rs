//! What this host can do, found out before any job is taken.

use std::sync::Arc;

use assay_domain::{Judgement, Language};
use assay_judge::{
    Judge, Step, Task, Trial, TrialEnd, TrialStep,
    verify::{StepReport, Verification},
};
use assay_sandbox::{Canceller, Probe};

use crate::{Error, WorkerConfig};

/// Judges one task at a time: [`Judge`], or what a test puts in its place.
pub trait Examiner {
    /// The handle that ends the judging of a task from another thread.
    fn stop(&self) -> Arc<dyn Stop>;
    /// Judges a task, telling of each step. A fault of ours is a judgement too.
    fn judge(&mut self, task: &Task, on_step: &mut dyn FnMut(Step)) -> Judgement;
    /// Takes a step of verifying a package, given what was found so far.
    ///
    /// # Errors
    /// Faults of ours, and being stopped.
    fn verify(
        &mut self,
        verification: &Verification,
        step: usize,
        so_far: &[StepReport],
    ) -> Result<StepReport, assay_judge::Error>;
    /// Tries a program on cases, telling of each step. A fault of ours is an end too.
    fn try_out(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> TrialEnd;
}

/// Ends the judging of a task.
pub trait Stop: Send + Sync {
    /// Ends the task that is being judged, or the next one if there is none.
    fn stop(&self);
    /// Takes back a call that has not ended a task.
    fn reset(&self);
}

/// What a worker judges with.
#[derive(Clone)]
pub struct Means {
    /// How the sandbox enforces limits.
    pub rung: String,
    /// What can be judged.
    pub languages: Vec<Language>,
    /// Makes the examiner of a slot, on that slot's thread.
    pub examiner: Arc<dyn Fn() -> Result<Box<dyn Examiner>, Error> + Send + Sync>,
}

impl Means {
    /// Tries the sandbox, and each language inside it. Blocks for as long as the languages take to say their versions.
    pub(crate) fn find(config: &WorkerConfig) -> Result<Self, Error> {
        let probe = assay_sandbox::probe(&config.sandbox);
        if !probe.ok {
            return Err(Error::CannotIsolate { fix: first_fix(&probe) });
        }
        let judging = assay_judge::Config {
            // A slot made anew must not fall to a lower rung than the one that heartbeats name.
            sandbox: assay_sandbox::Config { rung: probe.rung, ..config.sandbox.clone() },
            cache_dir: config.cache_dir.clone(),
            ..assay_judge::Config::default()
        };
        let first = Judge::start(&judging)?;
        let languages = first.languages().to_vec();
        if languages.is_empty() {
            return Err(Error::NoLanguage);
        }
        prepare_aside(first)?;
        let mut rung = probe.rung.map_or_else(String::new, |rung| rung.to_string());
        if !probe.isolated {
            tracing::warn!("programs are not isolated: whoever submits one can do here what this user can");
            rung.push_str(", without isolation");
        }
        let usable = languages.clone();
        let examiner = Arc::new(move || {
            let judge = Judge::start_with(&judging, usable.clone())?;
            Ok(Box::new(judge) as Box<dyn Examiner>)
        });
        Ok(Self { rung, languages, examiner })
    }
}

impl std::fmt::Debug for Means {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Means").field("rung", &self.rung).field("languages", &self.languages).finish_non_exhaustive()
    }
}

impl Examiner for Judge {
    fn stop(&self) -> Arc<dyn Stop> {
        Arc::new(self.canceller())
    }

    fn judge(&mut self, task: &Task, on_step: &mut dyn FnMut(Step)) -> Judgement {
        Self::judge(self, task, on_step)
    }

    fn verify(
        &mut self,
        verification: &Verification,
        step: usize,
        so_far: &[StepReport],
    ) -> Result<StepReport, assay_judge::Error> {
        verification.take(step, so_far, self)
    }

    fn try_out(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> TrialEnd {
        Self::try_out(self, trial, on_step)
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

/// Makes what speeds up compiling, on a thread of its own: it takes seconds the first time, and nobody needs to wait for it.
fn prepare_aside(mut judge: Judge) -> Result<(), Error> {
    let prepare = move || {
        if let Err(error) = judge.prepare() {
            tracing::warn!(error = crate::error::chain(&error), "compiling stays slower than it could be");
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
