//! A program that answers many requests in one process. The limits apply to each request.

use std::{
    os::fd::OwnedFd,
    sync::Arc,
    time::{Duration, Instant},
};

use super::{Channel, Event, MIN_CHECK_INTERVAL, Pause, Received, Watch, micros, millis, start};
use crate::{
    Canceller, Ending, Error, Outcome, Run, Rung, Stdin,
    container::Container,
    drain::Drain,
    limits::{Enforcer, Used},
    pause_group::RunGuard,
    wire::{Ended, Reply, Request},
};

/// The result of a request.
#[derive(Debug)]
pub enum Exchange {
    /// The program answered and waits for the next request.
    Answered(Answer),
    /// The program announced an answer of this many bytes, which is too long. It still runs.
    TooLong(u32),
    /// The program had sent something before the request, so the request was not sent. It still runs.
    Unsolicited,
    /// The program ended, or was killed, before it answered. CPU and wall time are those of this request.
    Ended(Outcome),
    /// The program closed its socket without an answer, and was killed at the limit of wall time.
    Closed(Outcome),
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Its content.
    pub message: Vec<u8>,
    /// CPU time of all processes of the program since its last answer, in µs.
    pub cpu_us: u64,
    /// Time since the request, in ms.
    pub wall_ms: u32,
    /// Peak memory of the program until now, in KiB.
    pub memory_kib: u32,
    /// What enforced the limits.
    pub enforced_by: Rung,
    /// Its standard output since its last answer.
    pub stdout: Vec<u8>,
}

/// A program between two requests.
#[derive(Debug)]
pub(crate) struct Conversation {
    run: Run,
    stdout: Drain,
    stderr: Drain,
    channel: Channel,
    shared_kib: u64,
    sampled: Used,
    sample_pending: bool,
    /// The CPU time until its last answer.
    cpu_us: u64,
    /// Set if the program ended while its CPU time was read.
    ended: Option<(Ended, Vec<OwnedFd>)>,
}

/// Starts a program and waits for its first message.
pub(crate) fn open(
    container: &mut Container,
    enforcer: &mut dyn Enforcer,
    canceller: &Canceller,
    run_guard: &RunGuard<'_>,
    run: &Run,
    max_answer: u32,
) -> Result<(Exchange, Option<Conversation>), Error> {
    let (channel, theirs) = Channel::new(max_answer)?;
    let prepared = Run { stdin: Stdin::Socket(Arc::new(theirs)), ..run.clone() };
    let mut watch = start(container, enforcer, canceller, None, run_guard, run, &prepared)?;
    // Only the program may hold its end.
    drop(prepared);
    watch.channel = Some(channel);
    watch.wait_for_message(container)
}

/// Sends a request and waits for the answer.
pub(crate) fn request(
    mut conversation: Conversation,
    container: &mut Container,
    enforcer: &mut dyn Enforcer,
    canceller: &Canceller,
    run_guard: &RunGuard<'_>,
    message: &[u8],
) -> Result<(Exchange, Option<Conversation>), Error> {
    if conversation.ended.is_none() && conversation.channel.has_unread()? {
        return Ok((Exchange::Unsolicited, Some(conversation)));
    }
    conversation.channel.send(message);
    let run = conversation.run.clone();
    let (watch, ended) = Watch::resume(conversation, &run, enforcer, canceller, run_guard);
    match ended {
        Some((ended, files)) => Ok((Exchange::Ended(watch.outcome(&ended, files)?), None)),
        None => watch.wait_for_message(container),
    }
}

/// Ends a program.
pub(crate) fn close(
    conversation: Conversation,
    container: &mut Container,
    enforcer: &mut dyn Enforcer,
    canceller: &Canceller,
    run_guard: &RunGuard<'_>,
) -> Result<Outcome, Error> {
    let run = conversation.run.clone();
    let (mut watch, ended) = Watch::resume(conversation, &run, enforcer, canceller, run_guard);
    watch.cpu_before = 0;
    if let Some((ended, files)) = ended {
        return watch.outcome(&ended, files);
    }
    watch.killed = Some((Ending::Exited(0), Instant::now()));
    container.kill(false)?;
    match watch.until_event(container)? {
        Event::Ended(ended, files) => watch.outcome(&ended, files),
        Event::Received(_) => Err(Error::Lost("a program answered after its end".to_owned())),
    }
}

impl<'a> Watch<'a> {
    /// Continues to watch a program that waited.
    fn resume(
        conversation: Conversation,
        run: &'a Run,
        enforcer: &'a mut dyn Enforcer,
        canceller: &'a Canceller,
        run_guard: &'a RunGuard<'a>,
    ) -> (Self, Option<(Ended, Vec<OwnedFd>)>) {
        let now = Instant::now();
        let watch = Self {
            enforcer,
            canceller,
            stop: None,
            run_guard,
            run,
            stdout: conversation.stdout,
            stderr: conversation.stderr,
            started: now,
            asked_us: 0,
            next_check: now + MIN_CHECK_INTERVAL,
            joined_output: None,
            shared_kib: conversation.shared_kib,
            sampled: conversation.sampled,
            sample_pending: conversation.sample_pending,
            killed: None,
            pause: Pause::None,
            paused: Duration::ZERO,
            channel: Some(conversation.channel),
            closed_early: false,
            cpu_before: conversation.cpu_us,
        };
        (watch, conversation.ended)
    }

    fn wait_for_message(mut self, container: &mut Container) -> Result<(Exchange, Option<Conversation>), Error> {
        let received = match self.until_event(container)? {
            Event::Ended(ended, files) => {
                let closed = self.closed_early && matches!(self.killed, Some((Ending::WallLimit, _)));
                let outcome = self.outcome(&ended, files)?;
                return Ok((if closed { Exchange::Closed(outcome) } else { Exchange::Ended(outcome) }, None));
            }
            Event::Received(received) => received,
        };
        let wall_ms = millis(micros(self.started.elapsed()));
        if let Pause::On { .. } = self.pause {
            // It answered before the pause took effect.
            container.send(&Request::Continue, &[])?;
            self.run_guard.set_paused(false);
        }
        let (cpu_us, ended) = self.cpu_now(container)?;
        let memory_kib = self.enforcer.memory_kib()?.unwrap_or(self.sampled.memory_kib);
        // The pipe holds everything that the program wrote before it answered.
        self.stdout.pull()?;
        let stdout = self.stdout.take();
        let exchange = match received {
            Received::TooLong(length) => Exchange::TooLong(length),
            Received::Message(message) => {
                let cpu_us = cpu_us.saturating_sub(self.cpu_before);
                let memory_kib = u32::try_from(memory_kib + self.shared_kib).unwrap_or(u32::MAX);
                let enforced_by = self.enforcer.rung();
                Exchange::Answered(Answer { message, cpu_us, wall_ms, memory_kib, enforced_by, stdout })
            }
        };
        let channel = self.channel.take().ok_or_else(|| Error::Lost("its socket is gone".to_owned()))?;
        let Self { stdout, stderr, shared_kib, sampled, sample_pending, .. } = self;
        let run = self.run.clone();
        let conversation =
            Conversation { run, stdout, stderr, channel, shared_kib, sampled, sample_pending, cpu_us, ended };
        Ok((exchange, Some(conversation)))
    }

    /// The CPU time of the program until now, and its end if that is reported meanwhile.
    #[expect(clippy::type_complexity, reason = "the zygote's report of an end")]
    fn cpu_now(&mut self, container: &mut Container) -> Result<(u64, Option<(Ended, Vec<OwnedFd>)>), Error> {
        if let Some(cpu_us) = self.enforcer.cpu_us()? {
            return Ok((cpu_us, None));
        }
        // The first reply may belong to an earlier request.
        let mut due = 1 + u32::from(self.sample_pending);
        container.send(&Request::Sample, &[])?;
        while due > 0 {
            match container.reply()? {
                (Reply::Used { cpu_us, memory_kib }, _) => {
                    self.record_sample(cpu_us, memory_kib);
                    due -= 1;
                }
                (Reply::Paused, _) => self.run_guard.set_paused(false),
                (Reply::Ended(ended), files) => return Ok((ended.cpu_us, Some((ended, files)))),
                _ => return Err(Error::Lost("it did not report the usage of a program".to_owned())),
            }
        }
        Ok((self.sampled.cpu_us, None))
    }
}
