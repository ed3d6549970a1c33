//! One place where programs run, one at a time.

use crate::{
    Canceller, Config, Error, Outcome, Run, Rung,
    container::Container,
    limits::{self, Enforcer},
    supervise::supervise,
};

/// One place where programs run, one at a time. It may move between threads.
#[derive(Debug)]
pub struct Slot {
    config: Config,
    canceller: Canceller,
    /// `None` after a fault: the next run starts a new one. Before the enforcer, so that all programs are gone when its
    /// control groups are removed.
    container: Option<Container>,
    enforcer: Box<dyn Enforcer>,
}

impl Slot {
    /// Starts a zygote and readies the limits. Takes a few ms.
    ///
    /// # Errors
    /// If the host refuses a part of the isolation; [`crate::probe`] says what to do about it.
    pub fn start(config: &Config) -> Result<Self, Error> {
        let canceller = Canceller::new().map_err(|source| Error::Io { what: "make an event", source })?;
        Self::start_under(config, canceller)
    }

    /// Starts a slot for what runs beside or after the runs of another one, under that slot's canceller: a cancel ends
    /// whichever of the two runs, and one that finds neither running waits for the next of either.
    ///
    /// # Errors
    /// As [`Slot::start`].
    pub fn start_under(config: &Config, canceller: Canceller) -> Result<Self, Error> {
        let enforcer = limits::choose(config)?;
        let container = Container::start(config, &enforcer.entries())?;
        Ok(Self { config: config.clone(), canceller, container: Some(container), enforcer })
    }

    /// Runs one program to its end and reports. Blocks; the wall-clock limit bounds it.
    ///
    /// # Errors
    /// Only faults of ours. The slot starts a new zygote by itself after one that may have damaged the old.
    pub fn run(&mut self, run: &Run) -> Result<Outcome, Error> {
        self.run_until(run, None)
    }

    /// As [`Slot::run`], with one more event that ends it.
    pub(crate) fn run_until(&mut self, run: &Run, stop: Option<&Canceller>) -> Result<Outcome, Error> {
        match self.attempt(run, stop) {
            // A program can leave something behind that goes only some time after it, such as a file in a socket that
            // lies in its own queue. Nothing of this run has begun, and a new box has nothing of the old.
            Err(Error::Unfit { .. }) => self.attempt(run, stop),
            result => result,
        }
    }

    fn attempt(&mut self, run: &Run, stop: Option<&Canceller>) -> Result<Outcome, Error> {
        let mut container = match self.container.take() {
            Some(container) if container.is_idle() => container,
            // The old one, if any, ended or broke down after its last run.
            _ => Container::start(&self.config, &self.enforcer.entries())?,
        };
        let outcome = supervise(&mut container, self.enforcer.as_mut(), &self.canceller, stop, run);
        if !matches!(&outcome, Err(error) if error.is_lasting()) {
            self.container = Some(container);
        }
        outcome
    }

    /// A handle to end runs of this slot from other threads.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.canceller.clone()
    }

    /// What enforces the limits here.
    #[must_use]
    pub fn rung(&self) -> Rung {
        self.enforcer.rung()
    }

    /// What the zygote said about itself.
    pub(crate) fn about(&self) -> Option<crate::container::About> {
        self.container.as_ref().map(Container::about)
    }
}
