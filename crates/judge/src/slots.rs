//! The sandboxes of one judge.

use assay_sandbox::{Config, Slot};

use crate::Error;

/// Where programs run: submissions and their compilers in one slot, and what comes with the problem in another, which is
/// started when it is first needed. One cancel ends what runs in either.
#[derive(Debug)]
pub(crate) struct Slots {
    config: Config,
    contestant: Slot,
    beside: Option<Slot>,
}

impl Slots {
    /// # Errors
    /// The sandbox cannot be started.
    pub(crate) fn start(config: &Config) -> Result<Self, Error> {
        Ok(Self { config: config.clone(), contestant: Slot::start(config)?, beside: None })
    }

    /// For submissions and their compilers.
    pub(crate) fn contestant(&mut self) -> &mut Slot {
        &mut self.contestant
    }

    /// For validators and graders.
    ///
    /// # Errors
    /// The sandbox cannot be started.
    pub(crate) fn beside(&mut self) -> Result<&mut Slot, Error> {
        self.both().map(|[_, beside]| beside)
    }

    /// Both at once.
    ///
    /// # Errors
    /// The sandbox cannot be started.
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
