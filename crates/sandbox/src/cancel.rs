//! Ending a run from another thread.

use std::sync::Arc;

/// Ends the run of one [`crate::Slot`] from any thread.
///
/// A cancel is never lost: when no run is in progress, the next one ends at once. [`Canceller::reset`] takes such a
/// pending cancel back.
#[derive(Clone, Debug)]
pub struct Canceller {
    _event: Arc<()>,
}

impl Canceller {
    /// Ends the current run, or the next one if there is none, with [`crate::Ending::Cancelled`].
    pub fn cancel(&self) {}

    /// Takes back a cancel that has not ended a run yet.
    pub fn reset(&self) {}
}
