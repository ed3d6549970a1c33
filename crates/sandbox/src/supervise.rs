//! Supervises one run from outside the box.

mod channel;
mod conversation;
mod joined_output;
mod pausing;

use std::{
    fs::File,
    io::{self, Read as _},
    os::fd::{AsFd as _, OwnedFd},
    sync::Arc,
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::{Mode, fchmod},
};

use crate::{
    Canceller, Ending, Error, Limits, NotCollected, Outcome, Run, Rung, Stdout,
    container::Container,
    drain::Drain,
    limits::{Enforcer, RunStart, Total, Used},
    monotonic_us,
    pause_group::RunGuard,
    prepared_run::PreparedRun,
    processors::processors,
    shared_memory::lowered,
    wire::{CollectResult, Ended, Reply, Request},
};

use channel::{Channel, Received};
pub use conversation::{Answer, Exchange};
pub(crate) use conversation::{Conversation, close, open, request};
use joined_output::{JoinedOutput, OutputState};
use pausing::Pause;

/// The interval between questions to the zygote, if no control group measures the run.
const SAMPLE_INTERVAL: Duration = Duration::from_millis(10);

/// The shortest interval, used near the CPU limit. For each answer, the zygote reads the state of all processes.
const SHORT_SAMPLE_INTERVAL: Duration = Duration::from_millis(3);

/// The shortest time between two readings of a counter.
const MIN_CHECK_INTERVAL: Duration = Duration::from_millis(1);

/// Output is not polled for this long. Many programs have ended by then, and all their output is in the pipe.
const OUTPUT_POLL_DELAY: Duration = MIN_CHECK_INTERVAL;

/// How long a killed run may take to end.
const KILL_TIMEOUT: Duration = Duration::from_secs(10);

/// Runs one program. `stop` also ends it as cancelled; a joined run uses this.
pub(crate) fn supervise(
    container: &mut Container,
    enforcer: &mut dyn Enforcer,
    canceller: &Canceller,
    stop: Option<&Canceller>,
    run_guard: &RunGuard<'_>,
    run: &Run,
) -> Result<Outcome, Error> {
    let mut watch = start(container, enforcer, canceller, stop, run_guard, run, run)?;
    match watch.until_event(container)? {
        Event::Ended(ended, files) => watch.outcome(&ended, files),
        Event::Received(_) => Err(Error::Lost("a program without a conversation answered".to_owned())),
    }
}

/// Starts the program of a run. It is prepared from `prepared`, which may hold descriptors that nothing else may keep.
fn start<'a>(
    container: &mut Container,
    enforcer: &'a mut dyn Enforcer,
    canceller: &'a Canceller,
    stop: Option<&'a Canceller>,
    run_guard: &'a RunGuard<'a>,
    run: &'a Run,
    prepared: &Run,
) -> Result<Watch<'a>, Error> {
    let counts_shared = run.warm.is_some() && enforcer.rung() != Rung::Sampling;
    let shared_kib = counts_shared.then(|| container.shared_memory.expected_kib(run));
    let memory_kib = lowered(run.limits.memory_kib, shared_kib.unwrap_or(0));
    let RunStart { process_limits, entry } = enforcer.begin(&Limits { memory_kib, ..run.limits })?;
    if let Some(entry) = entry {
        container.set_up(&entry)?;
    }
    let prepared_run = PreparedRun::new(prepared, process_limits, container.info(), shared_kib)?;
    let pipe = || io::pipe().map_err(|source| Error::Io { what: "create a pipe", source });
    let (err_reader, err_writer) = pipe()?;
    let (stdout, out_writer) = match &run.stdout {
        Stdout::Pipe(end) => (Drain::nothing(), end.open_for_program()?),
        ours => {
            let (reader, writer) = pipe()?;
            let file = if let Stdout::File(file) = ours { Some(Arc::clone(file)) } else { None };
            (Drain::new(reader.into(), run.limits.output_bytes, file)?, writer.into())
        }
    };
    for writer in [out_writer.as_fd(), err_writer.as_fd()] {
        // A program of another user must be able to open /dev/stdout too. No program needs to read its own output.
        fchmod(writer, Mode::WUSR | Mode::WGRP | Mode::WOTH)
            .map_err(|source| Error::Io { what: "set the mode of a pipe", source: source.into() })?;
    }
    let watch = Watch {
        enforcer,
        canceller,
        stop,
        run_guard,
        run,
        stdout,
        stderr: Drain::new(err_reader.into(), run.limits.stderr_bytes, None)?,
        started: Instant::now(),
        asked_us: monotonic_us(),
        next_check: Instant::now() + MIN_CHECK_INTERVAL,
        joined_output: match &run.stdout {
            Stdout::Pipe(end) if end.early_release => Some(JoinedOutput::open(end)),
            Stdout::Pipe(_) | Stdout::Kept | Stdout::File(_) => None,
        },
        shared_kib: shared_kib.unwrap_or(0),
        sampled: Used::default(),
        sample_pending: false,
        killed: None,
        pause: Pause::None,
        paused: Duration::ZERO,
        channel: None,
        closed_early: false,
        cpu_before: 0,
    };
    prepared_run.send(container, out_writer.as_fd(), err_writer.as_fd())?;
    // Only the program may hold these now. Otherwise, the pipes would never end.
    drop((out_writer, err_writer, prepared_run));
    Ok(watch)
}

struct Watch<'a> {
    enforcer: &'a mut dyn Enforcer,
    canceller: &'a Canceller,
    stop: Option<&'a Canceller>,
    run_guard: &'a RunGuard<'a>,
    run: &'a Run,
    stdout: Drain,
    stderr: Drain,
    started: Instant,
    /// When the program was requested, by the system's monotonic clock. 0 if it runs already.
    asked_us: u64,
    /// When to read the CPU time next.
    next_check: Instant,
    /// The output to another program, if that program may see its end early. `None` once it may.
    joined_output: Option<JoinedOutput<'a>>,
    /// The memory that the program shares with its interpreter, in KiB. It is not charged to the program's group.
    shared_kib: u64,
    /// The highest usage that the zygote has reported.
    sampled: Used,
    /// Whether the zygote still has to answer a question.
    sample_pending: bool,
    /// Why the run was killed, and when.
    killed: Option<(Ending, Instant)>,
    pause: Pause,
    /// The length of all earlier pauses.
    paused: Duration,
    /// The socket for requests, if the program answers requests.
    channel: Option<Channel>,
    /// Whether the program had closed that socket when it was killed.
    closed_early: bool,
    /// The CPU time before the current request, in µs.
    cpu_before: u64,
}

/// An event that a watch waits for.
enum Event {
    /// The program has ended. Includes the files to collect.
    Ended(Ended, Vec<OwnedFd>),
    /// The program has answered.
    Received(Received),
}

impl Watch<'_> {
    /// Reads output, checks limits and kills, until the zygote reports the end or the program answers.
    fn until_event(&mut self, container: &mut Container) -> Result<Event, Error> {
        loop {
            let [answered, cancelled, changed] = self.wait(container)?;
            // Output first: a program writes its last output before its end is reported.
            self.stdout.pull()?;
            self.stderr.pull()?;
            if let Some(channel) = &mut self.channel {
                channel.pump()?;
                if self.killed.is_none()
                    && let Some(received) = channel.message()
                {
                    return Ok(Event::Received(received));
                }
            }
            if answered {
                match container.reply()? {
                    (Reply::Ended(ended), files) => return Ok(Event::Ended(ended, files)),
                    (Reply::Used { cpu_us, memory_kib }, _) => self.record_sample(cpu_us, memory_kib),
                    (Reply::Shared { kib }, _) => self.share(container, kib)?,
                    (Reply::Paused, _) => self.run_guard.set_paused(matches!(self.pause, Pause::On { .. })),
                    (Reply::BoxNotClean { step, errno }, _) => {
                        // The cancel is meant for the retry.
                        if matches!(self.killed, Some((Ending::Cancelled, _))) {
                            self.canceller.cancel();
                        }
                        return Err(Error::BoxNotClean { step, source: io::Error::from_raw_os_error(errno) });
                    }
                    (Reply::NotExecuted { errno }, _) => {
                        let program = self.run.argv.first().cloned().unwrap_or_default();
                        return Err(Error::Exec { program, source: io::Error::from_raw_os_error(errno) });
                    }
                    (Reply::Refused { step, errno }, _) => {
                        return Err(Error::Step { step, source: io::Error::from_raw_os_error(errno) });
                    }
                    (Reply::Broken { step, errno }, _) => {
                        return Err(Error::Lost(format!("{step}: {}", io::Error::from_raw_os_error(errno))));
                    }
                    (Reply::ZygoteStarted { .. } | Reply::Ready { .. } | Reply::InterpreterEnded, _) => {
                        return Err(Error::Lost("it sent a message that does not belong to a run".to_owned()));
                    }
                }
            }
            if cancelled {
                self.canceller.take();
                self.stop.map(Canceller::take);
                // A cancel also counts while the run is being killed for another reason.
                if let Some((why, _)) = &mut self.killed {
                    *why = Ending::Cancelled;
                }
            }
            self.check_joined_output(container)?;
            if changed || matches!(self.pause, Pause::On { .. }) {
                self.update_pause(container)?;
            }
            if let Some((_, when)) = self.killed {
                if when.elapsed() > KILL_TIMEOUT {
                    return Err(Error::NoAnswer(format!("it did not end a run within {} s", KILL_TIMEOUT.as_secs())));
                }
            } else if let Some(why) = self.kill_reason(container, cancelled)? {
                self.killed = Some((why, Instant::now()));
                self.closed_early = self.channel.as_ref().is_some_and(Channel::is_closed);
                container.kill(why == Ending::WallLimit)?;
            }
        }
    }

    /// Waits for an event or a deadline. Returns whether the zygote answered, whether there was a cancel, and whether another slot started or
    /// stopped running alone.
    fn wait(&self, container: &Container) -> Result<[bool; 3], Error> {
        let deadline = match self.killed {
            Some((_, when)) => when + KILL_TIMEOUT,
            None => match self.pause {
                Pause::On { until, .. } => until,
                Pause::None => self.next_check.min(self.wall_end()),
            },
        };
        let look = self.joined_output.as_ref().map(|output| output.next_check);
        let deadline = look.map_or(deadline, |look| look.min(deadline));
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout = Timespec::try_from(left).unwrap_or(Timespec { tv_sec: 1, tv_nsec: 0 });
        let socket = container.socket()?;
        // Without a second canceller, poll the same event twice.
        let stop = self.stop.unwrap_or(self.canceller);
        let mut watched = vec![PollFd::new(&socket, PollFlags::IN), PollFd::new(self.run_guard, PollFlags::IN)];
        watched.extend([self.canceller, stop].map(|event| PollFd::new(event, PollFlags::IN)));
        watched.extend(self.channel.iter().filter_map(Channel::watched));
        if self.started.elapsed() >= OUTPUT_POLL_DELAY {
            let open = [&self.stdout, &self.stderr].into_iter().filter_map(Drain::open);
            watched.extend(open.map(|pipe| PollFd::new(pipe, PollFlags::IN)));
        }
        match poll(&mut watched, Some(&timeout)) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(source) => return Err(Error::Io { what: "wait for a run", source: source.into() }),
        }
        let [answered, changed, cancelled, stopped] = std::array::from_fn(|index| !watched[index].revents().is_empty());
        Ok([answered, cancelled || stopped, changed])
    }

    fn wall_end(&self) -> Instant {
        self.started + Duration::from_millis(self.run.limits.wall_ms.into())
    }

    /// Sets the memory limit for what the program really shares with its interpreter, and lets it begin.
    fn share(&mut self, container: &mut Container, kib: u64) -> Result<(), Error> {
        self.shared_kib = kib;
        self.enforcer.limit_memory(lowered(self.run.limits.memory_kib, kib))?;
        if kib > 0 {
            container.shared_memory.note(self.run, kib);
            container.send(&Request::Release, &[])?;
        }
        Ok(())
    }

    fn record_sample(&mut self, cpu_us: u64, memory_kib: u64) {
        self.sample_pending = false;
        // The program has closed its output and was still running a moment later.
        if let Some(output) = self.joined_output.take_if(|output| output.state == OutputState::Confirming) {
            output.end.release();
        }
        self.sampled.cpu_us = self.sampled.cpu_us.max(cpu_us);
        self.sampled.memory_kib = self.sampled.memory_kib.max(memory_kib);
        let wait = self.shortest_until_cpu_limit(self.sampled.cpu_us).max(SHORT_SAMPLE_INTERVAL);
        self.next_check = self.next_check.min(Instant::now() + wait);
    }

    /// The reason to kill the run now, if there is one.
    fn kill_reason(&mut self, container: &Container, cancelled: bool) -> Result<Option<Ending>, Error> {
        if cancelled {
            return Ok(Some(Ending::Cancelled));
        }
        if self.stdout.overflowed() {
            return Ok(Some(Ending::OutputLimit));
        }
        if matches!(self.pause, Pause::On { .. }) {
            return Ok(None);
        }
        let now = Instant::now();
        if now >= self.wall_end() {
            return Ok(Some(Ending::WallLimit));
        }
        let limits = &self.run.limits;
        let due = now >= self.next_check;
        let cpu_us = if !due {
            self.sampled.cpu_us
        } else if let Some(cpu_us) = self.enforcer.cpu_us()? {
            self.next_check = now + self.shortest_until_cpu_limit(cpu_us).max(MIN_CHECK_INTERVAL);
            cpu_us
        } else {
            if !self.sample_pending {
                container.send(&Request::Sample, &[])?;
                self.sample_pending = true;
            }
            self.next_check = now + SAMPLE_INTERVAL;
            self.sampled.cpu_us
        };
        if cpu_us >= self.cpu_limit_us() {
            return Ok(Some(Ending::CpuLimit));
        }
        Ok((self.sampled.memory_kib > limits.memory_kib.into()).then_some(Ending::MemoryLimit))
    }

    fn cpu_limit_us(&self) -> u64 {
        self.cpu_before + u64::from(self.run.limits.cpu_ms) * 1000
    }

    /// The shortest time in which the program can use up the rest of its CPU time.
    fn shortest_until_cpu_limit(&self, used_us: u64) -> Duration {
        let left = Duration::from_micros(self.cpu_limit_us().saturating_sub(used_us));
        left / processors().min(self.run.limits.processes.max(1))
    }

    fn outcome(mut self, ended: &Ended, files: Vec<OwnedFd>) -> Result<Outcome, Error> {
        // All writers are gone, so this ends.
        self.stdout.finish()?;
        self.stderr.finish()?;
        let reaped = Used {
            cpu_us: ended.cpu_us.max(self.sampled.cpu_us),
            memory_kib: ended.memory_kib.max(self.sampled.memory_kib),
        };
        let mut total = self.enforcer.end(reaped)?;
        // Pages that the program changed are charged to its group too, so the sum is never too low.
        total.used.memory_kib += self.shared_kib;
        let mut wall_us = ended.wall_us;
        if self.channel.is_some() {
            // Only the request that was not answered counts.
            total.used.cpu_us = total.used.cpu_us.saturating_sub(self.cpu_before);
            wall_us = micros(self.started.elapsed());
        }
        let ending = self.ending(ended.status, &total, wall_us);
        // The zygote's clock starts a little later than this one.
        let least = if ending == Ending::WallLimit { u64::from(self.run.limits.wall_ms) * 1000 } else { 0 };
        let wall_us = wall_us.max(least);
        let (collected, not_collected) = self.collect(ended, files)?;
        Ok(Outcome {
            ending,
            cpu_ms: millis(total.used.cpu_us),
            cpu_us: total.used.cpu_us,
            wall_ms: millis(wall_us),
            // Without control groups, a program can hide the CPU time of its children. It must not also excuse the time that it took.
            waited_ms: if ending == Ending::WallLimit && self.enforcer.rung() != Rung::Sampling {
                self.waited_us(ended).map(|us| millis(us.min(wall_us)))
            } else {
                None
            },
            memory_kib: u32::try_from(total.used.memory_kib).unwrap_or(u32::MAX),
            stdout: self.stdout.into_bytes(),
            stderr: self.stderr.into_bytes(),
            collected,
            not_collected,
            enforced_by: self.enforcer.rung(),
            warm: ended.warm,
        })
    }

    /// How long the program waited for a processor.
    fn waited_us(&self, ended: &Ended) -> Option<u64> {
        let before_start = if self.asked_us == 0 { 0 } else { ended.started_us.saturating_sub(self.asked_us) };
        Some(before_start + ended.waited_us?)
    }

    fn ending(&self, status: i32, total: &Total, wall_us: u64) -> Ending {
        let killed = self.killed.map(|(why, _)| why);
        let limits = &self.run.limits;
        if killed == Some(Ending::Cancelled) {
            Ending::Cancelled
        } else if self.stdout.overflowed() {
            Ending::OutputLimit
        } else if total.out_of_memory || killed == Some(Ending::MemoryLimit) {
            Ending::MemoryLimit
        } else if total.used.cpu_us >= u64::from(limits.cpu_ms) * 1000 || killed == Some(Ending::CpuLimit) {
            Ending::CpuLimit
        } else if wall_us >= u64::from(limits.wall_ms) * 1000 || killed == Some(Ending::WallLimit) {
            Ending::WallLimit
        } else if let Some(closed @ Ending::Exited(_)) = killed {
            closed
        } else if libc::WIFSIGNALED(status) {
            Ending::Signalled(libc::WTERMSIG(status))
        } else {
            Ending::Exited(libc::WEXITSTATUS(status))
        }
    }

    /// Reads the files that the zygote opened. Nothing else can reach them any more.
    #[expect(clippy::type_complexity, reason = "two lists of an outcome")]
    fn collect(
        &self,
        ended: &Ended,
        files: Vec<OwnedFd>,
    ) -> Result<(Vec<(String, Vec<u8>)>, Vec<(String, NotCollected)>), Error> {
        let (mut collected, mut not_collected) = (Vec::new(), Vec::new());
        let mut files = files.into_iter();
        for (asked, taken) in self.run.collect.iter().zip(&ended.taken) {
            let why = match taken {
                CollectResult::Descriptor => {
                    let file = files.next().ok_or_else(|| Error::Lost("a collected file is missing".to_owned()))?;
                    let mut content = Vec::new();
                    File::from(file)
                        .take(asked.max_bytes)
                        .read_to_end(&mut content)
                        .map_err(|source| Error::Io { what: "read a collected file", source })?;
                    collected.push((asked.name.clone(), content));
                    continue;
                }
                CollectResult::Missing => NotCollected::Missing,
                CollectResult::NotRegular => NotCollected::NotRegular,
                CollectResult::TooLarge => NotCollected::TooLarge,
            };
            not_collected.push((asked.name.clone(), why));
        }
        Ok((collected, not_collected))
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

fn millis(micros: u64) -> u32 {
    u32::try_from((micros + 500) / 1000).unwrap_or(u32::MAX)
}
