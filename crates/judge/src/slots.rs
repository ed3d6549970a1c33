//! The sandboxes of one judge.

use assay_sandbox::{Config, Slot};

use crate::Error;

/// The slots of a judge: one for submissions and their compilers, and one for the problem's own programs. The second slot starts when it is
/// first needed. One cancel ends the runs of both.
#[derive(Debug)]
pub(crate) struct Slots {
    config: Config,
    contestant: Slot,
    beside: Option<Slot>,
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
            None => Slot::start_with_canceller(&self.config, self.contestant.canceller())?,
        };
        Ok([&mut self.contestant, self.beside.insert(beside)])
    }

    pub(crate) fn canceller(&self) -> assay_sandbox::Canceller {
        self.contestant.canceller()
    }
}
