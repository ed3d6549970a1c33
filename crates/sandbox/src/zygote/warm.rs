//! Warm interpreters, from the view of the zygote.
//!
//! An interpreter runs in all namespaces of the box except the pid namespace. It runs in the guard's pid namespace, and only its children are
//! in that of the box. So programs cannot signal, trace, see or wait for it. It is confined like a program before it starts, and its children
//! inherit this. A child gets what differs per run (control groups, limits, standard input and output) before it may continue.

use std::{
    io,
    os::fd::{AsFd as _, BorrowedFd, OwnedFd},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    pipe::{PipeFlags, pipe_with},
};

use super::{exec::Launcher, sys};
use crate::wire::{ResourceLimits, Start, WarmRequest, receive, send};

/// The timeout for each step of an interpreter.
const STEP_TIMEOUT: Timespec = Timespec { tv_sec: 5, tv_nsec: 0 };

/// The longest message of an interpreter, in bytes.
const MAX_MESSAGE_BYTES: usize = 64;

/// Interpreters with the same arguments differ by a few pages. Rounded, their shared memory is the same.
const SHARED_STEP_KIB: u64 = 128;

/// The message that lets a child continue.
const RELEASE: &[u8] = b"g";

/// Manages the warm interpreter of a zygote, if there is one.
pub(super) struct Warm {
    /// The socket to the guard, which starts interpreters.
    guard: OwnedFd,
    interpreter: Option<Interpreter>,
    /// The key of the last interpreter that did not work.
    refused: Option<u64>,
}

struct Interpreter {
    /// The only key whose runs may use it; `None` before the first run.
    key: Option<u64>,
    start: Start,
    socket: OwnedFd,
    /// Whether it has sent its first message.
    ready: bool,
    /// See [`Child`]; measured at the first child.
    shared_kib: Option<u64>,
}

/// A child that waits until it may run the program.
pub(super) struct Child {
    pub(super) process: i32,
    /// The memory that it shares with the interpreter, rounded up to a multiple of [`SHARED_STEP_KIB`].
    pub(super) shared_kib: u64,
    release_pipe: OwnedFd,
}

/// What a child gets for its run.
pub(super) struct ChildSetup<'a> {
    pub(super) env: &'a [Vec<u8>],
    pub(super) stdio: [BorrowedFd<'a>; 3],
    pub(super) groups: &'a [OwnedFd],
    pub(super) limits: &'a ResourceLimits,
}

impl Warm {
    pub(super) fn new(guard: OwnedFd) -> Self {
        Self { guard, interpreter: None, refused: None }
    }

    /// Forks the requested interpreter. The child waits for [`Child::release`]. Returns `None` if this is not possible; then the interpreter has
    /// ended, but children of it may remain.
    pub(super) fn fork(&mut self, asked: &WarmRequest, setup: &ChildSetup<'_>, launcher: &Launcher) -> Option<Child> {
        let exists = self.interpreter.as_ref().is_some_and(|interpreter| interpreter.serves(asked, setup.env));
        if self.refused == Some(asked.key) || !(asked.start || exists) {
            return None;
        }
        let forked = self.try_fork(asked, setup, launcher);
        if forked.is_err() {
            self.refused = Some(asked.key);
            // If the guard is gone, this process ends soon too.
            let _ = self.end_interpreter();
        }
        forked.ok()
    }

    /// Starts an interpreter for a later run, without waiting until it is ready. It may still fail; that run then starts another one.
    pub(super) fn warm_up(&mut self, start: Start) -> io::Result<()> {
        self.interpreter = self.start(start)?;
        Ok(())
    }

    /// Before a run: ends an interpreter that belongs to another submission, and one that waits for a submission if this run cannot use it. So no
    /// program is in the box together with the interpreter of another submission.
    pub(super) fn end_unusable(&mut self, asked: Option<&WarmRequest>, env: &[Vec<u8>]) -> io::Result<()> {
        let keep = |interpreter: &Interpreter| match (interpreter.key, asked) {
            (None, Some(asked)) => interpreter.serves(asked, env) && !interpreter.has_ended(),
            (None, None) => false,
            (Some(key), Some(asked)) => key == asked.key,
            // Another program of the same submission.
            (Some(_), None) => true,
        };
        if self.interpreter.as_ref().is_none_or(keep) { Ok(()) } else { self.end_interpreter() }
    }

    /// Ends the interpreter.
    pub(super) fn end_interpreter(&mut self) -> io::Result<()> {
        self.interpreter = None;
        self.request_start(&Start::default()).map(drop)
    }

    fn try_fork(&mut self, asked: &WarmRequest, setup: &ChildSetup<'_>, launcher: &Launcher) -> io::Result<Child> {
        let interpreter = match self.interpreter.take().filter(|interpreter| interpreter.serves(asked, setup.env)) {
            Some(interpreter) => interpreter,
            None => {
                let start = Start { argv: asked.argv.clone(), env: setup.env.to_vec() };
                self.start(start)?.ok_or(io::ErrorKind::Unsupported)?
            }
        };
        let interpreter = self.interpreter.insert(interpreter);
        interpreter.key = Some(asked.key);
        if !std::mem::replace(&mut interpreter.ready, true) {
            receive_message(&interpreter.socket)?;
        }
        // Pipes, because programs could see sockets of this network namespace in /proc.
        let ((id_reader, id_writer), (release_reader, release_writer)) = (pipe()?, pipe()?);
        let mut descriptors = setup.stdio.to_vec();
        descriptors.extend([id_writer.as_fd(), release_reader.as_fd()]);
        descriptors.extend(setup.groups.iter().map(OwnedFd::as_fd));
        send(&interpreter.socket, &asked.arguments.join(&0), &descriptors)?;
        drop((id_writer, release_reader));
        // First wait until the child in between is gone. Before that, this child may still be in its process group, and not be
        // a child of this process.
        receive_message(&interpreter.socket)?;
        wait_until_readable(&id_reader)?;
        let mut word = [0; MAX_MESSAGE_BYTES];
        let length = rustix::io::read(&id_reader, &mut word)?;
        let process = std::str::from_utf8(&word[..length]).ok().and_then(|text| text.parse().ok()).filter(|id| *id > 1);
        let process = process.ok_or(io::ErrorKind::InvalidData)?;
        // Otherwise, a signal to its process group would reach the interpreter.
        if sys::process_group(process)? != process {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        launcher.limit(process, setup.limits)?;
        let shared_kib = match interpreter.shared_kib {
            Some(known) => known,
            None => *interpreter.shared_kib.insert(anonymous_kib(process)?.next_multiple_of(SHARED_STEP_KIB)),
        };
        Ok(Child { process, shared_kib, release_pipe: release_writer })
    }

    /// Starts an interpreter. `None` if the guard cannot start one.
    fn start(&self, start: Start) -> io::Result<Option<Interpreter>> {
        let socket = self.request_start(&start)?;
        Ok(socket.map(|socket| Interpreter { key: None, start, socket, ready: false, shared_kib: None }))
    }

    /// Sends a request to the guard and waits for the reply. Returns the socket of the started interpreter.
    fn request_start(&self, start: &Start) -> io::Result<Option<OwnedFd>> {
        send(&self.guard, &start.encode(), &[])?;
        receive_message(&self.guard)
    }
}

impl Interpreter {
    /// Whether this run may use it.
    fn serves(&self, asked: &WarmRequest, env: &[Vec<u8>]) -> bool {
        match self.key {
            Some(key) => key == asked.key,
            None => self.start.argv == asked.argv && self.start.env == env,
        }
    }

    fn has_ended(&self) -> bool {
        const NOW: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };
        let mut socket = [PollFd::new(&self.socket, PollFlags::IN)];
        poll(&mut socket, Some(&NOW)).is_ok() && socket[0].revents().contains(PollFlags::HUP)
    }
}

impl Child {
    /// Lets the child run the program.
    pub(super) fn release(&self) -> io::Result<()> {
        rustix::io::write(&self.release_pipe, RELEASE)?;
        Ok(())
    }
}

fn pipe() -> io::Result<(OwnedFd, OwnedFd)> {
    Ok(pipe_with(PipeFlags::CLOEXEC)?)
}

/// Receives the next message and returns its descriptor. Fails if the connection has ended.
fn receive_message(socket: &OwnedFd) -> io::Result<Option<OwnedFd>> {
    wait_until_readable(socket)?;
    let received = receive(socket, &mut [0; MAX_MESSAGE_BYTES])?;
    if received.length == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(received.descriptors.into_iter().next())
}

/// Waits until there is a message or the connection has ended.
fn wait_until_readable(from: &OwnedFd) -> io::Result<()> {
    loop {
        match poll(&mut [PollFd::new(from, PollFlags::IN)], Some(&STEP_TIMEOUT)) {
            Ok(0) => return Err(io::ErrorKind::TimedOut.into()),
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// The private memory of a process, in KiB.
fn anonymous_kib(process: i32) -> io::Result<u64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line =
        text.lines().find_map(|line| line.strip_prefix("RssAnon:")?.trim().strip_suffix("kB")?.trim().parse().ok());
    line.ok_or_else(|| io::ErrorKind::InvalidData.into())
}
