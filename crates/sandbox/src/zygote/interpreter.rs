//! Starts and ends the warm interpreter for the zygote. This code runs in the guard.

use std::{
    ffi::CString,
    fs::File,
    io,
    os::fd::{AsFd as _, OwnedFd, RawFd},
    process::exit,
};

use rustix::{
    net::{AddressFamily, SocketFlags, SocketType, socketpair},
    thread::set_no_new_privs,
};

use super::{
    Failure, Place, Step as _,
    exec::{Confinement, Launch, Launcher},
    landlock::Landlock,
    setup, sys, user,
};
use crate::wire::{MAX_MESSAGE, ResourceLimits, Start, receive, send};

/// The namespaces of a zygote, in the order in which another process can enter them. The first one gives the right to enter the others.
const NAMESPACES: [&str; 7] = ["user", "ipc", "uts", "net", "cgroup", "pid", "mnt"];

/// The reply to the zygote.
const DONE: &[u8] = b"done";

/// Starts the interpreters of a zygote.
pub(super) struct InterpreterHost<'a> {
    place: &'a Place,
    shared_user: bool,
    namespaces: Vec<File>,
    /// The process id of the running interpreter.
    running: Option<i32>,
}

impl<'a> InterpreterHost<'a> {
    /// To be called before the zygote hides itself. If its namespaces cannot be opened, no interpreter starts.
    pub(super) fn new(place: &'a Place, zygote: i32, shared_user: bool) -> Self {
        let open = |name: &&str| File::open(format!("/proc/{zygote}/ns/{name}"));
        let namespaces = NAMESPACES.iter().map(open).collect::<io::Result<_>>().unwrap_or_default();
        Self { place, shared_user, namespaces, running: None }
    }

    /// Handles one request of the zygote. An empty message means that the zygote is ending.
    pub(super) fn handle_request(&mut self, channel: &OwnedFd) -> Result<(), Failure> {
        let mut buffer = vec![0; MAX_MESSAGE];
        let received = receive(channel, &mut buffer).step("hear the zygote")?;
        if received.length == 0 {
            return Ok(());
        }
        let start = Start::decode(&buffer[..received.length])
            .map_err(|_| Failure { step: "understand the zygote".to_owned(), errno: libc::EBADMSG })?;
        self.end();
        if start.argv.is_empty() || self.namespaces.is_empty() {
            return send(channel, DONE, &[]).step("answer the zygote");
        }
        // Created here and not in the zygote, because programs can see the sockets of its network namespace.
        let (ours, theirs) =
            socketpair(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None).step("make a socket")?;
        match sys::fork_into(0).step("fork")? {
            Some(process) => self.running = Some(process),
            None => {
                drop(ours);
                // If this fails, the zygote notices that the socket is closed.
                let _ = self.become_interpreter(&start, &theirs);
                exit(1);
            }
        }
        send(channel, DONE, &[ours.as_fd()]).step("answer the zygote")
    }

    /// Ends the interpreter.
    pub(super) fn end(&mut self) {
        if let Some(process) = self.running.take() {
            sys::kill(process);
            sys::wait(process);
        }
    }

    fn become_interpreter(&self, start: &Start, socket: &OwnedFd) -> Result<std::convert::Infallible, Failure> {
        let core_limit = setup::core_limit();
        for namespace in &self.namespaces {
            sys::enter_namespace(namespace.as_fd()).step("enter a namespace")?;
        }
        setup::become_zygote_user(self.shared_user)?;
        sys::drop_bounding_set();
        set_no_new_privs(true).step("give up new privileges")?;
        let landlock = Landlock::new(self.place);
        let mut launcher = Launcher::new(core_limit);
        let texts =
            |list: &[Vec<u8>]| list.iter().map(|text| CString::new(text.clone())).collect::<Result<Vec<_>, _>>();
        const NULL: RawFd = 0;
        let launch = Launch {
            argv: texts(&start.argv).step("read the arguments")?,
            env: texts(&start.env).step("read the environment")?,
            program: None,
            stdio: [NULL; 3],
            limits: NO_LIMITS,
            confinement: Confinement {
                cgroup: None,
                groups: Vec::new(),
                landlock: landlock.descriptor(),
                locks: false,
                folder: CString::new(self.place.work_folder().as_os_str().as_encoded_bytes())
                    .step("name the work folder")?,
                user: Some(user::PROGRAM).filter(|_| !self.shared_user),
            },
        };
        launcher.exec_in_place(&launch, sys::number(socket.as_fd()))
    }
}

/// The interpreter has no limits. Each of its children gets limits before it may continue.
const NO_LIMITS: ResourceLimits = ResourceLimits {
    cpu_seconds: u64::MAX,
    stack_bytes: None,
    file_bytes: u64::MAX,
    open_files: u64::MAX,
    address_space: None,
    data: None,
    processes: None,
};
