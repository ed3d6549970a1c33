//! The supervisor's end of one zygote.

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
    Config, Error, hurry,
    limits::{Enforcer, Entry},
    wire::{MAX_MESSAGE, Reply, Request, receive, send},
    work_folder::WorkFolder,
    zygote::{ARGUMENT, TEX},
};

/// How long building a box may take. It takes some ms; this is for a host that swaps.
const BUILD: Duration = Duration::from_secs(10);

/// A running zygote. Dropping it ends the zygote and everything in its box.
#[derive(Debug)]
pub(crate) struct Container {
    /// `None` only while being dropped.
    socket: Option<OwnedFd>,
    guard: Child,
    /// The process id of the zygote.
    zygote: i32,
    buffer: Vec<u8>,
    about: About,
    /// Where programs work that are not isolated. Removed after the zygote has ended.
    _folder: Option<WorkFolder>,
}

/// What the zygote said about itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About {
    /// Whether programs run under the user of the supervisor.
    pub(crate) shared_user: bool,
    /// The version of landlock in force, 0 if none.
    pub(crate) landlock: u32,
    /// Whether programs are in a box.
    pub(crate) isolated: bool,
}

impl Container {
    /// Starts a zygote whose programs come under this enforcer; where no box can be built, and the configuration allows
    /// that, one without a box.
    pub(crate) fn start(config: &Config, enforcer: &mut dyn Enforcer) -> Result<Self, Error> {
        match Self::start_in(config, enforcer, None) {
            Err(Error::Build { .. }) if config.unsafe_without_isolation => {
                let folder = WorkFolder::make().map_err(|source| Error::Io { what: "make a work folder", source })?;
                Self::start_in(config, enforcer, Some(folder))
            }
            result => result,
        }
    }

    fn start_in(config: &Config, enforcer: &mut dyn Enforcer, folder: Option<WorkFolder>) -> Result<Self, Error> {
        // Not by its name: that may by now be another program, or none.
        let path = config.zygote.as_deref().unwrap_or(Path::new("/proc/self/exe"));
        let (ours, theirs) = socketpair(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None)
            .map_err(|source| Error::Io { what: "make a socket", source: source.into() })?;
        let root = config.root.as_deref().map(Path::canonicalize).transpose();
        let root = root.map_err(|source| Error::Io { what: "find the folder that is to be the root", source })?;
        let cradle = enforcer.cradle()?;
        // The socket is its standard input; the zygote closes everything else before anything happens.
        let guard = Command::new(path)
            .arg0(ARGUMENT)
            .arg(cradle.as_deref().unwrap_or(Path::new("")))
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
        let about = About { shared_user: true, landlock: 0, isolated: folder.is_none() };
        let mut container =
            Self { socket: Some(ours), guard, zygote: 0, buffer: vec![0; MAX_MESSAGE], about, _folder: folder };
        let user = match container.greet(&path.display().to_string()) {
            Ok((said, user)) => {
                container.about = About { isolated: about.isolated, ..said };
                user
            }
            Err(error) => {
                // It may be a program that does not end with the connection, and dropping waits for its end. A guard's
                // zygote ends with it.
                if let Err(error) = container.guard.kill() {
                    tracing::warn!(%error, "a sandbox process could not be ended");
                }
                return Err(error);
            }
        };
        enforcer.settle(user)?;
        container.set_up(&enforcer.entry())?;
        Ok(container)
    }

    /// Waits until the zygote is ready; says who it is on the host.
    fn greet(&mut self, path: &str) -> Result<(About, u32), Error> {
        let mut owner = rustix::process::geteuid().as_raw();
        let deadline = Instant::now() + BUILD;
        let mut said = self.reply_until(deadline)?;
        if let Some((Reply::Born { process, user }, _)) = said {
            self.zygote = process;
            owner = user;
            said = self.reply_until(deadline)?;
        }
        match said {
            Some((Reply::Ready { shared_user, landlock }, _)) => {
                Ok((About { shared_user, landlock, isolated: true }, owner))
            }
            Some((Reply::Broken { step, errno }, _)) => {
                Err(Error::Build { step, source: io::Error::from_raw_os_error(errno) })
            }
            Some(_) => Err(Error::Lost("it answered before it was asked".to_owned())),
            None => Err(Error::Lost(format!("{path} did not become a sandbox process in {} s", BUILD.as_secs()))),
        }
    }

    /// Tells how programs come under the enforcer from now on.
    pub(crate) fn set_up(&self, entry: &Entry<'_>) -> Result<(), Error> {
        let descriptors: Vec<_> = entry.folder.iter().chain(&entry.files).copied().collect();
        self.send(&Request::Setup { folder: entry.folder.is_some() }, &descriptors)
    }

    /// What the zygote said about itself.
    pub(crate) fn about(&self) -> About {
        self.about
    }

    /// The socket, to poll.
    pub(crate) fn socket(&self) -> Result<BorrowedFd<'_>, Error> {
        self.socket.as_ref().map(AsFd::as_fd).ok_or_else(|| Error::Lost("it is being ended".to_owned()))
    }

    /// Whether it waits for a run: an unexpected word of it is its last.
    pub(crate) fn is_idle(&self) -> bool {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        self.socket
            .as_ref()
            .is_some_and(|socket| matches!(poll(&mut [PollFd::new(socket, PollFlags::IN)], Some(&now)), Ok(0)))
    }

    pub(crate) fn send(&self, request: &Request, descriptors: &[BorrowedFd<'_>]) -> Result<(), Error> {
        send(self.socket()?, &request.encode(), descriptors)
            .map_err(|source| Error::Lost(format!("it cannot be reached ({source})")))
    }

    /// Has all programs of the run killed, before anything else on this host where that is allowed.
    pub(crate) fn kill(&self) -> Result<(), Error> {
        hurry::hurry(self.zygote);
        self.send(&Request::Kill, &[])
    }

    /// Ends the warm interpreter.
    pub(crate) fn cool(&mut self) -> Result<(), Error> {
        self.send(&Request::Cool, &[])?;
        match self.reply()? {
            (Reply::Cooled, _) => Ok(()),
            _ => Err(Error::Lost("it answered something else".to_owned())),
        }
    }

    /// The next reply; blocks.
    pub(crate) fn reply(&mut self) -> Result<(Reply, Vec<OwnedFd>), Error> {
        let Some(socket) = &self.socket else { return Err(Error::Lost("it is being ended".to_owned())) };
        let received = receive(socket, &mut self.buffer)
            .map_err(|source| Error::Lost(format!("it cannot be heard ({source})")))?;
        if received.length == 0 {
            return Err(Error::Lost("it ended".to_owned()));
        }
        let reply = Reply::decode(&self.buffer[..received.length]).map_err(|error| Error::Lost(error.to_string()))?;
        Ok((reply, received.descriptors))
    }

    /// The next reply, if it comes in time.
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
        // The guard sees the end of the connection, kills the zygote, reaps it, and ends.
        drop(self.socket.take());
        if let Err(error) = self.guard.wait() {
            tracing::warn!(%error, "a sandbox process could not be waited for");
        }
    }
}
