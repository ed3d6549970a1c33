//! Cancels a run from another thread.

use std::{
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    sync::Arc,
};

use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};

/// Cancels the run of one [`crate::Slot`] from any thread.
///
/// A cancel is never lost: if no run is in progress, it ends the next one. [`Canceller::reset`] drops such a pending cancel. The owner of
/// a slot calls it before a series of runs that cannot have been cancelled yet.
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
        // Fails only if the counter is full, and then a cancel is pending already.
        let _ = rustix::io::write(&self.event, &1u64.to_ne_bytes());
    }

    /// Drops a cancel that has not ended a run yet.
    pub fn reset(&self) {
        self.take();
    }

    /// Whether a cancel is pending.
    pub(crate) fn is_pending(&self) -> bool {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        matches!(poll(&mut [PollFd::new(&self.event, PollFlags::IN)], Some(&now)), Ok(1))
    }

    /// Whether a cancel was pending. Consumes it.
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
