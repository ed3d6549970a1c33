//! A child that has prepared itself before its program is known. It exists only while no program runs: it is started after the end of one, and
//! becomes the next one. So no program can see it.
#![expect(unsafe_code, reason = "a child that shares memory with its parent; each block says why it is sound")]

use std::{io, os::fd::BorrowedFd, sync::atomic::Ordering};

use super::{
    child::{ChildData, ProgramData, progress, wait_and_start},
    exec::{Confinement, Launch, NotStarted, clone},
    sys,
};
use crate::monotonic_us;

/// A child that waits for its program, or that has started it.
pub(super) struct WaitingChild {
    process: i32,
    /// Shared with the child. Owned by this value.
    data: *mut ChildData,
    /// The data refers to it.
    _confinement: Confinement,
    /// Its program, to which the data refers too.
    launch: Option<Box<Launch>>,
    /// Whether its program has ended and was reaped.
    ended: bool,
}

impl WaitingChild {
    /// Starts a child without a program. It waits for `wake`, and shares the table of descriptors until it takes over those of its program. The
    /// stack must not be in use.
    pub(super) fn start(
        stack: &mut [u128],
        wake: BorrowedFd<'_>,
        mut data: ChildData,
        confinement: Confinement,
    ) -> io::Result<Self> {
        data.wake = sys::number(wake);
        data.cloned_us = monotonic_us();
        let data = Box::into_raw(Box::new(data));
        let mut child = Self { process: 0, data, _confinement: confinement, launch: None, ended: false };
        // SAFETY: the stack and the data belong to the child until this value is dropped. Then the child has ended.
        child.process = unsafe { clone(stack, &child._confinement, libc::CLONE_FILES, wait_and_start, data)? };
        Ok(child)
    }

    /// Whether it waits for a program.
    pub(super) fn is_ready(&self) -> bool {
        self.launch.is_none() && self.progress() == progress::PREPARING
    }

    /// Lets it start its program, and returns its process id.
    pub(super) fn give(&mut self, wake: BorrowedFd<'_>, program: ProgramData, launch: Box<Launch>) -> i32 {
        // SAFETY: the child reads the program only after the flag is set.
        unsafe {
            (*self.data).program = Some(program);
            (*self.data).has_program.store(true, Ordering::Release);
        }
        self.launch = Some(launch);
        // Fails only if the counter is full. Then the child does not sleep.
        let _ = rustix::io::write(wake, &1u64.to_ne_bytes());
        self.process
    }

    /// To be called when its program has ended and was reaped. Returns why it could not start the program, if that is so.
    pub(super) fn ended(&mut self, killed: bool) -> Option<NotStarted> {
        self.launch.as_ref()?;
        self.ended = true;
        // SAFETY: the child has ended.
        let errno = unsafe { (*self.data).errno };
        match self.progress() {
            progress::FAILED => Some(NotStarted::Preparation(errno)),
            progress::REFUSED => Some(NotStarted::Program(errno)),
            // Another program of the host has killed it.
            progress::PREPARING if !killed => Some(NotStarted::Preparation(libc::ESRCH)),
            _ => None,
        }
    }

    pub(super) fn waited_before_us(&self) -> u64 {
        // SAFETY: the data is valid, and this value is atomic.
        unsafe { (*self.data).waited_before_us.load(Ordering::Relaxed) }
    }

    fn progress(&self) -> i32 {
        // SAFETY: the data is valid, and this value is atomic.
        unsafe { (*self.data).progress.load(Ordering::Acquire) }
    }
}

impl Drop for WaitingChild {
    fn drop(&mut self) {
        if self.process > 0 && !self.ended {
            sys::kill(self.process);
            sys::wait(self.process);
        }
        // SAFETY: the child has ended.
        drop(unsafe { Box::from_raw(self.data) });
    }
}
