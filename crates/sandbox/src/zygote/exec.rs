//! Starts programs.
#![expect(unsafe_code, reason = "a child that shares memory with its parent; each block says why it is sound")]

use std::{
    ffi::{CStr, CString},
    io,
    os::fd::{AsFd as _, OwnedFd, RawFd},
    ptr,
    sync::atomic::{AtomicBool, AtomicI32, AtomicU64},
};

use libc::{c_char, c_int, c_void};
use rustix::event::{EventfdFlags, eventfd};

use super::{
    child::{self, ChildData, ConfinementData, ProgramData, progress},
    clone_into_cgroup::clone_into_cgroup,
    filter,
    waiting::WaitingChild,
};
use crate::wire::ResourceLimits;

/// All that a child needs, prepared in advance, so that the child only makes system calls.
pub(super) struct Launch {
    pub(super) argv: Vec<CString>,
    pub(super) env: Vec<CString>,
    /// The program, if it comes as a descriptor.
    pub(super) program: Option<RawFd>,
    /// Standard input, output and error.
    pub(super) stdio: [RawFd; 3],
    pub(super) limits: ResourceLimits,
    pub(super) confinement: Confinement,
}

/// What does not depend on the program.
pub(super) struct Confinement {
    /// The folder of the control group in which it starts.
    pub(super) cgroup: Option<RawFd>,
    /// Otherwise, the control-group files into which it writes "0".
    pub(super) groups: Vec<RawFd>,
    pub(super) landlock: Option<RawFd>,
    /// Whether it may lock files.
    pub(super) locks: bool,
    /// The working directory.
    pub(super) folder: CString,
    /// The user to change to, if any.
    pub(super) user: Option<u32>,
}

/// The folders in which programs without a slash are searched.
const PATH: [&str; 3] = ["/usr/local/bin", "/usr/bin", "/bin"];

/// The stack of a child until it executes its program.
const STACK_BYTES: usize = 64 * 1024;

/// Starts programs, and keeps what all starts share.
pub(super) struct Launcher {
    /// The child that waits for its program, or that has started it. The first field, because the child uses the others.
    waiting: Option<WaitingChild>,
    filter: Vec<libc::sock_filter>,
    /// The filter for programs that may lock files.
    filter_with_locks: Vec<libc::sock_filter>,
    stack: Vec<u128>,
    waiting_stack: Vec<u128>,
    /// What wakes it.
    wake: Option<OwnedFd>,
    /// The highest allowed values of the limits that differ per run: raising a hard limit needs a privilege that this process does not
    /// have.
    most: [u64; 7],
}

/// Why a program did not start.
pub(super) enum NotStarted {
    /// It could not be executed.
    Program(i32),
    /// The preparation failed.
    Preparation(i32),
}

impl Launcher {
    /// `core_bytes` is the core dump limit of programs.
    pub(super) fn new(core_bytes: u64) -> Self {
        for (resource, wanted) in FIXED_LIMITS.into_iter().chain([(libc::RLIMIT_CORE, core_bytes)]) {
            let limit = wanted.min(most(resource));
            let limit = libc::rlimit64 { rlim_cur: limit, rlim_max: limit };
            // SAFETY: the pointer is valid for the call. Lowering a limit never fails.
            unsafe { libc::setrlimit64(resource, &raw const limit) };
        }
        let [stack, waiting_stack] = std::array::from_fn(|_| vec![0; STACK_BYTES / size_of::<u128>()]);
        let [filter, filter_with_locks] = [false, true].map(filter::rest);
        let most = RUN_LIMITS.map(most);
        Self { filter, filter_with_locks, stack, waiting: None, waiting_stack, wake: None, most }
    }

    /// Turns this process into the program, which gets the socket `service_socket`. Ends the process if this fails.
    pub(super) fn exec_in_place(&mut self, launch: &Launch, service_socket: RawFd) -> ! {
        let mut inherited = filter::inherited();
        let mut data = self.data(&launch.confinement);
        data.confinement.is_service = true;
        data.confinement.inherited = Some(kernel_filter(&mut inherited));
        data.program = Some(ProgramData { service_socket: Some(service_socket), ..self.program_data(launch) });
        // SAFETY: this process has nothing else to do, and shares its memory with no other process.
        unsafe { child::start_at_once(&raw mut data) }
    }

    /// Sets the limits that differ per run, for a process that has not started its program yet.
    pub(super) fn limit(&self, process: i32, limits: &ResourceLimits) -> io::Result<()> {
        for (resource, value) in rlimits(limits, &self.most) {
            let limit = libc::rlimit64 { rlim_cur: value, rlim_max: value };
            // SAFETY: the pointer is valid for the call.
            if unsafe { libc::prlimit64(process, resource, &raw const limit, ptr::null_mut()) } != 0 {
                return Err(io::Error::last_os_error());
            }
        }
        Ok(())
    }

    /// The data of a child without a program.
    fn data(&mut self, confinement: &Confinement) -> ChildData {
        let filter = if confinement.locks { &mut self.filter_with_locks } else { &mut self.filter };
        ChildData {
            confinement: ConfinementData {
                groups: confinement.groups.clone(),
                landlock: confinement.landlock,
                folder: confinement.folder.as_ptr(),
                user: confinement.user,
                inherited: None,
                filter: kernel_filter(filter),
                is_service: false,
            },
            program: None,
            has_program: AtomicBool::new(false),
            progress: AtomicI32::new(progress::PREPARING),
            errno: 0,
            waited_before_us: AtomicU64::new(0),
            cloned_us: 0,
            wake: -1,
        }
    }

    fn program_data(&self, launch: &Launch) -> ProgramData {
        ProgramData {
            programs: candidates(&launch.argv[0]),
            argv: pointers(&launch.argv),
            env: pointers(&launch.env),
            program: launch.program,
            stdio: launch.stdio,
            service_socket: None,
            rlimits: rlimits(&launch.limits, &self.most),
        }
    }

    /// Starts the program and returns its process id. After an error, there may still be a child to reap.
    pub(super) fn start(&mut self, launch: &Launch) -> Result<i32, NotStarted> {
        self.end_waiting();
        let mut data = self.data(&launch.confinement);
        data.program = Some(self.program_data(launch));
        // SAFETY: with CLONE_VFORK, the parent does not run until the child has executed its program or ended, so only one of them uses
        // the shared memory at a time, and `data` and `launch` outlive their use by the child.
        let started =
            unsafe { clone(&mut self.stack, &launch.confinement, libc::CLONE_VFORK, child::start, &raw mut data) };
        let process = started.map_err(|error| NotStarted::Preparation(error.raw_os_error().unwrap_or(0)))?;
        match data.progress.into_inner() {
            progress::FAILED => Err(NotStarted::Preparation(data.errno)),
            progress::REFUSED => Err(NotStarted::Program(data.errno)),
            _ => Ok(process),
        }
    }

    /// Starts a child that waits for its program, so that the next start takes less time. To be called when no program runs.
    pub(super) fn prepare_next(&mut self, confinement: Confinement) -> io::Result<()> {
        self.end_waiting();
        let wake = match self.wake.take() {
            Some(wake) => wake,
            None => eventfd(0, EventfdFlags::CLOEXEC)?,
        };
        let data = self.data(&confinement);
        let child = WaitingChild::start(&mut self.waiting_stack, wake.as_fd(), data, confinement);
        self.wake = Some(wake);
        self.waiting = Some(child?);
        Ok(())
    }

    /// Lets the waiting child start this program, and returns its process id. Its descriptors must stay open until it has ended. If there is no
    /// such child, returns the program again.
    pub(super) fn start_waiting(&mut self, launch: Box<Launch>) -> Result<i32, Box<Launch>> {
        let program = self.program_data(&launch);
        match (&mut self.waiting, &self.wake) {
            (Some(waiting), Some(wake)) if !launch.confinement.locks && waiting.is_ready() => {
                Ok(waiting.give(wake.as_fd(), program, launch))
            }
            _ => Err(launch),
        }
    }

    /// To be called when the program has ended and was reaped. Returns why the waiting child could not start it, if that is so. `killed`: it was
    /// killed on purpose.
    pub(super) fn end_of_program(&mut self, killed: bool) -> Option<NotStarted> {
        self.waiting.as_mut().and_then(|waiting| waiting.ended(killed))
    }

    /// How long the waiting child had waited for a processor before it was ready, in µs.
    pub(super) fn waited_before_us(&self) -> u64 {
        self.waiting.as_ref().map_or(0, WaitingChild::waited_before_us)
    }

    /// Ends the child that waits for its program.
    pub(super) fn end_waiting(&mut self) {
        self.waiting = None;
    }
}

/// Starts a child in its control groups, or, if that is not possible, lets it move there.
///
/// # Safety
/// Only the child may use `stack`. `data`, and what it refers to, must be valid until the child has executed its program or ended.
pub(super) unsafe fn clone(
    stack: &mut [u128],
    confinement: &Confinement,
    flags: c_int,
    code: extern "C" fn(*mut c_void) -> c_int,
    data: *mut ChildData,
) -> io::Result<i32> {
    // SAFETY: the caller guarantees this. The stack is aligned and large enough, and `code` never returns.
    unsafe {
        if let Some(folder) = confinement.cgroup {
            let groups = std::mem::take(&mut (*data).confinement.groups);
            if let Ok(process) = clone_into_cgroup(folder, stack, flags, code, data.cast()) {
                return Ok(process);
            }
            (*data).confinement.groups = groups;
        }
        let top = stack.as_mut_ptr_range().end;
        let process = libc::clone(code, top.cast(), libc::CLONE_VM | flags | libc::SIGCHLD, data.cast());
        if process < 0 { Err(io::Error::last_os_error()) } else { Ok(process) }
    }
}

fn kernel_filter(filter: &mut [libc::sock_filter]) -> libc::sock_fprog {
    libc::sock_fprog { len: u16::try_from(filter.len()).unwrap_or(u16::MAX), filter: filter.as_mut_ptr() }
}

fn candidates(name: &CStr) -> Vec<CString> {
    let bytes = name.to_bytes();
    if bytes.contains(&b'/') {
        return vec![name.to_owned()];
    }
    PATH.iter().filter_map(|folder| CString::new([folder.as_bytes(), b"/", bytes].concat()).ok()).collect()
}

fn pointers(texts: &[CString]) -> Vec<*const c_char> {
    texts.iter().map(|text| text.as_ptr()).chain([ptr::null()]).collect()
}

/// Limits that all programs share. The zygote sets them for itself, and programs inherit them.
const FIXED_LIMITS: [(libc::__rlimit_resource_t, u64); 5] = [
    (libc::RLIMIT_MEMLOCK, 64 * 1024),
    (libc::RLIMIT_MSGQUEUE, 0),
    (libc::RLIMIT_NICE, 0),
    (libc::RLIMIT_RTPRIO, 0),
    (libc::RLIMIT_SIGPENDING, 1024),
];

/// Limits that differ per run.
const RUN_LIMITS: [libc::__rlimit_resource_t; 7] = [
    libc::RLIMIT_CPU,
    libc::RLIMIT_STACK,
    libc::RLIMIT_FSIZE,
    libc::RLIMIT_NOFILE,
    libc::RLIMIT_AS,
    libc::RLIMIT_DATA,
    libc::RLIMIT_NPROC,
];

fn rlimits(limits: &ResourceLimits, most: &[u64; 7]) -> [(libc::__rlimit_resource_t, u64); 7] {
    let or_none = |limit: Option<u64>| limit.unwrap_or(libc::RLIM_INFINITY);
    let wanted = [
        limits.cpu_seconds,
        or_none(limits.stack_bytes),
        limits.file_bytes,
        limits.open_files,
        or_none(limits.address_space),
        or_none(limits.data),
        or_none(limits.processes),
    ];
    std::array::from_fn(|index| (RUN_LIMITS[index], wanted[index].min(most[index])))
}

/// The hard limit of this process.
fn most(resource: libc::__rlimit_resource_t) -> u64 {
    let mut limit = libc::rlimit64 { rlim_cur: 0, rlim_max: libc::RLIM_INFINITY };
    // SAFETY: the pointer is valid for the call; if the call fails, the value does not change.
    unsafe { libc::getrlimit64(resource, &raw mut limit) };
    limit.rlim_max
}
