//! The main loop of the zygote: one run after another.

use std::{
    ffi::CString,
    os::fd::{AsFd as _, OwnedFd},
    process::exit,
    time::{Duration, Instant},
};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::{
    Failure, Place, Step as _,
    exec::{Confinement, Launch, Launcher, NotStarted},
    folders::Folders,
    landlock::Landlock,
    pause::{CHECK_INTERVAL, Pause},
    processes::{self, RunProcesses},
    sample::{Sampler, longest_wait_us},
    sys::{self, Reap},
    warm::{Child, ChildSetup, Warm},
};
use crate::{
    monotonic_us, priority,
    wire::{CollectResult, Ended, FileSource, MAX_MESSAGE, Reply, Request, ResourceLimits, RunRequest, receive, send},
};

/// How many ended children are reaped before the socket is checked again. A program can create ended children without end.
const REAP_BATCH: u32 = 64;

const NOW: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };

/// The interval between checks of paused programs.
const PAUSE_CHECK_INTERVAL: Timespec = Timespec { tv_sec: 0, tv_nsec: CHECK_INTERVAL.subsec_nanos() as i64 };

/// Serves the supervisor until the connection ends. Then this process exits, and with it everything in the box.
pub(super) fn serve(
    socket: &OwnedFd,
    guard: OwnedFd,
    place: &Place,
    folders: Folders,
    landlock: Landlock,
    program_user: Option<u32>,
    core_bytes: u64,
) -> Result<std::convert::Infallible, Failure> {
    let children = sys::child_signals().step("watch children")?;
    let mut zygote = Zygote {
        socket,
        place,
        processes: place.processes(),
        children,
        folders,
        landlock,
        program_user,
        folder: None,
        groups: Vec::new(),
        groups_last: false,
        launcher: Launcher::new(core_bytes),
        warm: Warm::new(guard),
        buffer: vec![0; MAX_MESSAGE],
    };
    loop {
        match zygote.next_request()? {
            (Request::Setup { folder, lasting }, mut groups) => {
                zygote.launcher.end_waiting();
                zygote.groups_last = lasting;
                zygote.folder = (folder && !groups.is_empty()).then(|| groups.remove(0));
                zygote.groups = groups;
            }
            (Request::Run(run), descriptors) => {
                zygote.run(&run, descriptors)?;
                zygote.prepare_next(&run);
            }
            // These requests came after the end of their run.
            (Request::Kill { .. }, _) => priority::reset_priority(),
            (Request::Sample | Request::Release | Request::Pause | Request::Continue, _) => {}
            (Request::StartInterpreter(start), _) => {
                if zygote.processes == RunProcesses::AllInNamespace {
                    zygote.warm.warm_up(start).step("start an interpreter")?;
                }
            }
            (Request::EndInterpreter, _) => {
                zygote.warm.end_interpreter().step("end the interpreter")?;
                zygote.reply(&Reply::InterpreterEnded, &[])?;
            }
        }
    }
}

struct Zygote<'a> {
    socket: &'a OwnedFd,
    place: &'a Place,
    processes: RunProcesses,
    children: OwnedFd,
    folders: Folders,
    landlock: Landlock,
    /// The user that programs become, unless it is the user of this process.
    program_user: Option<u32>,
    /// The folder of the control group in which programs start.
    folder: Option<OwnedFd>,
    /// Otherwise, the files into which they write themselves.
    groups: Vec<OwnedFd>,
    /// Whether the next run enters the same groups.
    groups_last: bool,
    launcher: Launcher,
    warm: Warm,
    buffer: Vec<u8>,
}

/// A started program.
struct Launched {
    /// See [`Ended`].
    started_us: u64,
    /// Its first process.
    first: i32,
    /// See [`Ended`].
    warm: bool,
    /// The fork, if it waits until its memory limit is right.
    waiting: Option<Child>,
    /// Descriptors that must stay open until the end.
    kept: Vec<OwnedFd>,
}

/// The usage of the reaped processes of a run.
#[derive(Default)]
struct Reaped {
    cpu_us: u64,
    memory_kib: u64,
    /// The status of the first process, and the wall-clock time at its end in µs.
    first: Option<(i32, u64)>,
    /// See [`Ended`].
    waited_us: Option<u64>,
    /// Whether the supervisor had them killed.
    killed: bool,
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

    /// Starts again. A stopped clock stays stopped.
    fn restart(&mut self) {
        self.started = Instant::now();
        self.stopped = self.stopped.map(|_| self.started);
    }

    fn resume(&mut self) {
        if let Some(stopped) = self.stopped.take() {
            self.started += stopped.elapsed();
        }
    }

    fn elapsed(&self) -> Duration {
        self.stopped.unwrap_or_else(Instant::now) - self.started
    }
}

impl Zygote<'_> {
    /// The next request. Exits if the connection has ended.
    fn next_request(&mut self) -> Result<(Request, Vec<OwnedFd>), Failure> {
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
        if let Err(Failure { step, errno }) = self.folders.prepare(run.box_bytes, run.box_inodes) {
            return self.reply(&Reply::BoxNotClean { step, errno }, &[]);
        }
        let ended = self.warm.end_unusable(run.warm.as_ref(), &run.env).step("end an interpreter");
        if let Err(Failure { step, errno }) = ended {
            return self.reply(&Reply::BoxNotClean { step, errno }, &[]);
        }
        if run.new_process || run.locks || run.warm.is_some() {
            self.launcher.end_waiting();
        }
        let mut clock = Clock::start();
        let launched = self.launch(run, descriptors, &mut clock);
        let outcome = match launched {
            Ok(mut launched) => {
                let reaped = self.supervise(&mut launched, &mut clock)?;
                launched.kept.clear();
                self.launcher.end_of_program(reaped.killed).map_or(Ok((reaped, launched)), |why| Err(not_started(why)))
            }
            Err(reply) => {
                self.launcher.end_waiting();
                self.finish(&mut Reaped::default(), None, &clock)?;
                Err(reply)
            }
        };
        let (mut descriptors, mut taken) = (Vec::new(), Vec::new());
        if outcome.is_ok() {
            for (name, most) in &run.collect {
                taken.push(match self.folders.open_collected(name, *most) {
                    Ok(file) => {
                        descriptors.push(file);
                        CollectResult::Descriptor
                    }
                    Err(why) => why,
                });
            }
        }
        self.folders.empty()?;
        let reply = match outcome {
            Ok((Reaped { cpu_us, memory_kib, first: Some((status, wall_us)), waited_us, killed: _ }, launched)) => {
                let Launched { started_us, warm, .. } = launched;
                Reply::Ended(Ended { status, wall_us, started_us, waited_us, cpu_us, memory_kib, taken, warm })
            }
            Ok(_) => return Err(Failure { step: "the first process was lost".to_owned(), errno: libc::ECHILD }),
            Err(reply) => reply,
        };
        self.reply(&reply, &descriptors)
    }

    /// Places the files and starts the program. Closes all descriptors, or keeps them until the end, because the supervisor waits for the end
    /// of the pipes.
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
            self.folders.make_read_only().map_err(refused)?;
        }
        let texts = |list: &[Vec<u8>]| {
            list.iter()
                .map(|text| self.place.translate(text))
                .collect::<Result<Vec<_>, _>>()
                .map_err(|_| Reply::Refused { step: "read the arguments".to_owned(), errno: libc::EINVAL })
        };
        let stdin = match stdin {
            Some(stdin) => stdin,
            // A new file description for each run: a program can change flags of it that a later run would see.
            None => std::fs::File::open("/dev/null").step("open /dev/null").map_err(refused)?.into(),
        };
        if let Some(asked) = run.warm.as_ref().filter(|_| self.processes == RunProcesses::AllInNamespace) {
            let limits = self.limits(run);
            let setup = ChildSetup {
                env: &run.env,
                stdio: [stdin.as_fd(), stdout.as_fd(), stderr.as_fd()],
                groups: &self.groups,
                limits: &limits,
            };
            if let Some(child) = self.warm.fork(asked, &setup, &self.launcher) {
                // The interpreter may have needed time to start. That does not count.
                *clock = Clock::start();
                let mut launched = Launched {
                    started_us: monotonic_us(),
                    first: child.process,
                    warm: true,
                    waiting: None,
                    kept: Vec::new(),
                };
                if asked.shared_kib.is_some_and(|expected| expected < child.shared_kib) {
                    self.reply(&Reply::Shared { kib: child.shared_kib }, &[]).map_err(refused)?;
                    launched.waiting = Some(child);
                } else {
                    child.release().step("let the program go").map_err(refused)?;
                }
                return Ok(launched);
            }
            self.finish(&mut Reaped::default(), None, clock).map_err(refused)?;
        }
        if run.warm.as_ref().and_then(|asked| asked.shared_kib).is_some_and(|expected| expected > 0) {
            self.reply(&Reply::Shared { kib: 0 }, &[]).map_err(refused)?;
        }
        let launch = Box::new(Launch {
            argv: texts(&run.argv)?,
            env: texts(&run.env)?,
            program: program.as_ref().map(|file| sys::number(file.as_fd())),
            stdio: [&stdin, &stdout, &stderr].map(|file| sys::number(file.as_fd())),
            limits: self.limits(run),
            confinement: self.confinement(run.locks).map_err(refused)?,
        });
        if launch.argv.is_empty() {
            return Err(Reply::NotExecuted { errno: libc::ENOENT });
        }
        let started_us = monotonic_us();
        let launched = |first, kept| Launched { started_us, first, warm: false, waiting: None, kept };
        let launch = if run.new_process {
            launch
        } else {
            match self.launcher.start_waiting(launch) {
                Ok(first) => {
                    return Ok(launched(first, [stdin, stdout, stderr].into_iter().chain(program).collect()));
                }
                Err(launch) => launch,
            }
        };
        let first = self.launcher.start(&launch).map_err(not_started)?;
        Ok(launched(first, Vec::new()))
    }

    fn confinement(&self, locks: bool) -> Result<Confinement, Failure> {
        Ok(Confinement {
            cgroup: self.folder.as_ref().map(|folder| sys::number(folder.as_fd())),
            groups: self.groups.iter().map(|file| sys::number(file.as_fd())).collect(),
            landlock: self.landlock.descriptor(),
            locks,
            folder: CString::new(self.place.work_folder().as_os_str().as_encoded_bytes())
                .step("name the work folder")?,
            user: self.program_user,
        })
    }

    /// Starts a child for the next run, after the reply, so that this delays nothing. Without it, that run only starts later.
    fn prepare_next(&mut self, last: &RunRequest) {
        // A fork of an interpreter does not need it, and the next run is probably like the last one. Without a namespace, it would be among the
        // processes to kill.
        let useful = last.warm.is_none()
            && self.processes == RunProcesses::AllInNamespace
            && self.groups_last
            && !last.new_process;
        if useful && let Ok(confinement) = self.confinement(false) {
            let _ = self.launcher.prepare_next(confinement);
        }
    }

    /// The limits per process. Without a user namespace, other processes of the user count against the same limit.
    fn limits(&self, run: &RunRequest) -> ResourceLimits {
        let mut limits = run.limits;
        if self.processes == RunProcesses::Descendants && self.program_user.is_none() {
            limits.processes = limits.processes.map(|processes| processes + processes::count_of_user());
        }
        limits
    }

    /// Waits for the end of the first process, and answers the supervisor meanwhile. Then kills and reaps all other processes.
    fn supervise(&mut self, launched: &mut Launched, clock: &mut Clock) -> Result<Reaped, Failure> {
        let first = launched.first;
        let mut reaped = Reaped::default();
        let mut sampler = Sampler::default();
        let mut all_reaped = true;
        let mut none_left = false;
        let mut killed = false;
        let mut pause = None;
        while reaped.first.is_none() {
            // Before each wait, because requests for samples arrive about as often as checks are due.
            if pause.as_mut().is_some_and(Pause::is_undone) {
                // A program that continues during a pause would disturb the measurement of another slot.
                killed = true;
                pause = None;
                self.processes.kill();
            }
            let mut both = [PollFd::new(&self.children, PollFlags::IN), PollFd::new(self.socket, PollFlags::IN)];
            // The signal for children that were left unreaped has already been read, so do not wait for another.
            let most = if all_reaped { pause.as_ref().map(|_| &PAUSE_CHECK_INTERVAL) } else { Some(&NOW) };
            match poll(&mut both, most) {
                Ok(0) if all_reaped => continue,
                Ok(_) => {}
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => return Err(error).step("wait"),
            }
            let [ended, asked] = both.map(|one| !one.revents().is_empty());
            if ended || !all_reaped {
                // One signal may stand for many children, so it is only a hint.
                let mut signal = [0u8; 128];
                let _ = rustix::io::read(&self.children, &mut signal);
                all_reaped = false;
                for _ in 0..REAP_BATCH {
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
                match self.next_request()?.0 {
                    Request::Kill { measure_wait } => {
                        killed = true;
                        pause = None;
                        // Before the kill, because nothing is known about the threads of an ended process. Only if it is needed: the kernel keeps
                        // entries of threads that were read in /proc. Reaping a process then spins until its last thread has removed its entry, and
                        // a thread that this process has displaced gets no processor until the kernel throttles real-time processes after 0.95 s.
                        let waited_us = measure_wait.then(|| longest_wait_us(self.processes)).flatten();
                        reaped.waited_us = waited_us.map(|us| us.saturating_sub(self.launcher.waited_before_us()));
                        self.processes.kill();
                    }
                    Request::Sample => {
                        let living = sampler.living(self.processes);
                        let used = Reply::Used {
                            cpu_us: reaped.cpu_us + living.cpu_us,
                            memory_kib: living.memory_kib + self.folders.used_kib(),
                        };
                        self.reply(&used, &[])?;
                    }
                    Request::Release => {
                        if let Some(child) = launched.waiting.take() {
                            launched.started_us = monotonic_us();
                            clock.restart();
                            // This fails only if the program is dead already. Its end follows.
                            let _ = child.release();
                        }
                    }
                    Request::Pause => {
                        self.processes.stop();
                        clock.stop();
                        pause = (!killed).then(|| Pause::of(self.processes));
                        self.reply(&Reply::Paused, &[])?;
                    }
                    Request::Continue => {
                        pause = None;
                        self.processes.resume();
                        clock.resume();
                    }
                    Request::Setup { .. }
                    | Request::Run(_)
                    | Request::StartInterpreter(_)
                    | Request::EndInterpreter => {
                        return Err(Failure { step: "a run within a run".to_owned(), errno: libc::EPROTO });
                    }
                }
            }
        }
        if !none_left {
            self.finish(&mut reaped, Some(first), clock)?;
        }
        if killed {
            // The supervisor raised the priority of this process for the kill.
            priority::reset_priority();
        }
        reaped.killed = killed;
        Ok(reaped)
    }

    /// Kills and reaps all remaining processes.
    fn finish(&self, reaped: &mut Reaped, first: Option<i32>, clock: &Clock) -> Result<(), Failure> {
        self.processes.kill();
        while let Reap::Ended(child) = sys::reap(true).step("reap")? {
            reaped.add(&child, first.unwrap_or(0), clock);
            // Kill processes that were created during the previous kill.
            self.processes.kill();
        }
        Ok(())
    }
}

fn not_started(why: NotStarted) -> Reply {
    match why {
        NotStarted::Program(errno) => Reply::NotExecuted { errno },
        NotStarted::Preparation(errno) => Reply::Refused { step: "prepare the program".to_owned(), errno },
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
