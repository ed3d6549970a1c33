//! Warm interpreters, as the zygote sees them.
//!
//! An interpreter runs in the namespaces of the box but for one: its pid namespace is the guard's, and only its children
//! are in that of the box. So no program can name it: not to signal, trace, wait for or look at it. It is confined as
//! programs are from before it starts, and its children inherit that. What differs from run to run (control groups, limits,
//! standard input and output) a child is given before it is let go.

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

/// How long an interpreter may take for a step.
const PATIENCE: Timespec = Timespec { tv_sec: 5, tv_nsec: 0 };

/// The longest word.
const LONGEST: usize = 64;

/// The word that lets a child go.
const GO: &[u8] = b"g";

/// The warm interpreter of a zygote, if there is one.
pub(super) struct Warm {
    /// The guard, which starts interpreters.
    guard: OwnedFd,
    interpreter: Option<Interpreter>,
    /// The key of the last one that could not be used.
    refused: Option<u64>,
}

struct Interpreter {
    key: u64,
    socket: OwnedFd,
    /// What a child shares with it, known after the first.
    shared_kib: Option<u64>,
}

/// A child that waits at its gate.
pub(super) struct Child {
    pub(super) process: i32,
    pub(super) shared_kib: u64,
    gate: OwnedFd,
}

/// What a child is given.
pub(super) struct Given<'a> {
    pub(super) env: &'a [Vec<u8>],
    pub(super) stdio: [BorrowedFd<'a>; 3],
    pub(super) groups: &'a [OwnedFd],
    pub(super) limits: &'a ResourceLimits,
}

impl Warm {
    pub(super) fn new(guard: OwnedFd) -> Self {
        Self { guard, interpreter: None, refused: None }
    }

    /// A child of the interpreter that is asked for, ready but for its gate. `None` where there can be none; then nothing is
    /// left of an interpreter, but perhaps children.
    pub(super) fn fork(&mut self, asked: &WarmRequest, given: &Given<'_>, launcher: &Launcher) -> Option<Child> {
        if self.refused == Some(asked.key) {
            return None;
        }
        let forked = self.try_fork(asked, given, launcher);
        if forked.is_err() {
            self.refused = Some(asked.key);
            // If the guard is gone, so will this process be.
            let _ = self.cool();
        }
        forked.ok()
    }

    /// Ends the interpreter.
    pub(super) fn cool(&mut self) -> io::Result<()> {
        self.interpreter = None;
        self.order(&Start::default()).map(drop)
    }

    fn try_fork(&mut self, asked: &WarmRequest, given: &Given<'_>, launcher: &Launcher) -> io::Result<Child> {
        let interpreter = match self.interpreter.take().filter(|interpreter| interpreter.key == asked.key) {
            Some(interpreter) => interpreter,
            None => self.start(asked, given.env)?,
        };
        let interpreter = self.interpreter.insert(interpreter);
        // Pipes, because programs could see sockets of this network namespace in /proc.
        let ((told, tell), (gate, go)) = (pipe()?, pipe()?);
        let mut descriptors = given.stdio.to_vec();
        descriptors.extend([tell.as_fd(), gate.as_fd()]);
        descriptors.extend(given.groups.iter().map(OwnedFd::as_fd));
        send(&interpreter.socket, &asked.arguments.join(&0), &descriptors)?;
        drop((tell, gate));
        // First that the child in between is gone: else this child could be in its group yet, and would not be ours.
        hear(&interpreter.socket)?;
        await_word(&told)?;
        let mut word = [0; LONGEST];
        let length = rustix::io::read(&told, &mut word)?;
        let process = std::str::from_utf8(&word[..length]).ok().and_then(|text| text.parse().ok()).filter(|id| *id > 1);
        let process = process.ok_or(io::ErrorKind::InvalidData)?;
        // Or a signal to its group would reach the interpreter.
        if sys::process_group(process)? != process {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        launcher.limit(process, given.limits)?;
        let shared_kib = match interpreter.shared_kib {
            Some(known) => known,
            None => *interpreter.shared_kib.insert(anonymous_kib(process)?),
        };
        Ok(Child { process, shared_kib, gate: go })
    }

    fn start(&self, asked: &WarmRequest, env: &[Vec<u8>]) -> io::Result<Interpreter> {
        let started = self.order(&Start { argv: asked.argv.clone(), env: env.to_vec() })?;
        let socket = started.ok_or(io::ErrorKind::Unsupported)?;
        hear(&socket)?;
        Ok(Interpreter { key: asked.key, socket, shared_kib: None })
    }

    /// Tells the guard, and waits until that is done. Gives the socket of what was started.
    fn order(&self, start: &Start) -> io::Result<Option<OwnedFd>> {
        send(&self.guard, &start.encode(), &[])?;
        hear(&self.guard)
    }
}

impl Child {
    /// Lets it run the program.
    pub(super) fn go(&self) -> io::Result<()> {
        rustix::io::write(&self.gate, GO)?;
        Ok(())
    }
}

fn pipe() -> io::Result<(OwnedFd, OwnedFd)> {
    Ok(pipe_with(PipeFlags::CLOEXEC)?)
}

/// What comes with the next word; an error where none comes.
fn hear(socket: &OwnedFd) -> io::Result<Option<OwnedFd>> {
    await_word(socket)?;
    let received = receive(socket, &mut [0; LONGEST])?;
    if received.length == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(received.descriptors.into_iter().next())
}

/// Waits for a word, or the end.
fn await_word(from: &OwnedFd) -> io::Result<()> {
    loop {
        match poll(&mut [PollFd::new(from, PollFlags::IN)], Some(&PATIENCE)) {
            Ok(0) => return Err(io::ErrorKind::TimedOut.into()),
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// The private memory of a process.
fn anonymous_kib(process: i32) -> io::Result<u64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line =
        text.lines().find_map(|line| line.strip_prefix("RssAnon:")?.trim().strip_suffix("kB")?.trim().parse().ok());
    line.ok_or_else(|| io::ErrorKind::InvalidData.into())
}
