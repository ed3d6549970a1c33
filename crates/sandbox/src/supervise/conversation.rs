//! A program that answers many questions in one process, each within its own limits.

use std::{
    os::fd::OwnedFd,
    sync::Arc,
    time::{Duration, Instant},
};

use super::{Heard, LOOK, Line, Pause, Until, Watch, begin, micros};
use crate::{
    Canceller, Ending, Error, Outcome, Run, Rung, Stdin,
    container::Container,
    drain::Drain,
    limits::{Enforcer, Used},
    neighbours::Turn,
    wire::{Ended, Reply, Request},
};

/// What came of a question.
#[derive(Debug)]
pub enum Told {
    /// The program answered, and waits for the next question.
    Answered(Answered),
    /// The program announced an answer of so many bytes, which are too many. It is still open.
    TooLong(u32),
    /// The program had said something before it was asked. It is still open, and was not asked.
    Unasked,
    /// The program ended, or was ended, before it answered. CPU and wall time are those of this question.
    Ended(Outcome),
}

/// An answer.
#[derive(Debug)]
pub struct Answered {
    /// What it answered.
    pub message: Vec<u8>,
    /// CPU time of all its processes since its last answer, in µs.
    pub cpu_us: u64,
    /// Time since the question, in ms.
    pub wall_ms: u32,
    /// The most memory it has held at a time until now, in KiB.
    pub memory_kib: u32,
    /// What enforced the limits.
    pub enforced_by: Rung,
    /// What it wrote to standard output since its last answer.
    pub stdout: Vec<u8>,
}

/// A program between two questions.
#[derive(Debug)]
pub(crate) struct Talk {
    run: Run,
    stdout: Drain,
    stderr: Drain,
    line: Line,
    sampled: Used,
    asked: bool,
    /// What it had used when it answered last.
    cpu_us: u64,
    /// It ended while its CPU time was asked for.
    ended: Option<(Ended, Vec<OwnedFd>)>,
}

/// Starts a program and waits for its first message.
pub(crate) fn open(
    container: &mut Container,
    enforcer: &mut dyn Enforcer,
    canceller: &Canceller,
    turn: &Turn<'_>,
    run: &Run,
    most: u32,
) -> Result<(Told, Option<Talk>), Error> {
    let (line, theirs) = Line::new(most)?;
    let ordered = Run { stdin: Stdin::Socket(Arc::new(theirs)), ..run.clone() };
    let mut watch = begin(container, enforcer, canceller, None, turn, run, &ordered)?;
    // Only the program may hold its end.
    drop(ordered);
    watch.line = Some(line);
    watch.hear(container)
}

/// Asks a program.
pub(crate) fn ask(
    mut talk: Talk,
    container: &mut Container,
    enforcer: &mut dyn Enforcer,
    canceller: &Canceller,
    turn: &Turn<'_>,
    message: &[u8],
) -> Result<(Told, Option<Talk>), Error> {
    if talk.ended.is_none() && talk.line.has_more()? {
        return Ok((Told::Unasked, Some(talk)));
    }
    talk.line.send(message);
    let run = talk.run.clone();
    let (watch, ended) = Watch::resume(talk, &run, enforcer, canceller, turn);
    match ended {
        Some((ended, files)) => Ok((Told::Ended(watch.outcome(&ended, files)?), None)),
        None => watch.hear(container),
    }
}

/// Ends a program.
pub(crate) fn close(
    talk: Talk,
    container: &mut Container,
    enforcer: &mut dyn Enforcer,
    canceller: &Canceller,
    turn: &Turn<'_>,
) -> Result<Outcome, Error> {
    let run = talk.run.clone();
    let (mut watch, ended) = Watch::resume(talk, &run, enforcer, canceller, turn);
    watch.cpu_before = 0;
    if let Some((ended, files)) = ended {
        return watch.outcome(&ended, files);
    }
    watch.stopped = Some((Ending::Exited(0), Instant::now()));
    container.kill()?;
    match watch.until_end(container)? {
        Until::Ended(ended, files) => watch.outcome(&ended, files),
        Until::Heard(_) => Err(Error::Lost("a program answered after its end".to_owned())),
    }
}

impl<'a> Watch<'a> {
    /// Goes on with a program that waited.
    fn resume(
        talk: Talk,
        run: &'a Run,
        enforcer: &'a mut dyn Enforcer,
        canceller: &'a Canceller,
        turn: &'a Turn<'a>,
    ) -> (Self, Option<(Ended, Vec<OwnedFd>)>) {
        let now = Instant::now();
        let watch = Self {
            enforcer,
            canceller,
            stop: None,
            turn,
            run,
            stdout: talk.stdout,
            stderr: talk.stderr,
            started: now,
            next_look: now + LOOK,
            towards: None,
            sampled: talk.sampled,
            asked: talk.asked,
            stopped: None,
            pause: Pause::None,
            paused: Duration::ZERO,
            line: Some(talk.line),
            cpu_before: talk.cpu_us,
        };
        (watch, talk.ended)
    }

    /// Waits for an answer.
    fn hear(mut self, container: &mut Container) -> Result<(Told, Option<Talk>), Error> {
        let heard = match self.until_end(container)? {
            Until::Ended(ended, files) => return Ok((Told::Ended(self.outcome(&ended, files)?), None)),
            Until::Heard(heard) => heard,
        };
        let wall_ms = super::millis(micros(self.started.elapsed()));
        if let Pause::On { .. } = self.pause {
            // It answered before it stood still.
            container.send(&Request::Continue, &[])?;
            self.turn.is_paused(false);
        }
        let (cpu_us, ended) = self.cpu_now(container)?;
        let memory_kib = self.enforcer.memory_kib()?.unwrap_or(self.sampled.memory_kib);
        // All it wrote before it answered is in the pipe.
        self.stdout.pull()?;
        let stdout = self.stdout.take();
        let told = match heard {
            Heard::TooLong(length) => Told::TooLong(length),
            Heard::Message(message) => {
                let cpu_us = cpu_us.saturating_sub(self.cpu_before);
                let memory_kib = u32::try_from(memory_kib).unwrap_or(u32::MAX);
                let enforced_by = self.enforcer.rung();
                Told::Answered(Answered { message, cpu_us, wall_ms, memory_kib, enforced_by, stdout })
            }
        };
        let line = self.line.take().ok_or_else(|| Error::Lost("its line is gone".to_owned()))?;
        let Self { stdout, stderr, sampled, asked, .. } = self;
        let run = self.run.clone();
        Ok((told, Some(Talk { run, stdout, stderr, line, sampled, asked, cpu_us, ended })))
    }

    /// What the program has used until now, and its end if that is told meanwhile.
    #[expect(clippy::type_complexity, reason = "what the zygote tells of an end")]
    fn cpu_now(&mut self, container: &mut Container) -> Result<(u64, Option<(Ended, Vec<OwnedFd>)>), Error> {
        if let Some(cpu_us) = self.enforcer.cpu_us()? {
            return Ok((cpu_us, None));
        }
        // The first answer may be to an earlier question.
        let mut due = 1 + u32::from(self.asked);
        container.send(&Request::Sample, &[])?;
        while due > 0 {
            match container.reply()? {
                (Reply::Used { cpu_us, memory_kib }, _) => {
                    self.note(cpu_us, memory_kib);
                    due -= 1;
                }
                (Reply::Paused, _) => self.turn.is_paused(false),
                (Reply::Ended(ended), files) => return Ok((ended.cpu_us, Some((ended, files)))),
                _ => return Err(Error::Lost("it did not say what a program has used".to_owned())),
            }
        }
        Ok((self.sampled.cpu_us, None))
    }
}
