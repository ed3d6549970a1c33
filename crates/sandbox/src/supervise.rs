//! One run, seen from outside the box.

mod conversation;
mod line;

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
    Canceller, Ending, Error, NotCollected, Outcome, Run, Rung, Stdout, WritingEnd,
    container::Container,
    drain::Drain,
    limits::{Begun, Enforcer, Total, Used},
    neighbours::{PAUSE, Turn},
    order::Order,
    processors::processors,
    wire::{Ended, Reply, Request, Taken},
};

pub use conversation::{Answered, Told};
pub(crate) use conversation::{Talk, ask, close, open};
use line::{Heard, Line};

/// How often the zygote is asked where nothing else counts.
const SAMPLE: Duration = Duration::from_millis(10);

/// How often it is looked whether a program that talks to another one has closed its output.
const LISTEN: Duration = Duration::from_millis(20);

/// The least time between two looks at a counter.
const LOOK: Duration = Duration::from_millis(1);

/// For so long nobody listens to the program: many are over by then, and all they wrote lies in the pipe.
const DEAF: Duration = LOOK;

/// How long a killed run may take to be gone.
const FUNERAL: Duration = Duration::from_secs(10);

/// Carries out one run. `stop` ends it, too, as cancelled, where another run depends on it.
pub(crate) fn supervise(
    container: &mut Container,
    enforcer: &mut dyn Enforcer,
    canceller: &Canceller,
    stop: Option<&Canceller>,
    turn: &Turn<'_>,
    run: &Run,
) -> Result<Outcome, Error> {
    let mut watch = begin(container, enforcer, canceller, stop, turn, run, run)?;
    match watch.until_end(container)? {
        Until::Ended(ended, files) => watch.outcome(&ended, files),
        Until::Heard(_) => Err(Error::Lost("a program without a conversation answered".to_owned())),
    }
}

/// Starts the program of a run. It is ordered as `ordered`, which may have descriptors that nobody is to keep.
fn begin<'a>(
    container: &mut Container,
    enforcer: &'a mut dyn Enforcer,
    canceller: &'a Canceller,
    stop: Option<&'a Canceller>,
    turn: &'a Turn<'a>,
    run: &'a Run,
    ordered: &Run,
) -> Result<Watch<'a>, Error> {
    let Begun { of_process, entry } = enforcer.begin(&run.limits)?;
    if let Some(entry) = entry {
        container.set_up(&entry)?;
    }
    let order = Order::new(ordered, of_process, container.about())?;
    let pipe = || io::pipe().map_err(|source| Error::Io { what: "make a pipe", source });
    let (err_reader, err_writer) = pipe()?;
    let (stdout, out_writer) = match &run.stdout {
        Stdout::Pipe(end) => (Drain::nothing(), end.lend()?),
        ours => {
            let (reader, writer) = pipe()?;
            let file = if let Stdout::File(file) = ours { Some(Arc::clone(file)) } else { None };
            (Drain::new(reader.into(), run.limits.output_bytes, file)?, writer.into())
        }
    };
    for writer in [out_writer.as_fd(), err_writer.as_fd()] {
        // A program of another user must be able to open /dev/stdout, too; none has to read what it wrote.
        fchmod(writer, Mode::WUSR | Mode::WGRP | Mode::WOTH)
            .map_err(|source| Error::Io { what: "set the mode of a pipe", source: source.into() })?;
    }
    let watch = Watch {
        enforcer,
        canceller,
        stop,
        turn,
        run,
        stdout,
        stderr: Drain::new(err_reader.into(), run.limits.stderr_bytes, None)?,
        started: Instant::now(),
        next_look: Instant::now() + LOOK,
        towards: match &run.stdout {
            Stdout::Pipe(end) if end.early => {
                Some(Towards { end, next_look: Instant::now() + LISTEN, seen: Seen::Open })
            }
            Stdout::Pipe(_) | Stdout::Kept | Stdout::File(_) => None,
        },
        sampled: Used::default(),
        asked: false,
        stopped: None,
        pause: Pause::None,
        paused: Duration::ZERO,
        line: None,
        cpu_before: 0,
    };
    order.send(container, out_writer.as_fd(), err_writer.as_fd())?;
    // Only the program may hold these now, or the pipes would never end.
    drop((out_writer, err_writer, order));
    Ok(watch)
}

struct Watch<'a> {
    enforcer: &'a mut dyn Enforcer,
    canceller: &'a Canceller,
    stop: Option<&'a Canceller>,
    turn: &'a Turn<'a>,
    run: &'a Run,
    stdout: Drain,
    stderr: Drain,
    started: Instant,
    /// When to look at the CPU time next.
    next_look: Instant,
    /// The output to another program that may meet its end early, until it may.
    towards: Option<Towards<'a>>,
    /// The most the zygote told of.
    sampled: Used,
    /// Whether an answer of the zygote is due.
    asked: bool,
    /// Why the run was killed, and when.
    stopped: Option<(Ending, Instant)>,
    pause: Pause,
    /// How long it was paused before.
    paused: Duration,
    /// Where it is asked, if it is asked.
    line: Option<Line>,
    /// What it had used when it was asked.
    cpu_before: u64,
}

/// What a watch waits for.
enum Until {
    /// The program has ended. With the files to collect.
    Ended(Ended, Vec<OwnedFd>),
    /// The program has answered.
    Heard(Heard),
}

/// What a program writes to another one.
struct Towards<'a> {
    end: &'a WritingEnd,
    next_look: Instant,
    seen: Seen,
}

/// What was seen of an output to another program, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Open,
    /// No process holds it. It may be that the program is about to end.
    Closed,
    /// And after that the zygote was asked for what the program has used, which it only answers while that goes on.
    Asked,
}

/// Whether the program stands still for another slot.
#[derive(Clone, Copy, Debug)]
enum Pause {
    None,
    /// Since when, and until when at the most.
    On {
        since: Instant,
        until: Instant,
    },
}

impl Watch<'_> {
    /// Drains, looks and kills until the zygote says it is over, or until the program answers.
    fn until_end(&mut self, container: &mut Container) -> Result<Until, Error> {
        loop {
            let [answered, cancelled, changed] = self.wait(container)?;
            // Output first: the last of it was written before the end is told.
            self.stdout.pull()?;
            self.stderr.pull()?;
            if let Some(line) = &mut self.line {
                line.pump()?;
                if self.stopped.is_none()
                    && let Some(heard) = line.message()
                {
                    return Ok(Until::Heard(heard));
                }
            }
            if answered {
                match container.reply()? {
                    (Reply::Ended(ended), files) => return Ok(Until::Ended(ended, files)),
                    (Reply::Used { cpu_us, memory_kib }, _) => self.note(cpu_us, memory_kib),
                    (Reply::Paused, _) => self.turn.is_paused(matches!(self.pause, Pause::On { .. })),
                    (Reply::Unfit { step, errno }, _) => {
                        // The cancel is meant for the attempt that follows.
                        if matches!(self.stopped, Some((Ending::Cancelled, _))) {
                            self.canceller.cancel();
                        }
                        return Err(Error::Unfit { step, source: io::Error::from_raw_os_error(errno) });
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
                    (Reply::Born { .. } | Reply::Ready { .. } | Reply::Cooled, _) => {
                        return Err(Error::Lost("it started again".to_owned()));
                    }
                }
            }
            if cancelled {
                self.canceller.take();
                self.stop.map(Canceller::take);
                // It also counts while the run is being killed for another reason.
                if let Some((why, _)) = &mut self.stopped {
                    *why = Ending::Cancelled;
                }
            }
            self.listen(container)?;
            if changed || matches!(self.pause, Pause::On { .. }) {
                self.give_way(container)?;
            }
            if let Some((_, when)) = self.stopped {
                if when.elapsed() > FUNERAL {
                    return Err(Error::Lost(format!("it did not end a run within {} s", FUNERAL.as_secs())));
                }
            } else if let Some(why) = self.reason(container, cancelled)? {
                self.stopped = Some((why, Instant::now()));
                container.kill()?;
            }
        }
    }

    /// Pauses the program while another slot runs alone, and lets it go on afterwards. Its clock stands still, too.
    fn give_way(&mut self, container: &Container) -> Result<(), Error> {
        let now = Instant::now();
        // Whoever has stood still for long enough goes on, whatever others want.
        let alone = self.turn.others_alone().filter(|_| self.stopped.is_none() && self.paused < PAUSE);
        match (self.pause, alone) {
            (Pause::None, Some(until)) => {
                container.send(&Request::Pause, &[])?;
                self.pause = Pause::On { since: now, until: until.min(now + (PAUSE - self.paused)) };
            }
            (Pause::On { since, until }, alone) if alone.is_none() || now >= until => {
                container.send(&Request::Continue, &[])?;
                self.turn.is_paused(false);
                self.pause = Pause::None;
                self.paused += now - since;
                self.started += now - since;
                self.next_look = now + LOOK;
            }
            _ => {}
        }
        Ok(())
    }

    /// Looks whether the program has closed its output to another one and yet goes on.
    fn listen(&mut self, container: &Container) -> Result<(), Error> {
        let now = Instant::now();
        let Some(towards) = self.towards.as_mut().filter(|towards| now >= towards.next_look) else { return Ok(()) };
        towards.next_look = now + LISTEN;
        match towards.seen {
            Seen::Open if towards.end.is_back() => towards.seen = Seen::Closed,
            // An answer that is due is one to an earlier question.
            Seen::Closed if !self.asked => {
                container.send(&Request::Sample, &[])?;
                self.asked = true;
                towards.seen = Seen::Asked;
            }
            Seen::Open | Seen::Closed | Seen::Asked => {}
        }
        Ok(())
    }

    /// Waits until something happens or is due; says whether the zygote answered, whether there was a cancel, and whether
    /// something changed about running alone.
    fn wait(&self, container: &Container) -> Result<[bool; 3], Error> {
        let deadline = match self.stopped {
            Some((_, when)) => when + FUNERAL,
            None => match self.pause {
                Pause::On { until, .. } => until,
                Pause::None => self.next_look.min(self.wall_end()),
            },
        };
        let look = self.towards.as_ref().map(|towards| towards.next_look);
        let deadline = look.map_or(deadline, |look| look.min(deadline));
        // One ms more, as the kernel may wake a little early.
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout = Timespec::try_from(left).unwrap_or(Timespec { tv_sec: 1, tv_nsec: 0 });
        let socket = container.socket()?;
        // Without another run to depend on, the same event twice.
        let stop = self.stop.unwrap_or(self.canceller);
        let mut watched = vec![PollFd::new(&socket, PollFlags::IN), PollFd::new(self.turn, PollFlags::IN)];
        watched.extend([self.canceller, stop].map(|event| PollFd::new(event, PollFlags::IN)));
        watched.extend(self.line.iter().filter_map(Line::watched));
        if self.started.elapsed() >= DEAF {
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

    fn note(&mut self, cpu_us: u64, memory_kib: u64) {
        self.asked = false;
        // It has closed its output, and was still there a moment later.
        if let Some(towards) = self.towards.take_if(|towards| towards.seen == Seen::Asked) {
            towards.end.let_go();
        }
        self.sampled.cpu_us = self.sampled.cpu_us.max(cpu_us);
        self.sampled.memory_kib = self.sampled.memory_kib.max(memory_kib);
    }

    /// Why the run must be killed now, if it must.
    fn reason(&mut self, container: &Container, cancelled: bool) -> Result<Option<Ending>, Error> {
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
        let cpu_limit = self.cpu_before + u64::from(limits.cpu_ms) * 1000;
        let looked = now >= self.next_look;
        let cpu_us = if !looked {
            self.sampled.cpu_us
        } else if let Some(cpu_us) = self.enforcer.cpu_us()? {
            // The earliest moment at which so many threads on so many processors can have used the rest.
            let left = Duration::from_micros(cpu_limit.saturating_sub(cpu_us));
            self.next_look = now + (left / processors().min(limits.processes.max(1))).max(LOOK);
            cpu_us
        } else {
            if !self.asked {
                container.send(&Request::Sample, &[])?;
                self.asked = true;
            }
            self.next_look = now + SAMPLE;
            self.sampled.cpu_us
        };
        if cpu_us >= cpu_limit {
            return Ok(Some(Ending::CpuLimit));
        }
        Ok((self.sampled.memory_kib > limits.memory_kib.into()).then_some(Ending::MemoryLimit))
    }

    fn outcome(mut self, ended: &Ended, files: Vec<OwnedFd>) -> Result<Outcome, Error> {
        // All writers are gone, so this comes to an end.
        self.stdout.finish()?;
        self.stderr.finish()?;
        let reaped = Used {
            cpu_us: ended.cpu_us.max(self.sampled.cpu_us),
            memory_kib: ended.memory_kib.max(self.sampled.memory_kib),
        };
        let mut total = self.enforcer.end(reaped)?;
        if let (Some(shared_kib), true) = (ended.shared_kib, self.enforcer.rung() != Rung::Sampling) {
            // It belongs to the interpreter's group. What the program changed of it is counted in both, so this is never
            // too little.
            total.used.memory_kib += shared_kib;
        }
        let mut wall_us = ended.wall_us;
        if self.line.is_some() {
            // What the question took that it did not answer.
            total.used.cpu_us = total.used.cpu_us.saturating_sub(self.cpu_before);
            wall_us = micros(self.started.elapsed());
        }
        let ending = self.ending(ended.status, &total, wall_us);
        // The zygote's clock starts a little later than ours.
        let least = if ending == Ending::WallLimit { u64::from(self.run.limits.wall_ms) * 1000 } else { 0 };
        let wall_us = wall_us.max(least);
        let (collected, not_collected) = self.collect(ended, files)?;
        Ok(Outcome {
            ending,
            cpu_ms: millis(total.used.cpu_us),
            cpu_us: total.used.cpu_us,
            wall_ms: millis(wall_us),
            memory_kib: u32::try_from(total.used.memory_kib).unwrap_or(u32::MAX),
            stdout: self.stdout.into_bytes(),
            stderr: self.stderr.into_bytes(),
            collected,
            not_collected,
            enforced_by: self.enforcer.rung(),
            warm: ended.shared_kib.is_some(),
        })
    }

    fn ending(&self, status: i32, total: &Total, wall_us: u64) -> Ending {
        let stopped = self.stopped.map(|(why, _)| why);
        let limits = &self.run.limits;
        if stopped == Some(Ending::Cancelled) {
            Ending::Cancelled
        } else if self.stdout.overflowed() {
            Ending::OutputLimit
        } else if total.out_of_memory || stopped == Some(Ending::MemoryLimit) {
            Ending::MemoryLimit
        } else if total.used.cpu_us >= u64::from(limits.cpu_ms) * 1000 || stopped == Some(Ending::CpuLimit) {
            Ending::CpuLimit
        } else if wall_us >= u64::from(limits.wall_ms) * 1000 || stopped == Some(Ending::WallLimit) {
            Ending::WallLimit
        } else if let Some(closed @ Ending::Exited(_)) = stopped {
            closed
        } else if libc::WIFSIGNALED(status) {
            Ending::Signalled(libc::WTERMSIG(status))
        } else {
            Ending::Exited(libc::WEXITSTATUS(status))
        }
    }

    /// Reads the files the zygote opened. They are no longer reachable by anyone else.
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
                Taken::Descriptor => {
                    let file = files.next().ok_or_else(|| Error::Lost("a collected file is missing".to_owned()))?;
                    let mut content = Vec::new();
                    File::from(file)
                        .take(asked.max_bytes)
                        .read_to_end(&mut content)
                        .map_err(|source| Error::Io { what: "read a collected file", source })?;
                    collected.push((asked.name.clone(), content));
                    continue;
                }
                Taken::Missing => NotCollected::Missing,
                Taken::NotRegular => NotCollected::NotRegular,
                Taken::TooLarge => NotCollected::TooLarge,
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
