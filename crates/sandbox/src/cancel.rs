//! Ending a run from another thread.

use std::{
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    sync::Arc,
};

use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};

/// Ends the run of one [`crate::Slot`] from any thread.
///
/// A cancel is never lost: when no run is in progress, the next one ends at once. [`Canceller::reset`] takes such a
/// pending cancel back, so a slot's owner calls it before a series of runs that nobody can have cancelled yet.
#[derive(Clone, Debug)]
pub struct Canceller {
    event: Arc<OwnedFd>,
}

impl Canceller {
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self { event: Arc::new(eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?) })
    }

    /// Ends the current run, or the next one if there is none, with [`crate::Ending::Cancelled`].
    pub fn cancel(&self) {
        // It can only fail when the counter is full, and then it is set anyway.
        let _ = rustix::io::write(&self.event, &1u64.to_ne_bytes());
    }

    /// Takes back a cancel that has not ended a run yet.
    pub fn reset(&self) {
        self.take();
    }

    /// Whether there was a cancel that has not ended a run yet.
    pub(crate) fn is_pending(&self) -> bool {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        matches!(poll(&mut [PollFd::new(&self.event, PollFlags::IN)], Some(&now)), Ok(1))
    }

    /// Whether there was a cancel; it is used up by this.
    pub(crate) fn take(&self) -> bool {
        rustix::io::read(&self.event, &mut [0u8; 8]).is_ok()
    }
}

impl AsFd for Canceller {
    /// Readable while a cancel is pending.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.event.as_fd()
    }
}
