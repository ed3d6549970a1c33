//! Runs two programs that talk to each other, each in its own slot.
//!
//! Two pipes connect the standard output of each program with the standard input of the other. The data never passes through this process.
//! An end of a pipe is closed only after the end of its program is known. So the reported order of the two ends is always right: neither can
//! end because of the other before the end of the other is known. Exception: if a side has `early_eof`, and it closes its output but still
//! runs, then the other program sees the end of its input.

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

/// The size of a pipe, in bytes: the most that Linux allows without privileges. With a smaller pipe, programs that write much before they
/// read would block sooner.
const PIPE_BYTES: usize = 1 << 20;

/// One of two joined programs, and its slot. The pipes replace its standard input and output.
#[derive(Debug)]
pub struct Side<'a> {
    /// The slot that runs it.
    pub slot: &'a mut Slot,
    /// The program.
    pub run: Run,
    /// Whether the other program sees the end of its input when this one closes its output but still runs. Otherwise, it sees the end only
    /// when this one has ended.
    pub early_eof: bool,
}

/// What happens to the other program when the first of the two has ended. It sees the end of its input in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It continues. What it still writes is read and dropped.
    Continue,
    /// It is killed, and ends as [`crate::Ending::Cancelled`].
    Stop,
}

/// How two joined programs ended.
#[derive(Debug)]
pub struct Joined {
    /// The outcomes, in the order of the sides. An error is an internal failure, or the program cannot be executed.
    pub outcomes: [Result<Outcome, Error>; 2],
    /// The index of the side that ended first.
    pub first: usize,
}

/// Runs two programs in parallel, joined by pipes, until both have ended. `then` receives the index and the outcome of the side that ended
/// first, and decides what happens to the other one. Blocks for at most the limits of both.
///
/// # Errors
/// If pipes or threads cannot be created. All other errors are in the outcomes.
pub fn run_joined(sides: [Side<'_>; 2], then: impl Fn(usize, &Outcome) -> Then + Sync) -> Result<Joined, Error> {
    let pipes = [pipe()?, pipe()?];
    let event = || Canceller::new().map_err(|source| Error::Io { what: "create an event", source });
    let stops = [event()?, event()?];
    let first = Mutex::new(None);
    let mut outcomes = [None, None];
    let [from_0, from_1] = pipes;
    let [side_0, side_1] = sides;
    let ends = [(side_0, from_1.0, from_0.1), (side_1, from_0.0, from_1.1)];
    thread::scope(|scope| {
        for ((place, (Side { slot, mut run, early_eof }, reader, writer)), slot_outcome) in
            ends.into_iter().enumerate().zip(&mut outcomes)
        {
            let (stops, first, then) = (&stops, &first, &then);
            scope.spawn(move || {
                let input = Arc::new(reader);
                run.stdin = Stdin::Pipe(Arc::clone(&input));
                run.stdout = Stdout::Pipe(Arc::new(WritingEnd::new(writer, early_eof)));
                let outcome = slot.run_until(&run, Some(&stops[place]));
                let next = {
                    let mut first = first.lock().unwrap_or_else(PoisonError::into_inner);
                    match (&outcome, *first) {
                        (_, Some(_)) => Then::Continue,
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
                // The other program now sees the end of its input, and its writes never block.
                drop(run);
                drain(&input);
                *slot_outcome = Some(outcome);
            });
        }
    });
    let lost = || Err(Error::Lost("the thread of a run ended early".to_owned()));
    let outcomes = outcomes.map(|outcome| outcome.unwrap_or_else(lost));
    let first = first.into_inner().unwrap_or_else(PoisonError::into_inner).unwrap_or(0);
    Ok(Joined { outcomes, first })
}

/// Creates a pipe that programs of any user can open again as `/dev/stdin` or `/dev/stdout`.
fn pipe() -> Result<(OwnedFd, OwnedFd), Error> {
    let (reader, writer) = io::pipe().map_err(|source| Error::Io { what: "create a pipe", source })?;
    fchmod(&writer, Mode::from_raw_mode(0o666))
        .map_err(|source| Error::Io { what: "set the mode of a pipe", source: source.into() })?;
    // Refused if this user already holds many pipes. The pipe then keeps its default size.
    let _ = fcntl_setpipe_size(&writer, PIPE_BYTES);
    Ok((reader.into(), writer.into()))
}

/// Reads and drops everything until all writers are gone.
fn drain(pipe: &OwnedFd) {
    let mut dropped = [0; 64 * 1024];
    loop {
        match read(pipe, &mut dropped) {
            Ok(0) => return,
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => {
                tracing::warn!(%error, "cannot drain the output of a joined program");
                return;
            }
        }
    }
}
