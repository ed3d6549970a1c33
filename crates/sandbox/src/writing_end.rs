//! The writing end of a pipe from one program to another.

use std::{
    fs::File,
    os::fd::{AsFd as _, AsRawFd as _, OwnedFd},
    sync::{Mutex, PoisonError},
};

use rustix::fs::{FlockOperation, flock};

use crate::Error;

/// The writing end of a pipe from one program to another. As long as this is there, the reader does not meet the end of
/// its input, whatever becomes of the writer: see [`crate::run_joined`].
#[derive(Debug)]
pub struct WritingEnd {
    /// `None` once it was let go.
    ours: Mutex<Option<OwnedFd>>,
    /// Whether it may be let go before the writer has ended.
    pub(crate) early: bool,
}

impl WritingEnd {
    pub(crate) fn new(writer: OwnedFd, early: bool) -> Self {
        Self { ours: Mutex::new(Some(writer)), early }
    }

    /// The end that a program gets, and whoever it starts: a file description of its own, with a lock on it (flock(2)),
    /// which the kernel takes off when the last descriptor of it is closed. No program that holds an end of a pipe can lock
    /// files, so none can take or keep the lock.
    pub(crate) fn lend(&self) -> Result<OwnedFd, Error> {
        let fault = |source| Error::Io { what: "pass on a pipe", source };
        let ours = self.ours.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(ours) = ours.as_ref() else { return Err(Error::Lost("it had closed its output".to_owned())) };
        // What came of looking whether the last one is back.
        flock(ours, FlockOperation::Unlock).map_err(|errno| fault(errno.into()))?;
        let again = format!("/proc/self/fd/{}", ours.as_raw_fd());
        let lent = File::options().write(true).open(again).map_err(fault)?;
        flock(&lent, FlockOperation::NonBlockingLockExclusive).map_err(|errno| fault(errno.into()))?;
        Ok(lent.into())
    }

    /// Whether no program holds the end any more that was lent last.
    pub(crate) fn is_back(&self) -> bool {
        let ours = self.ours.lock().unwrap_or_else(PoisonError::into_inner);
        ours.as_ref().is_some_and(|ours| flock(ours.as_fd(), FlockOperation::NonBlockingLockExclusive).is_ok())
    }

    /// Lets the reader meet the end of its input once no program holds the other end.
    pub(crate) fn let_go(&self) {
        drop(self.ours.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}
