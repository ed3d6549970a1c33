//! Judging a task.

use assay_domain::{Judgement, Language};
use assay_sandbox::{Canceller, Slot};

use crate::{Config, Error, Step, Task};

/// Judges one task at a time, in a sandbox slot of its own. It may move between threads.
#[derive(Debug)]
pub struct Judge {
    slot: Slot,
    languages: Vec<Language>,
}

impl Judge {
    /// Starts a slot and finds out, inside it, which languages are usable.
    ///
    /// # Errors
    /// If the sandbox cannot be started, or the cache folder cannot be used.
    pub fn start(config: &Config) -> Result<Self, Error> {
        Self::start_with(config, Vec::new())
    }

    /// Starts a slot, with the languages that an earlier judge of this host found usable.
    ///
    /// # Errors
    /// As [`Judge::start`].
    pub fn start_with(config: &Config, languages: Vec<Language>) -> Result<Self, Error> {
        Ok(Self { slot: Slot::start(&config.sandbox)?, languages })
    }

    /// The languages that are usable here.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// A handle that ends the judging with [`assay_domain::Verdict::Aborted`], from any thread. A cancel that comes between
    /// two tasks would end the next one: call [`Canceller::reset`] when a task is taken on, before others can cancel it.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.slot.canceller()
    }

    /// Judges a task. Never fails: a fault of ours is a judgement too, [`assay_domain::Verdict::JudgeError`], with its
    /// cause in `internal`.
    pub fn judge(&mut self, _task: &Task, _on_step: &mut dyn FnMut(Step)) -> Judgement {
        Judgement::judge_error("not built yet".to_owned())
    }
}
