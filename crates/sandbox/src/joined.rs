//! Two programs that talk to each other, each in a slot of its own.
//!
//! What one writes to its standard output the other reads from its standard input, through pipes that only the kernel
//! holds: nothing of it passes through this process, whatever its amount. An end that a program held is closed only
//! after that program was seen to end, so that which of them ended first is never a matter of chance: neither can end
//! because of the other before the other's end is known. Where a side is said to let go early, one that closes its output
//! and is seen to go on lets the other meet the end of its input, too.

use std::{
    io,
    os::fd::OwnedFd,
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use rustix::{
    fs::{Mode, fchmod},
    io::{Errno, read},
    pipe::fcntl_setpipe_size,
};

use crate::{Canceller, Error, Outcome, Run, Slot, Stdin, Stdout, WritingEnd};

/// What a pipe may hold, in bytes: the most that Linux allows everybody. Programs that write much before they read would
/// stand still sooner with less.
const PIPE_BYTES: usize = 1 << 20;

/// One of two joined programs, with the slot it runs in. Its standard input and output are replaced by the pipes.
#[derive(Debug)]
pub struct Side<'a> {
    /// Where it runs.
    pub slot: &'a mut Slot,
    /// What runs.
    pub run: Run,
    /// Whether the other one meets the end of its input when this one closes its output, although it goes on; otherwise
    /// only when it has ended.
    pub lets_go_early: bool,
}

/// What becomes of the other program once the first of the two has ended. It always meets the end of its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It goes on, and what it still writes is read and dropped.
    Listen,
    /// It is killed: its ending is [`crate::Ending::Cancelled`].
    Stop,
}

/// How two joined programs ended.
#[derive(Debug)]
pub struct Joined {
    /// Each in its place. An error is one of ours, or says that the program cannot be executed.
    pub outcomes: [Result<Outcome, Error>; 2],
    /// The place of the one that ended first.
    pub first: usize,
}

/// Runs two programs beside each other, joined by pipes, until both have ended. `then` decides what becomes of the other
/// one, given the place of the one that ended first and how it ended. Blocks; the limits of both bound it.
///
/// # Errors
/// If there are no pipes or threads; anything else is in the outcomes.
pub fn run_joined(sides: [Side<'_>; 2], then: impl Fn(usize, &Outcome) -> Then + Sync) -> Result<Joined, Error> {
    let pipes = [pipe()?, pipe()?];
    let event = || Canceller::new().map_err(|source| Error::Io { what: "make an event", source });
    let stops = [event()?, event()?];
    let first = Mutex::new(None);
    let mut outcomes = [None, None];
    let [from_0, from_1] = pipes;
    let [side_0, side_1] = sides;
    let ends = [(side_0, from_1.0, from_0.1), (side_1, from_0.0, from_1.1)];
    thread::scope(|scope| {
        for ((place, (Side { slot, mut run, lets_go_early }, reader, writer)), told) in
            ends.into_iter().enumerate().zip(&mut outcomes)
        {
            let (stops, first, then) = (&stops, &first, &then);
            scope.spawn(move || {
                let input = Arc::new(reader);
                run.stdin = Stdin::Pipe(Arc::clone(&input));
                run.stdout = Stdout::Pipe(Arc::new(WritingEnd::new(writer, lets_go_early)));
                let outcome = slot.run_until(&run, Some(&stops[place]));
                let next = {
                    let mut first = first.lock().unwrap_or_else(PoisonError::into_inner);
                    match (&outcome, *first) {
                        (_, Some(_)) => Then::Listen,
                        (Ok(outcome), None) => {
                            *first = Some(place);
                            then(place, outcome)
                        }
                        (Err(_), None) => {
                            *first = Some(place);
                            Then::Stop
                        }
                    }
                };
                if next == Then::Stop {
                    stops[1 - place].cancel();
                }
                // The other one meets the end of its input, and is not kept from writing.
                drop(run);
                drain(&input);
                *told = Some(outcome);
            });
        }
    });
    let lost = || Err(Error::Lost("the thread of a run ended early".to_owned()));
    let outcomes = outcomes.map(|outcome| outcome.unwrap_or_else(lost));
    let first = first.into_inner().unwrap_or_else(PoisonError::into_inner).unwrap_or(0);
    Ok(Joined { outcomes, first })
}

/// A pipe that programs of any user can open again, as `/dev/stdin` or `/dev/stdout`.
fn pipe() -> Result<(OwnedFd, OwnedFd), Error> {
    let (reader, writer) = io::pipe().map_err(|source| Error::Io { what: "make a pipe", source })?;
    fchmod(&writer, Mode::from_raw_mode(0o666))
        .map_err(|source| Error::Io { what: "set the mode of a pipe", source: source.into() })?;
    // Refused where this user holds much in pipes already: then they are as small as they are.
    let _ = fcntl_setpipe_size(&writer, PIPE_BYTES);
    Ok((reader.into(), writer.into()))
}

/// Reads until all writers are gone, and drops it.
fn drain(pipe: &OwnedFd) {
    let mut dropped = [0; 64 * 1024];
    loop {
        match read(pipe, &mut dropped) {
            Ok(0) => return,
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => {
                tracing::warn!(%error, "cannot read what a joined program still writes");
                return;
            }
        }
    }
}
