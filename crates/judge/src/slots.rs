//! The sandboxes of one judge.

use assay_sandbox::{Canceller, Config, Ending, Exchange, Outcome, Run, Then};

use crate::Error;

/// The slots of a judge: one for submissions and their compilers, and one for the problem's own programs. The second slot starts when it is
/// first needed. One cancel ends the runs of both.
#[derive(Debug)]
pub(crate) struct Slots {
    config: Config,
    contestant: Slot,
    beside: Option<Slot>,
}

/// A sandbox that reports a cancelled run as [`Error::Cancelled`].
#[derive(Debug)]
pub(crate) struct Slot(assay_sandbox::Slot);

/// One of two joined programs.
#[derive(Debug)]
pub(crate) struct Side<'a> {
    pub(crate) slot: &'a mut Slot,
    pub(crate) run: Run,
    /// See [`assay_sandbox::Side`].
    pub(crate) early_eof: bool,
}

/// How two joined programs ended. Only a program that ended because of the other one can be [`Ending::Cancelled`].
#[derive(Debug)]
pub(crate) struct Joined {
    /// The outcomes, in the order of the sides.
    pub(crate) outcomes: [Result<Outcome, Error>; 2],
    /// The index of the side that ended first.
    pub(crate) first: usize,
}

impl Slots {
    /// # Errors
    /// If the sandbox does not start.
    pub(crate) fn start(config: &Config) -> Result<Self, Error> {
        Ok(Self { config: config.clone(), contestant: Slot::start(config)?, beside: None })
    }

    /// The slot for submissions and their compilers.
    pub(crate) fn contestant(&mut self) -> &mut Slot {
        &mut self.contestant
    }

    /// The slot for validators and graders.
    ///
    /// # Errors
    /// If the sandbox does not start.
    pub(crate) fn beside(&mut self) -> Result<&mut Slot, Error> {
        self.both().map(|[_, beside]| beside)
    }

    /// Both slots.
    ///
    /// # Errors
    /// If the sandbox does not start.
    pub(crate) fn both(&mut self) -> Result<[&mut Slot; 2], Error> {
        let beside = match self.beside.take() {
            Some(slot) => slot,
            None => Slot(assay_sandbox::Slot::start_with_canceller(&self.config, self.canceller())?),
        };
        Ok([&mut self.contestant, self.beside.insert(beside)])
    }

    pub(crate) fn canceller(&self) -> Canceller {
        self.contestant.0.canceller()
    }
}

impl Slot {
    /// # Errors
    /// If the sandbox does not start.
    pub(crate) fn start(config: &Config) -> Result<Self, Error> {
        Ok(Self(assay_sandbox::Slot::start(config)?))
    }

    /// See [`assay_sandbox::Slot::run`].
    ///
    /// # Errors
    /// If it was cancelled, or on an internal failure.
    pub(crate) fn run(&mut self, run: &Run) -> Result<Outcome, Error> {
        not_cancelled(self.0.run(run)?)
    }

    /// See [`assay_sandbox::Slot::run_alone`].
    ///
    /// # Errors
    /// As [`Slot::run`].
    pub(crate) fn run_alone(&mut self, run: &Run) -> Result<Outcome, Error> {
        not_cancelled(self.0.run_alone(run)?)
    }

    /// See [`assay_sandbox::Slot::open`].
    ///
    /// # Errors
    /// As [`Slot::run`].
    pub(crate) fn open(&mut self, run: &Run, key: u64, max_answer: u32) -> Result<Exchange, Error> {
        not_cancelled_exchange(self.0.open(run, key, max_answer)?)
    }

    /// See [`assay_sandbox::Slot::request`].
    ///
    /// # Errors
    /// As [`Slot::run`].
    pub(crate) fn request(&mut self, message: &[u8]) -> Result<Exchange, Error> {
        not_cancelled_exchange(self.0.request(message)?)
    }

    /// Whether the program that was opened with this key waits for requests.
    pub(crate) fn is_open(&self, key: u64) -> bool {
        self.0.is_open(key)
    }

    /// Ends the program that waits for requests.
    ///
    /// # Errors
    /// As [`Slot::run`].
    pub(crate) fn close(&mut self) -> Result<(), Error> {
        self.0.close()?.map_or(Ok(()), |outcome| not_cancelled(outcome).map(drop))
    }

    /// See [`assay_sandbox::Slot::warm_up`].
    pub(crate) fn warm_up(&mut self) {
        self.0.warm_up();
    }

    /// See [`assay_sandbox::Slot::end_kept_programs`].
    pub(crate) fn end_kept_programs(&mut self) {
        self.0.end_kept_programs();
    }
}

/// Runs two joined programs. See [`assay_sandbox::run_joined`].
///
/// # Errors
/// If they were cancelled, or they could not be started.
pub(crate) fn run_joined(sides: [Side<'_>; 2], then: impl Fn(usize, &Outcome) -> Then + Sync) -> Result<Joined, Error> {
    let sides = sides.map(|Side { slot, run, early_eof }| assay_sandbox::Side { slot: &mut slot.0, run, early_eof });
    let assay_sandbox::Joined { outcomes, first } = assay_sandbox::run_joined(sides, |side, outcome| {
        if outcome.ending == Ending::Cancelled { Then::Stop } else { then(side, outcome) }
    })?;
    let is_cancelled = |side: usize| matches!(&outcomes[side], Ok(outcome) if outcome.ending == Ending::Cancelled);
    let stops_other = outcomes[first].as_ref().map_or(true, |outcome| then(first, outcome) == Then::Stop);
    if is_cancelled(first) || (is_cancelled(1 - first) && !stops_other) {
        return Err(Error::Cancelled);
    }
    Ok(Joined { outcomes: outcomes.map(|outcome| outcome.map_err(Error::from)), first })
}

/// The one place where a cancelled run becomes an error.
fn not_cancelled(outcome: Outcome) -> Result<Outcome, Error> {
    if outcome.ending == Ending::Cancelled { Err(Error::Cancelled) } else { Ok(outcome) }
}

fn not_cancelled_exchange(exchange: Exchange) -> Result<Exchange, Error> {
    match exchange {
        Exchange::Ended(outcome) => not_cancelled(outcome).map(Exchange::Ended),
        Exchange::Closed(outcome) => not_cancelled(outcome).map(Exchange::Closed),
        other => Ok(other),
    }
}
