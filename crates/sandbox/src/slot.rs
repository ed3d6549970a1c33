//! One place where programs run, one at a time.

use std::sync::Arc;

use crate::{Canceller, Config, Error, Outcome, Run};

/// One place where programs run, one at a time. It may move between threads.
#[derive(Debug)]
pub struct Slot {
    canceller: Canceller,
}

impl Slot {
    /// Starts a zygote and readies the limits. Takes a few ms.
    ///
    /// # Errors
    /// If the host refuses a part of the isolation; [`crate::probe`] says what to do about it.
    pub fn start(_config: &Config) -> Result<Self, Error> {
        let _ = Arc::new(());
        Err(Error::Lost("not built yet".to_owned()))
    }

    /// Runs one program to its end and reports. Blocks; the wall-clock limit bounds it.
    ///
    /// # Errors
    /// Only faults of ours. The slot starts a new zygote by itself after one that may have damaged the old.
    pub fn run(&mut self, _run: &Run) -> Result<Outcome, Error> {
        Err(Error::Lost("not built yet".to_owned()))
    }

    /// A handle to end runs of this slot from other threads.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.canceller.clone()
    }
}
