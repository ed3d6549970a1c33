//! One place where programs run, one at a time.

use std::time::Duration;

use crate::{
    Canceller, Config, Error, Outcome, Run, Rung,
    container::Container,
    limits::{self, Enforcer},
    neighbours::{Seat, Turn},
    supervise::{self, Talk, Told, supervise},
};

/// One place where programs run, one at a time. It may move between threads.
#[derive(Debug)]
pub struct Slot {
    config: Config,
    canceller: Canceller,
    seat: Seat,
    /// `None` after a fault: the next run starts a new one. Before the enforcer, so that all programs are gone when its
    /// control groups are removed.
    container: Option<Container>,
    enforcer: Box<dyn Enforcer>,
    /// Whether an interpreter may be warm.
    warm: bool,
    /// The program that answers questions, if there is one.
    talk: Option<(u64, Talk)>,
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
        let seat = config.neighbours.join().map_err(|source| Error::Io { what: "make an event", source })?;
        let mut enforcer = limits::choose(config)?;
        let container = Container::start(config, enforcer.as_mut())?;
        Ok(Self {
            config: config.clone(),
            canceller,
            seat,
            container: Some(container),
            enforcer,
            warm: false,
            talk: None,
        })
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

    /// Like [`Slot::run`], while the programs of all neighbours (see [`Config::neighbours`]) stand still, their clocks
    /// as well; for 30 s at the most. Who comes second waits.
    ///
    /// # Errors
    /// As [`Slot::run`].
    pub fn run_alone(&mut self, run: &Run) -> Result<Outcome, Error> {
        // A killed run takes a moment to be gone.
        let most = Duration::from_millis(run.limits.wall_ms.into()) + Duration::from_secs(1);
        let _alone = self.seat.alone(&self.canceller, most);
        self.run(run)
    }

    /// Starts a program that answers any number of questions, and waits for its first message. The limits are those of
    /// one question; this wait has them, too. Its standard input is a socket, and both sides send messages: the length in
    /// four bytes, little-endian, and the content. `most` bounds the content of an answer, in bytes. By `key` the program
    /// is known again.
    ///
    /// # Errors
    /// As [`Slot::run`].
    pub fn open(&mut self, run: &Run, key: u64, most: u32) -> Result<Told, Error> {
        match self.try_open(run, key, most) {
            // As in `run_until`.
            Err(Error::Unfit { .. }) => self.try_open(run, key, most),
            result => result,
        }
    }

    /// Asks the program that was opened last.
    ///
    /// # Errors
    /// As [`Slot::run`]; and if there is no such program.
    pub fn ask(&mut self, message: &[u8]) -> Result<Told, Error> {
        let (key, talk) = self.talk.take().ok_or_else(|| Error::Invalid("no program is open".to_owned()))?;
        self.converse(key, |container, enforcer, canceller, turn| {
            supervise::ask(talk, container, enforcer, canceller, turn, message)
        })
    }

    /// Whether the program that was opened with this key waits for questions.
    #[must_use]
    pub fn is_open(&self, key: u64) -> bool {
        self.talk.as_ref().is_some_and(|(open, _)| *open == key)
    }

    /// Ends the program that waits for questions; what it used in all its time. Any other run ends it, too.
    ///
    /// # Errors
    /// As [`Slot::run`].
    pub fn close(&mut self) -> Result<Option<Outcome>, Error> {
        let Some((key, talk)) = self.talk.take() else { return Ok(None) };
        let told = self.converse(key, |container, enforcer, canceller, turn| {
            supervise::close(talk, container, enforcer, canceller, turn).map(|outcome| (Told::Ended(outcome), None))
        })?;
        Ok(if let Told::Ended(outcome) = told { Some(outcome) } else { None })
    }

    fn try_open(&mut self, run: &Run, key: u64, most: u32) -> Result<Told, Error> {
        self.ready()?;
        self.warm |= run.warm.is_some();
        self.converse(key, |container, enforcer, canceller, turn| {
            supervise::open(container, enforcer, canceller, turn, run, most)
        })
    }

    /// Does something with a program that is asked, and keeps it.
    fn converse(
        &mut self,
        key: u64,
        step: impl FnOnce(&mut Container, &mut dyn Enforcer, &Canceller, &Turn<'_>) -> Result<(Told, Option<Talk>), Error>,
    ) -> Result<Told, Error> {
        let mut container = self.container.take().ok_or_else(|| Error::Lost("its box is gone".to_owned()))?;
        let turn = self.seat.begin(&self.canceller);
        let result = step(&mut container, self.enforcer.as_mut(), &self.canceller, &turn);
        drop(turn);
        if !matches!(&result, Err(error) if error.is_lasting()) {
            self.container = Some(container);
        }
        let (told, talk) = result?;
        self.talk = talk.map(|talk| (key, talk));
        Ok(told)
    }

    /// Ends what is open. A fault concerns only the box, which is then gone.
    fn hang_up(&mut self) {
        if let Err(error) = self.close() {
            tracing::warn!(error = crate::error::chain(&error), "a program that was asked did not end by itself");
        }
    }

    /// Ends what is open, and sees to it that there is a box.
    fn ready(&mut self) -> Result<(), Error> {
        self.hang_up();
        // An old one that ended or broke down after its last run must be gone before its control groups can be.
        if self.container.take_if(|container| !container.is_idle()).is_some() || self.container.is_none() {
            self.container = Some(Container::start(&self.config, self.enforcer.as_mut())?);
        }
        Ok(())
    }

    /// Ends the program that waits for questions, and the warm interpreter of the runs before (see [`crate::Warm`]).
    pub fn cool(&mut self) {
        self.hang_up();
        if std::mem::take(&mut self.warm)
            && let Some(mut container) = self.container.take()
        {
            match container.cool() {
                Ok(()) => self.container = Some(container),
                // It ends with its zygote.
                Err(error) => {
                    tracing::warn!(error = crate::error::chain(&error), "an interpreter did not end by itself");
                }
            }
        }
    }

    fn attempt(&mut self, run: &Run, stop: Option<&Canceller>) -> Result<Outcome, Error> {
        self.ready()?;
        let mut container = self.container.take().ok_or_else(|| Error::Lost("its box is gone".to_owned()))?;
        self.warm |= run.warm.is_some();
        let turn = self.seat.begin(&self.canceller);
        let outcome = supervise(&mut container, self.enforcer.as_mut(), &self.canceller, stop, &turn, run);
        drop(turn);
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
