//! The writing end of a pipe between two programs.

use std::{
    fs::File,
    os::fd::{AsFd as _, AsRawFd as _, OwnedFd},
    sync::{Mutex, PoisonError},
};

use rustix::fs::{FlockOperation, flock};

use crate::Error;

/// The writing end of a pipe between two programs. While this value holds it, the reader does not see the end of its input, even if the
/// writer has ended (see [`crate::run_joined`]).
#[derive(Debug)]
pub struct WritingEnd {
    /// `None` once it was released.
    ours: Mutex<Option<OwnedFd>>,
    /// Whether it may be released before the writer has ended.
    pub(crate) early_release: bool,
}

impl WritingEnd {
    pub(crate) fn new(writer: OwnedFd, early_release: bool) -> Self {
        Self { ours: Mutex::new(Some(writer)), early_release }
    }

    /// Opens the end for a program and its children: a separate file description with a lock (flock(2)). The kernel releases the lock when
    /// the last descriptor of it is closed. A program that holds an end of a pipe cannot lock files, so it can neither take nor keep the lock.
    pub(crate) fn open_for_program(&self) -> Result<OwnedFd, Error> {
        let fault = |source| Error::Io { what: "pass a pipe to the box", source };
        let ours = self.ours.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(ours) = ours.as_ref() else { return Err(Error::Lost("it had closed its output".to_owned())) };
        // A lock that `is_closed` took.
        flock(ours, FlockOperation::Unlock).map_err(|errno| fault(errno.into()))?;
        let again = format!("/proc/self/fd/{}", ours.as_raw_fd());
        let opened = File::options().write(true).open(again).map_err(fault)?;
        flock(&opened, FlockOperation::NonBlockingLockExclusive).map_err(|errno| fault(errno.into()))?;
        Ok(opened.into())
    }

    /// Whether no program holds the writing end any more.
    pub(crate) fn is_closed(&self) -> bool {
        let ours = self.ours.lock().unwrap_or_else(PoisonError::into_inner);
        ours.as_ref().is_some_and(|ours| flock(ours.as_fd(), FlockOperation::NonBlockingLockExclusive).is_ok())
    }

    /// Releases the end: the reader sees the end of its input once no program holds the writing end.
    pub(crate) fn release(&self) {
        drop(self.ours.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}
