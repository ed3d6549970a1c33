//! A slot runs one program at a time.

use std::time::Duration;

use crate::{
    Canceller, Config, Error, Outcome, Run, Rung,
    container::Container,
    limits::{self, Enforcer},
    pause_group::{Member, RunGuard},
    prepared_run::interpreter,
    supervise::{self, Conversation, Exchange, supervise},
    wire::Start,
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
    /// The interpreter that a run asked for last.
    last_interpreter: Option<Start>,
    /// The program that answers requests, if there is one, and its key.
    conversation: Option<(u64, Conversation)>,
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
        Ok(Self {
            config: config.clone(),
            canceller,
            member,
            container: Some(container),
            enforcer,
            warm: false,
            last_interpreter: None,
            conversation: None,
        })
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

    /// Starts a program that answers any number of requests, and waits for its first message. The limits apply to each request, and
    /// also to this wait. The program's standard input is a socket. Both sides send messages: the length in four bytes, little-endian,
    /// and the content. `max_answer` limits the content of an answer, in bytes. `key` identifies the program in [`Slot::is_open`].
    ///
    /// # Errors
    /// As [`Slot::run`].
    pub fn open(&mut self, run: &Run, key: u64, max_answer: u32) -> Result<Exchange, Error> {
        match self.try_open(run, key, max_answer) {
            // As in `run_until`.
            Err(Error::BoxNotClean { .. }) => self.try_open(run, key, max_answer),
            result => result,
        }
    }

    /// Sends a request to the program that was opened last, and waits for the answer.
    ///
    /// # Errors
    /// As [`Slot::run`], or if there is no such program.
    pub fn request(&mut self, message: &[u8]) -> Result<Exchange, Error> {
        let (key, conversation) =
            self.conversation.take().ok_or_else(|| Error::Invalid("no program is open".to_owned()))?;
        self.exchange(key, |container, enforcer, canceller, run_guard| {
            supervise::request(conversation, container, enforcer, canceller, run_guard, message)
        })
    }

    /// Whether the program that was opened with this key waits for requests.
    #[must_use]
    pub fn is_open(&self, key: u64) -> bool {
        self.conversation.as_ref().is_some_and(|(open, _)| *open == key)
    }

    /// Ends the program that waits for requests. Returns its usage since its start. Any other run also ends it.
    ///
    /// # Errors
    /// As [`Slot::run`].
    pub fn close(&mut self) -> Result<Option<Outcome>, Error> {
        let Some((key, conversation)) = self.conversation.take() else { return Ok(None) };
        let exchange = self.exchange(key, |container, enforcer, canceller, run_guard| {
            let outcome = supervise::close(conversation, container, enforcer, canceller, run_guard)?;
            Ok((Exchange::Ended(outcome), None))
        })?;
        Ok(if let Exchange::Ended(outcome) = exchange { Some(outcome) } else { None })
    }

    fn try_open(&mut self, run: &Run, key: u64, max_answer: u32) -> Result<Exchange, Error> {
        self.prepare_container()?;
        self.note_interpreter(run);
        self.exchange(key, |container, enforcer, canceller, run_guard| {
            supervise::open(container, enforcer, canceller, run_guard, run, max_answer)
        })
    }

    /// Carries out one step of a conversation, and keeps the conversation if it continues.
    fn exchange(
        &mut self,
        key: u64,
        step: impl FnOnce(
            &mut Container,
            &mut dyn Enforcer,
            &Canceller,
            &RunGuard<'_>,
        ) -> Result<(Exchange, Option<Conversation>), Error>,
    ) -> Result<Exchange, Error> {
        let mut container = self.container.take().ok_or_else(|| Error::Lost("its box is gone".to_owned()))?;
        let run_guard = self.member.begin_run(&self.canceller);
        let result = step(&mut container, self.enforcer.as_mut(), &self.canceller, &run_guard);
        drop(run_guard);
        if !matches!(&result, Err(error) if error.is_lasting()) {
            self.container = Some(container);
        }
        let (exchange, conversation) = result?;
        self.conversation = conversation.map(|conversation| (key, conversation));
        Ok(exchange)
    }

    /// Ends the open program. A failure affects only the box, which is then gone.
    fn end_conversation(&mut self) {
        if let Err(error) = self.close() {
            tracing::warn!(error = assay_domain::error_chain(&error), "cannot end a program that waits for requests");
        }
    }

    /// Ends the open program, and starts a container if there is none.
    fn prepare_container(&mut self) -> Result<(), Error> {
        self.end_conversation();
        // An old container that ended or broke after its last run must be gone before its control groups are removed.
        if self.container.take_if(|container| !container.is_idle()).is_some() || self.container.is_none() {
            self.container = Some(Container::start(&self.config, self.enforcer.as_mut())?);
        }
        Ok(())
    }

    /// Ends the program that waits for requests and the warm interpreter, if there are any (see [`crate::Warm`]).
    pub fn end_kept_programs(&mut self) {
        self.end_conversation();
        if std::mem::take(&mut self.warm)
            && let Some(mut container) = self.container.take()
        {
            match container.end_interpreter() {
                Ok(()) => self.container = Some(container),
                // It ends with its zygote.
                Err(error) => {
                    tracing::warn!(
                        error = assay_domain::error_chain(&error),
                        "cannot end the warm interpreter; restarting the sandbox process"
                    );
                }
            }
        }
    }

    /// Starts the interpreter that a run asked for last (see [`crate::Warm`]), so that the next run starts faster. Call it when there is no
    /// work. Does not wait until the interpreter is ready. The interpreter ends when a run begins that asks for none or for another one.
    pub fn warm_up(&mut self) {
        // It would disturb the measurement of a slot that runs alone.
        if self.warm || self.conversation.is_some() || self.member.other_is_alone() {
            return;
        }
        if let (Some(start), Some(container)) = (&self.last_interpreter, &self.container) {
            match container.start_interpreter(start.clone()) {
                Ok(()) => self.warm = true,
                // The next run starts a new container.
                Err(error) => {
                    tracing::debug!(error = assay_domain::error_chain(&error), "cannot start a warm interpreter");
                }
            }
        }
    }

    fn attempt(&mut self, run: &Run, stop: Option<&Canceller>) -> Result<Outcome, Error> {
        self.prepare_container()?;
        let mut container = self.container.take().ok_or_else(|| Error::Lost("its box is gone".to_owned()))?;
        self.note_interpreter(run);
        let run_guard = self.member.begin_run(&self.canceller);
        let outcome = supervise(&mut container, self.enforcer.as_mut(), &self.canceller, stop, &run_guard, run);
        drop(run_guard);
        if !matches!(&outcome, Err(error) if error.is_lasting()) {
            self.container = Some(container);
        }
        outcome
    }

    fn note_interpreter(&mut self, run: &Run) {
        // If another run has started one, this is known already.
        self.warm |= run.warm.as_ref().is_some_and(|warm| warm.start);
        if let Some(interpreter) = interpreter(run) {
            self.last_interpreter = Some(interpreter);
        }
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
