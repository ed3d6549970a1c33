//! A slot runs one program at a time.

use std::time::Duration;

use crate::{
    Canceller, Config, Error, Outcome, Run, Rung,
    container::Container,
    limits::{self, Enforcer},
    pause_group::Member,
    supervise::supervise,
};

/// Runs one program at a time. It may move between threads.
#[derive(Debug)]
pub struct Slot {
    config: Config,
    canceller: Canceller,
    member: Member,
    /// `None` after a failure; the next run then starts a new one. This field comes before the enforcer, so that all programs have ended
    /// when their control groups are removed.
    container: Option<Container>,
    enforcer: Box<dyn Enforcer>,
    /// Whether a warm interpreter may be running.
    warm: bool,
}

impl Slot {
    /// Starts a zygote and prepares the limits. Takes a few ms.
    ///
    /// # Errors
    /// If the host refuses a part of the isolation; [`crate::probe`] explains how to fix it.
    pub fn start(config: &Config) -> Result<Self, Error> {
        let canceller = Canceller::new().map_err(|source| Error::Io { what: "create an event", source })?;
        Self::start_with_canceller(config, canceller)
    }

    /// Starts a slot that shares the canceller of another slot. A cancel ends the run of either slot; if neither runs, it ends the next run
    /// of either.
    ///
    /// # Errors
    /// As [`Slot::start`].
    pub fn start_with_canceller(config: &Config, canceller: Canceller) -> Result<Self, Error> {
        let member = config.pause_group.join().map_err(|source| Error::Io { what: "make an event", source })?;
        let mut enforcer = limits::choose(config)?;
        let container = Container::start(config, enforcer.as_mut())?;
        Ok(Self { config: config.clone(), canceller, member, container: Some(container), enforcer, warm: false })
    }

    /// Runs one program to its end. Blocks for at most the wall-clock limit.
    ///
    /// # Errors
    /// Internal failures only. After one that may have damaged the zygote, the next run starts a new zygote.
    pub fn run(&mut self, run: &Run) -> Result<Outcome, Error> {
        self.run_until(run, None)
    }

    /// Like [`Slot::run`]; a second canceller can end it too.
    pub(crate) fn run_until(&mut self, run: &Run, stop: Option<&Canceller>) -> Result<Outcome, Error> {
        match self.attempt(run, stop) {
            // A program can leave something that disappears only some time later, such as a file in a socket that is in its own
            // queue. This run has not started yet, and a new box contains nothing of the old one.
            Err(Error::BoxNotClean { .. }) => self.attempt(run, stop),
            result => result,
        }
    }

    /// Like [`Slot::run`], while the programs and clocks of all other slots (see [`Config::pause_group`]) are paused, for at most 30 s.
    /// Two such runs wait for each other.
    ///
    /// # Errors
    /// As [`Slot::run`].
    pub fn run_alone(&mut self, run: &Run) -> Result<Outcome, Error> {
        // One more second, because a killed run takes a moment to end.
        let most = Duration::from_millis(run.limits.wall_ms.into()) + Duration::from_secs(1);
        let _alone = self.member.alone(&self.canceller, most);
        self.run(run)
    }

    /// Ends the warm interpreter, if there is one (see [`crate::Warm`]).
    pub fn end_interpreter(&mut self) {
        if std::mem::take(&mut self.warm)
            && let Some(mut container) = self.container.take()
        {
            match container.end_interpreter() {
                Ok(()) => self.container = Some(container),
                // It ends with its zygote.
                Err(error) => {
                    tracing::warn!(
                        error = crate::error::chain(&error),
                        "cannot end the warm interpreter; restarting the sandbox process"
                    );
                }
            }
        }
    }

    fn attempt(&mut self, run: &Run, stop: Option<&Canceller>) -> Result<Outcome, Error> {
        // An old container that ended or broke after its last run must be gone before its control groups are removed.
        let mut container = match self.container.take().filter(Container::is_idle) {
            Some(container) => container,
            None => Container::start(&self.config, self.enforcer.as_mut())?,
        };
        self.warm |= run.warm.is_some();
        let run_guard = self.member.begin_run(&self.canceller);
        let outcome = supervise(&mut container, self.enforcer.as_mut(), &self.canceller, stop, &run_guard, run);
        drop(run_guard);
        if !matches!(&outcome, Err(error) if error.is_lasting()) {
            self.container = Some(container);
        }
        outcome
    }

    /// A handle that cancels runs of this slot from other threads.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.canceller.clone()
    }

    /// The means of enforcing limits.
    #[must_use]
    pub fn rung(&self) -> Rung {
        self.enforcer.rung()
    }

    /// What the zygote reported about itself.
    pub(crate) fn info(&self) -> Option<crate::container::ZygoteInfo> {
        self.container.as_ref().map(Container::info)
    }
}
