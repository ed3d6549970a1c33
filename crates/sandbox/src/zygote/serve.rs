//! The zygote at work: one run after another.

use std::{
    ffi::CString,
    os::fd::{AsFd as _, OwnedFd},
    process::exit,
    time::{Duration, Instant},
};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::{
    Failure, Place, Step as _,
    everyone::{self, Everyone},
    exec::{Launch, Launcher, NotStarted},
    folders::Folders,
    landlock::Landlock,
    pause::Pause,
    sample::Sampler,
    sys::{self, Reap},
    warm::{Given, Warm},
};
use crate::{
    hurry,
    wire::{Ended, FileSource, MAX_MESSAGE, Reply, Request, ResourceLimits, RunRequest, Taken, receive, send},
};

/// How many ended children are reaped before the supervisor is heard again: a program can make them without end.
const REAP_AT_ONCE: u32 = 64;

const NOW: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };

/// How often paused programs are looked at.
const PAUSE_LOOK: Timespec = Timespec { tv_sec: 0, tv_nsec: 7_000_000 };

/// Serves the supervisor until it is gone; then ends, and with it everything in the box.
pub(super) fn serve(
    socket: &OwnedFd,
    guard: OwnedFd,
    place: &Place,
    folders: Folders,
    landlock: Landlock,
    payload: Option<u32>,
    core_bytes: u64,
) -> Result<std::convert::Infallible, Failure> {
    let children = sys::child_signals().step("watch children")?;
    let mut zygote = Zygote {
        socket,
        place,
        everyone: place.everyone(),
        children,
        folders,
        landlock,
        payload,
        folder: None,
        groups: Vec::new(),
        launcher: Launcher::new(core_bytes),
        warm: Warm::new(guard),
        buffer: vec![0; MAX_MESSAGE],
    };
    loop {
        match zygote.next()? {
            (Request::Setup { folder }, mut groups) => {
                zygote.folder = (folder && !groups.is_empty()).then(|| groups.remove(0));
                zygote.groups = groups;
            }
            (Request::Run(run), descriptors) => zygote.run(&run, descriptors)?,
            // The run they were meant for is over.
            (Request::Kill, _) => hurry::relax(),
            (Request::Sample | Request::Pause | Request::Continue, _) => {}
            (Request::Cool, _) => {
                zygote.warm.cool().step("end the interpreter")?;
                zygote.reply(&Reply::Cooled, &[])?;
            }
        }
    }
}

struct Zygote<'a> {
    socket: &'a OwnedFd,
    place: &'a Place,
    everyone: Everyone,
    children: OwnedFd,
    folders: Folders,
    landlock: Landlock,
    /// Whom programs become, if not who this process is.
    payload: Option<u32>,
    /// The folder of the control group that programs are born in.
    folder: Option<OwnedFd>,
    /// The files that they write themselves into otherwise.
    groups: Vec<OwnedFd>,
    launcher: Launcher,
    warm: Warm,
    buffer: Vec<u8>,
}

/// A program that runs.
struct Launched {
    /// Its first process.
    first: i32,
    /// Of a program that was forked: see [`Ended`].
    shared_kib: Option<u64>,
}

/// What the reaped processes of a run used.
#[derive(Default)]
struct Reaped {
    cpu_us: u64,
    memory_kib: u64,
    /// The status of the first process, and when it was known.
    first: Option<(i32, u64)>,
}

/// The time of a run, without its pauses.
struct Clock {
    started: Instant,
    stopped: Option<Instant>,
}

impl Clock {
    fn start() -> Self {
        Self { started: Instant::now(), stopped: None }
    }

    fn stop(&mut self) {
        self.stopped.get_or_insert_with(Instant::now);
    }

    fn go_on(&mut self) {
        if let Some(stopped) = self.stopped.take() {
            self.started += stopped.elapsed();
        }
    }

    fn elapsed(&self) -> Duration {
        self.stopped.unwrap_or_else(Instant::now) - self.started
    }
}

impl Zygote<'_> {
    /// The next request. The end of the connection is the end of this process.
    fn next(&mut self) -> Result<(Request, Vec<OwnedFd>), Failure> {
        let received = receive(self.socket, &mut self.buffer).step("receive")?;
        if received.length == 0 {
            exit(0);
        }
        let request = Request::decode(&self.buffer[..received.length])
            .map_err(|_| Failure { step: "understand a request".to_owned(), errno: libc::EBADMSG })?;
        Ok((request, received.descriptors))
    }

    fn reply(&self, reply: &Reply, descriptors: &[OwnedFd]) -> Result<(), Failure> {
        let borrowed: Vec<_> = descriptors.iter().map(OwnedFd::as_fd).collect();
        send(self.socket, &reply.encode(), &borrowed).step("reply")
    }

    fn run(&mut self, run: &RunRequest, descriptors: Vec<OwnedFd>) -> Result<(), Failure> {
        if let Err(Failure { step, errno }) = self.folders.make_ready(run.box_bytes, run.box_inodes) {
            return self.reply(&Reply::Unfit { step, errno }, &[]);
        }
        let mut clock = Clock::start();
        let launched = self.launch(run, descriptors, &mut clock);
        let mut shared_kib = None;
        let outcome = match launched {
            Ok(Launched { first, shared_kib: shared }) => {
                shared_kib = shared;
                Ok(self.watch(first, &mut clock)?)
            }
            Err(reply) => {
                self.finish(&mut Reaped::default(), None, &clock)?;
                Err(reply)
            }
        };
        let (mut descriptors, mut taken) = (Vec::new(), Vec::new());
        if outcome.is_ok() {
            for (name, most) in &run.collect {
                taken.push(match self.folders.take(name, *most) {
                    Ok(file) => {
                        descriptors.push(file);
                        Taken::Descriptor
                    }
                    Err(why) => why,
                });
            }
        }
        self.folders.empty()?;
        let reply = match outcome {
            Ok(Reaped { cpu_us, memory_kib, first: Some((status, wall_us)) }) => {
                Reply::Ended(Ended { status, wall_us, cpu_us, memory_kib, taken, shared_kib })
            }
            Ok(_) => return Err(Failure { step: "the first process was lost".to_owned(), errno: libc::ECHILD }),
            Err(reply) => reply,
        };
        self.reply(&reply, &descriptors)
    }

    /// Places the files and starts the program. All descriptors are closed here afterwards, as the supervisor waits for
    /// the end of the pipes.
    fn launch(&mut self, run: &RunRequest, descriptors: Vec<OwnedFd>, clock: &mut Clock) -> Result<Launched, Reply> {
        let refused = |Failure { step, errno }| Reply::Refused { step, errno };
        let missing = || Reply::Refused { step: "count the descriptors".to_owned(), errno: libc::EBADMSG };
        let mut descriptors = descriptors.into_iter();
        let stdout = descriptors.next().ok_or_else(missing)?;
        let stderr = descriptors.next().ok_or_else(missing)?;
        let stdin = if run.stdin { Some(descriptors.next().ok_or_else(missing)?) } else { None };
        let program = if run.program { Some(descriptors.next().ok_or_else(missing)?) } else { None };
        for file in &run.files {
            let source = match file.source {
                FileSource::Inline(_) => None,
                FileSource::Descriptor => Some(descriptors.next().ok_or_else(missing)?),
            };
            self.folders.place(file, source).map_err(refused)?;
        }
        if run.read_only {
            self.folders.seal().map_err(refused)?;
        }
        let texts = |list: &[Vec<u8>]| {
            list.iter()
                .map(|text| self.place.translate(text))
                .collect::<Result<Vec<_>, _>>()
                .map_err(|_| Reply::Refused { step: "read the arguments".to_owned(), errno: libc::EINVAL })
        };
        let stdin = match stdin {
            Some(stdin) => stdin,
            // Opened for each run: a program can change flags that later runs would see.
            None => std::fs::File::open("/dev/null").step("open /dev/null").map_err(refused)?.into(),
        };
        if let Some(asked) = run.warm.as_ref().filter(|_| self.everyone == Everyone::OfNamespace) {
            let limits = self.limits(run);
            let given = Given {
                env: &run.env,
                stdio: [stdin.as_fd(), stdout.as_fd(), stderr.as_fd()],
                groups: &self.groups,
                limits: &limits,
            };
            if let Some(child) = self.warm.fork(asked, &given, &self.launcher) {
                // Its interpreter may have started only now.
                *clock = Clock::start();
                return match child.go() {
                    Ok(()) => Ok(Launched { first: child.process, shared_kib: Some(child.shared_kib) }),
                    Err(error) => Err(refused(Failure::new("let the program go", &error))),
                };
            }
            self.finish(&mut Reaped::default(), None, clock).map_err(refused)?;
        }
        let launch = Launch {
            argv: texts(&run.argv)?,
            env: texts(&run.env)?,
            program: program.as_ref().map(|file| sys::number(file.as_fd())),
            stdio: [&stdin, &stdout, &stderr].map(|file| sys::number(file.as_fd())),
            born_in: self.folder.as_ref().map(|folder| sys::number(folder.as_fd())),
            groups: self.groups.iter().map(|file| sys::number(file.as_fd())).collect(),
            landlock: self.landlock.descriptor(),
            locks: run.locks,
            limits: self.limits(run),
            folder: CString::new(self.place.work_folder().as_os_str().as_encoded_bytes())
                .map_err(|_| Reply::Refused { step: "name the work folder".to_owned(), errno: libc::EINVAL })?,
            user: self.payload,
        };
        if launch.argv.is_empty() {
            return Err(Reply::NotExecuted { errno: libc::ENOENT });
        }
        let first = self.launcher.start(&launch).map_err(|error| match error {
            NotStarted::Program(errno) => Reply::NotExecuted { errno },
            NotStarted::Preparation(errno) => Reply::Refused { step: "prepare the program".to_owned(), errno },
        })?;
        Ok(Launched { first, shared_kib: None })
    }

    /// What each process is bound by. Without a namespace of its own, the user's other processes count as well.
    fn limits(&self, run: &RunRequest) -> ResourceLimits {
        let mut limits = run.limits;
        if self.everyone == Everyone::Descendants && self.payload.is_none() {
            limits.processes = limits.processes.map(|processes| processes + everyone::count_of_user());
        }
        limits
    }

    /// Waits for the first process to end, answering the supervisor meanwhile, and then for all others, which are
    /// killed.
    fn watch(&mut self, first: i32, clock: &mut Clock) -> Result<Reaped, Failure> {
        let mut reaped = Reaped::default();
        let mut sampler = Sampler::default();
        let mut all_reaped = true;
        let mut none_left = false;
        let mut killed = false;
        let mut pause = None;
        while reaped.first.is_none() {
            let mut both = [PollFd::new(&self.children, PollFlags::IN), PollFd::new(self.socket, PollFlags::IN)];
            // What was left the last time will not be signalled again.
            let most = if all_reaped { pause.as_ref().map(|_| &PAUSE_LOOK) } else { Some(&NOW) };
            match poll(&mut both, most) {
                Ok(0) if all_reaped => {
                    if pause.as_mut().is_some_and(Pause::is_undone) {
                        // A program that undoes its pause disturbs what is measured beside it.
                        killed = true;
                        pause = None;
                        self.everyone.kill();
                    }
                    continue;
                }
                Ok(_) => {}
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => return Err(error).step("wait"),
            }
            let [ended, asked] = both.map(|one| !one.revents().is_empty());
            if ended || !all_reaped {
                // One signal may stand for many children, so it is only a hint to look.
                let mut signal = [0u8; 128];
                let _ = rustix::io::read(&self.children, &mut signal);
                all_reaped = false;
                for _ in 0..REAP_AT_ONCE {
                    match sys::reap(false).step("reap")? {
                        Reap::Ended(child) => reaped.add(&child, first, clock),
                        left => {
                            all_reaped = true;
                            none_left = matches!(left, Reap::NoneLeft);
                            break;
                        }
                    }
                }
            }
            if asked && reaped.first.is_none() {
                match self.next()?.0 {
                    Request::Kill => {
                        killed = true;
                        pause = None;
                        self.everyone.kill();
                    }
                    Request::Sample => {
                        let living = sampler.living(self.everyone);
                        let used = Reply::Used {
                            cpu_us: reaped.cpu_us + living.cpu_us,
                            memory_kib: living.memory_kib + self.folders.held_kib(),
                        };
                        self.reply(&used, &[])?;
                    }
                    Request::Pause => {
                        self.everyone.stop();
                        clock.stop();
                        pause = (!killed).then(|| Pause::of(self.everyone));
                        self.reply(&Reply::Paused, &[])?;
                    }
                    Request::Continue => {
                        pause = None;
                        self.everyone.go_on();
                        clock.go_on();
                    }
                    Request::Setup { .. } | Request::Run(_) | Request::Cool => {
                        return Err(Failure { step: "a run within a run".to_owned(), errno: libc::EPROTO });
                    }
                }
            }
        }
        if !none_left {
            self.finish(&mut reaped, Some(first), clock)?;
        }
        if killed {
            // The supervisor let this process go first to have it over soon.
            hurry::relax();
        }
        Ok(reaped)
    }

    /// Kills and reaps everything that is left.
    fn finish(&self, reaped: &mut Reaped, first: Option<i32>, clock: &Clock) -> Result<(), Failure> {
        self.everyone.kill();
        while let Reap::Ended(child) = sys::reap(true).step("reap")? {
            reaped.add(&child, first.unwrap_or(0), clock);
            // Whoever was born while the first killing went on.
            self.everyone.kill();
        }
        Ok(())
    }
}

impl Reaped {
    fn add(&mut self, child: &sys::Reaped, first: i32, clock: &Clock) {
        self.cpu_us += child.cpu_us;
        self.memory_kib = self.memory_kib.max(child.memory_kib);
        if child.pid == first {
            let wall_us = u64::try_from(clock.elapsed().as_micros()).unwrap_or(u64::MAX);
            self.first = Some((child.status, wall_us));
        }
    }
}
