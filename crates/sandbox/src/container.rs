//! The supervisor's connection to one zygote.

use std::{
    io,
    os::{
        fd::{AsFd, BorrowedFd, OwnedFd},
        unix::process::CommandExt as _,
    },
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    net::{AddressFamily, SocketFlags, SocketType, socketpair},
};

use crate::{
    Config, Error,
    limits::{Enforcer, Entry},
    priority,
    shared_memory::SharedMemory,
    wire::{MAX_MESSAGE, Reply, Request, Start, receive, send},
    work_folder::WorkFolder,
    zygote::{ARGUMENT, TEX},
};

/// The timeout for building a box. Normally this takes a few ms; the rest is for a host that swaps.
const BUILD_TIMEOUT: Duration = Duration::from_secs(10);

/// A running zygote. Dropping it ends the zygote and everything in its box.
#[derive(Debug)]
pub(crate) struct Container {
    /// `None` only during drop.
    socket: Option<OwnedFd>,
    guard: Child,
    /// The process id of the zygote.
    zygote: i32,
    buffer: Vec<u8>,
    info: ZygoteInfo,
    pub(crate) shared_memory: SharedMemory,
    /// The work folder of programs that are not isolated. Removed after the zygote has ended.
    _folder: Option<WorkFolder>,
}

/// What the zygote reported about itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ZygoteInfo {
    /// Whether programs run as the user of the supervisor.
    pub(crate) shared_user: bool,
    /// The version of landlock in use, 0 if none.
    pub(crate) landlock: u32,
    /// Whether programs run in a box.
    pub(crate) isolated: bool,
}

impl Container {
    /// Starts a zygote whose programs are limited by this enforcer. If no box can be built and the configuration allows it, the zygote runs
    /// without a box.
    pub(crate) fn start(config: &Config, enforcer: &mut dyn Enforcer) -> Result<Self, Error> {
        match Self::start_in(config, enforcer, None) {
            Err(Error::Build { .. }) if config.unsafe_without_isolation => {
                let folder = WorkFolder::make().map_err(|source| Error::Io { what: "create a work folder", source })?;
                Self::start_in(config, enforcer, Some(folder))
            }
            result => result,
        }
    }

    fn start_in(config: &Config, enforcer: &mut dyn Enforcer, folder: Option<WorkFolder>) -> Result<Self, Error> {
        // Not the path of the executable, because another program may be there by now, or none.
        let path = config.zygote.as_deref().unwrap_or(Path::new("/proc/self/exe"));
        let (ours, theirs) = socketpair(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None)
            .map_err(|source| Error::Io { what: "create a socket", source: source.into() })?;
        let root = config.root.as_deref().map(Path::canonicalize).transpose();
        let root = root.map_err(|source| Error::Io { what: "find the root folder of the sandbox", source })?;
        let cgroup_root = enforcer.cgroup_root()?;
        // The socket is its standard input. The zygote closes everything else first.
        let guard = Command::new(path)
            .arg0(ARGUMENT)
            .arg(cgroup_root.as_deref().unwrap_or(Path::new("")))
            .arg(root.as_deref().unwrap_or(Path::new("/")))
            .arg(if config.tex { TEX } else { "" })
            .args(folder.as_ref().map(WorkFolder::path))
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::from(theirs))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| Error::Spawn { path: path.display().to_string(), source })?;
        let info = ZygoteInfo { shared_user: true, landlock: 0, isolated: folder.is_none() };
        let mut container = Self {
            socket: Some(ours),
            guard,
            zygote: 0,
            buffer: vec![0; MAX_MESSAGE],
            info,
            shared_memory: SharedMemory::default(),
            _folder: folder,
        };
        let user = match container.wait_until_ready(&path.display().to_string()) {
            Ok((reply, user)) => {
                container.info = ZygoteInfo { isolated: info.isolated, ..reply };
                user
            }
            Err(error) => {
                // The executable may not be a zygote and may ignore the end of the connection, but dropping waits for its end. So it
                // is killed here. The zygote of a killed guard ends too.
                if let Err(error) = container.guard.kill() {
                    tracing::warn!(%error, "cannot kill a sandbox process");
                }
                return Err(error);
            }
        };
        enforcer.zygote_started(user)?;
        container.set_up(&enforcer.entry())?;
        Ok(container)
    }

    /// Waits until the zygote is ready. Returns what it reports, and its user id on the host.
    fn wait_until_ready(&mut self, path: &str) -> Result<(ZygoteInfo, u32), Error> {
        let mut owner = rustix::process::geteuid().as_raw();
        let deadline = Instant::now() + BUILD_TIMEOUT;
        let mut reply = self.reply_until(deadline)?;
        if let Some((Reply::ZygoteStarted { process, user }, _)) = reply {
            self.zygote = process;
            owner = user;
            reply = self.reply_until(deadline)?;
        }
        match reply {
            Some((Reply::Ready { shared_user, landlock }, _)) => {
                Ok((ZygoteInfo { shared_user, landlock, isolated: true }, owner))
            }
            Some((Reply::Broken { step, errno }, _)) => {
                Err(Error::Build { step, source: io::Error::from_raw_os_error(errno) })
            }
            Some(_) => Err(Error::Lost("it sent an unexpected first message".to_owned())),
            None => {
                let seconds = BUILD_TIMEOUT.as_secs();
                Err(Error::NoAnswer(format!("{path} did not become a sandbox process in {seconds} s")))
            }
        }
    }

    /// Sets how later programs enter the enforcer's control groups.
    pub(crate) fn set_up(&self, entry: &Entry<'_>) -> Result<(), Error> {
        let descriptors: Vec<_> = entry.folder.iter().chain(&entry.files).copied().collect();
        self.send(&Request::Setup { folder: entry.folder.is_some(), lasting: entry.lasting }, &descriptors)
    }

    /// What the zygote reported about itself.
    pub(crate) fn info(&self) -> ZygoteInfo {
        self.info
    }

    /// The socket, for polling.
    pub(crate) fn socket(&self) -> Result<BorrowedFd<'_>, Error> {
        self.socket.as_ref().map(AsFd::as_fd).ok_or_else(|| Error::Lost("the connection is closed".to_owned()))
    }

    /// Whether it waits for a run. A zygote that sends something without a request is broken.
    pub(crate) fn is_idle(&self) -> bool {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        self.socket
            .as_ref()
            .is_some_and(|socket| matches!(poll(&mut [PollFd::new(socket, PollFlags::IN)], Some(&now)), Ok(0)))
    }

    pub(crate) fn send(&self, request: &Request, descriptors: &[BorrowedFd<'_>]) -> Result<(), Error> {
        send(self.socket()?, &request.encode(), descriptors)
            .map_err(|source| Error::Lost(format!("cannot send to it ({source})")))
    }

    /// Kills all programs of the run. Raises the priority of the zygote first, if that is allowed. With `measure_wait`, the zygote also reports how
    /// long the threads waited for a processor.
    pub(crate) fn kill(&self, measure_wait: bool) -> Result<(), Error> {
        priority::raise_priority(self.zygote);
        self.send(&Request::Kill { measure_wait }, &[])
    }

    /// Starts a warm interpreter for a later run, without waiting for it.
    pub(crate) fn start_interpreter(&self, start: Start) -> Result<(), Error> {
        self.send(&Request::StartInterpreter(start), &[])
    }

    /// Ends the warm interpreter.
    pub(crate) fn end_interpreter(&mut self) -> Result<(), Error> {
        self.send(&Request::EndInterpreter, &[])?;
        match self.reply()? {
            (Reply::InterpreterEnded, _) => Ok(()),
            _ => Err(Error::Lost("it sent an unexpected reply".to_owned())),
        }
    }

    /// Waits for the next reply.
    pub(crate) fn reply(&mut self) -> Result<(Reply, Vec<OwnedFd>), Error> {
        let Some(socket) = &self.socket else { return Err(Error::Lost("the connection is closed".to_owned())) };
        let received = receive(socket, &mut self.buffer)
            .map_err(|source| Error::Lost(format!("cannot receive from it ({source})")))?;
        if received.length == 0 {
            return Err(Error::Lost("it ended".to_owned()));
        }
        let reply = Reply::decode(&self.buffer[..received.length]).map_err(|error| Error::Lost(error.to_string()))?;
        Ok((reply, received.descriptors))
    }

    /// The next reply, or `None` at the deadline.
    fn reply_until(&mut self, deadline: Instant) -> Result<Option<(Reply, Vec<OwnedFd>)>, Error> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let timeout = Timespec::try_from(left).unwrap_or(Timespec { tv_sec: 1, tv_nsec: 0 });
            let socket = self.socket()?;
            match poll(&mut [PollFd::new(&socket, PollFlags::IN)], Some(&timeout)) {
                Ok(0) => return Ok(None),
                Ok(_) => return self.reply().map(Some),
                Err(rustix::io::Errno::INTR) => {}
                Err(source) => return Err(Error::Io { what: "wait for the sandbox process", source: source.into() }),
            }
        }
    }
}

impl Drop for Container {
    fn drop(&mut self) {
        // The guard notices the closed connection, kills and reaps the zygote, and ends.
        drop(self.socket.take());
        if let Err(error) = self.guard.wait() {
            tracing::warn!(%error, "cannot wait for a sandbox process");
        }
    }
}
