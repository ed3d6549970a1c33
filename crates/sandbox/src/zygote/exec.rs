//! Starts a program: everything between fork and exec.
#![expect(unsafe_code, reason = "a child that shares memory with its parent; each block says why it is sound")]

use std::{
    ffi::{CStr, CString},
    io,
    os::fd::RawFd,
    ptr,
};

use libc::{c_char, c_int, c_long};

use super::{clone_into_cgroup::clone_into_cgroup, filter};
use crate::wire::ResourceLimits;

/// All that a child needs, prepared in advance, so that the child only makes system calls.
pub(super) struct Launch {
    pub(super) argv: Vec<CString>,
    pub(super) env: Vec<CString>,
    /// The program, if it comes as a descriptor.
    pub(super) program: Option<RawFd>,
    /// Standard input, output and error.
    pub(super) stdio: [RawFd; 3],
    /// The folder of the control group in which it starts.
    pub(super) cgroup: Option<RawFd>,
    /// Otherwise, the control-group files into which it writes "0".
    pub(super) groups: Vec<RawFd>,
    pub(super) landlock: Option<RawFd>,
    /// Whether it may lock files.
    pub(super) locks: bool,
    pub(super) limits: ResourceLimits,
    /// The working directory.
    pub(super) folder: CString,
    /// The user to change to, if any.
    pub(super) user: Option<u32>,
}

/// The folders in which programs without a slash are searched.
const PATH: [&str; 3] = ["/usr/local/bin", "/usr/bin", "/bin"];

/// The nice value of programs: the lowest priority (setpriority(2)), so that the zygote runs first when both want a processor. If the
/// priority of the zygote cannot be raised (see [`crate::priority`]), it would otherwise wait behind 64 processes of a fork bomb, for a tenth
/// of a second and more, before it can kill them. Compared with other services, programs lose nothing: the scheduler first divides
/// processors among sessions and control groups, and each zygote has its own.
const NICE: c_int = 19;

/// The stack of a child until it executes its program.
const STACK_BYTES: usize = 64 * 1024;

/// Starts programs, and keeps what all starts share.
pub(super) struct Launcher {
    filter: Vec<libc::sock_filter>,
    /// The filter for programs that may lock files.
    filter_with_locks: Vec<libc::sock_filter>,
    stack: Vec<u128>,
    /// The highest allowed values of the limits that differ per run: raising a hard limit needs a privilege that this process does not
    /// have.
    most: [u64; 7],
}

/// The part of the parent's memory that the child uses.
struct ChildData {
    programs: Vec<CString>,
    argv: Vec<*const c_char>,
    env: Vec<*const c_char>,
    program: Option<RawFd>,
    stdio: [RawFd; 3],
    groups: Vec<RawFd>,
    landlock: Option<RawFd>,
    rlimits: [(libc::__rlimit_resource_t, u64); 7],
    folder: *const c_char,
    user: Option<u32>,
    /// The socket that it gets as descriptor 3. Such a child dies with its parent.
    service_socket: Option<RawFd>,
    /// The filter that programs inherit, if this process has not set it.
    inherited: Option<libc::sock_fprog>,
    filter: libc::sock_fprog,
    /// The error that prevented the program from being executed; 0 if none.
    errno: c_int,
    /// Whether executing failed, not the preparation.
    program_refused: bool,
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
        let stack = vec![0; STACK_BYTES / size_of::<u128>()];
        let [filter, filter_with_locks] = [false, true].map(filter::rest);
        Self { filter, filter_with_locks, stack, most: RUN_LIMITS.map(most) }
    }

    /// Turns this process into the program, which gets the socket `service_socket`. Returns only if this fails.
    pub(super) fn exec_in_place(&mut self, launch: &Launch, service_socket: RawFd) -> NotStarted {
        let mut inherited = filter::inherited();
        let mut data = self.data(launch);
        data.service_socket = Some(service_socket);
        data.inherited = Some(kernel_filter(&mut inherited));
        // SAFETY: this process has nothing else to do, and shares its memory with no other process.
        unsafe {
            if prepare(&data).is_none() {
                return NotStarted::Preparation(last_errno());
            }
            execute(&data);
        }
        NotStarted::Program(last_errno())
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

    fn data(&mut self, launch: &Launch) -> ChildData {
        let filter = if launch.locks { &mut self.filter_with_locks } else { &mut self.filter };
        ChildData {
            programs: candidates(&launch.argv[0]),
            argv: pointers(&launch.argv),
            env: pointers(&launch.env),
            program: launch.program,
            stdio: launch.stdio,
            groups: Vec::new(),
            landlock: launch.landlock,
            rlimits: rlimits(&launch.limits, &self.most),
            folder: launch.folder.as_ptr(),
            user: launch.user,
            service_socket: None,
            inherited: None,
            filter: kernel_filter(filter),
            errno: 0,
            program_refused: false,
        }
    }

    /// Starts the program and returns its process id. After an error, there may still be a child to reap.
    pub(super) fn start(&mut self, launch: &Launch) -> Result<i32, NotStarted> {
        let mut data = self.data(launch);
        let started = launch.cgroup.map(|folder| {
            // SAFETY: as below.
            unsafe { clone_into_cgroup(folder, &mut self.stack, child, (&raw mut data).cast()) }
        });
        let pid = if let Some(Ok(pid)) = started {
            pid
        } else {
            data.groups.clone_from(&launch.groups);
            let top = self.stack.as_mut_ptr_range().end;
            // SAFETY: the child runs on its own stack, which is aligned and large enough. With CLONE_VFORK, the parent does not run
            // until the child has executed its program or ended, so only one of them uses the shared memory at a time, and `data`
            // outlives its use by the child.
            unsafe {
                libc::clone(
                    child,
                    top.cast(),
                    libc::CLONE_VM | libc::CLONE_VFORK | libc::SIGCHLD,
                    (&raw mut data).cast(),
                )
            }
        };
        if pid < 0 {
            return Err(NotStarted::Preparation(last_errno()));
        }
        match (data.errno, data.program_refused) {
            (0, _) => Ok(pid),
            (errno, true) => Err(NotStarted::Program(errno)),
            (errno, false) => Err(NotStarted::Preparation(errno)),
        }
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

fn last_errno() -> i32 {
    io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

/// The code of the child. Only system calls: no allocation, no lock, no destructor.
extern "C" fn child(argument: *mut libc::c_void) -> c_int {
    // SAFETY: the parent passes a valid `ChildData`, and does not run meanwhile.
    let data = unsafe { &mut *argument.cast::<ChildData>() };
    // SAFETY: see `prepare` and `execute`.
    unsafe {
        if prepare(data).is_some() {
            execute(data);
            data.program_refused = true;
        }
        data.errno = *libc::__errno_location();
        libc::_exit(127)
    }
}

/// Takes everything from this process that a program must not have. `None` after an error.
///
/// # Safety
/// Only a child may call this: it changes the process permanently.
unsafe fn prepare(data: &ChildData) -> Option<()> {
    fn done(result: c_long) -> Option<()> {
        (result >= 0).then_some(())
    }
    // SAFETY: all pointers come from live values of the parent, and the calls affect only this process.
    unsafe {
        for group in &data.groups {
            done(libc::write(*group, c"0".as_ptr().cast(), 1) as c_long)?;
        }
        // Its own process group, so that it can signal only itself. A session would also work, but if the scheduler groups by
        // session, each run would start with a new share of CPU time, and wait.
        done(if data.service_socket.is_some() { libc::setsid() } else { libc::setpgid(0, 0) }.into())?;
        done(libc::setpriority(libc::PRIO_PROCESS, 0, NICE).into())?;
        for (target, source) in (0..).zip(data.stdio) {
            done(libc::dup2(source, target).into())?;
        }
        let mut first = 3;
        if let Some(service_socket) = data.service_socket {
            done(libc::dup2(service_socket, first).into())?;
            first += 1;
        }
        done(libc::syscall(libc::SYS_close_range, first, u32::MAX, libc::CLOSE_RANGE_CLOEXEC))?;
        done(libc::chdir(data.folder).into())?;
        libc::umask(0o022);
        for (resource, value) in &data.rlimits {
            let limit = libc::rlimit64 { rlim_cur: *value, rlim_max: *value };
            done(libc::syscall(
                libc::SYS_prlimit64,
                0,
                *resource,
                &raw const limit,
                ptr::null_mut::<libc::rlimit64>(),
            ))?;
        }
        let mut none = std::mem::MaybeUninit::uninit();
        libc::sigemptyset(none.as_mut_ptr());
        done(libc::sigprocmask(libc::SIG_SETMASK, none.as_ptr(), ptr::null_mut()).into())?;
        if let Some(id) = data.user {
            // The raw calls: those of the C library would signal other threads, and this process shares its memory.
            done(libc::syscall(libc::SYS_setresgid, id, id, id))?;
            done(libc::syscall(libc::SYS_setresuid, id, id, id))?;
        }
        /// `struct __user_cap_header_struct`, version 3.
        const HEADER: [u32; 2] = [0x2008_0522, 0];
        const NOTHING: [u32; 6] = [0; 6];
        done(libc::syscall(libc::SYS_capset, HEADER.as_ptr(), NOTHING.as_ptr()))?;
        if data.service_socket.is_some() {
            // After the change of user, which would clear it.
            done(libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL, 0, 0, 0).into())?;
        }
        if let Some(rules) = data.landlock {
            done(libc::syscall(libc::SYS_landlock_restrict_self, rules, 0))?;
        }
        for filter in data.inherited.iter().chain([&data.filter]) {
            done(libc::syscall(
                libc::SYS_seccomp,
                libc::SECCOMP_SET_MODE_FILTER,
                libc::SECCOMP_FILTER_FLAG_SPEC_ALLOW,
                &raw const *filter,
            ))?;
        }
        Some(())
    }
}

/// Executes the program. Returns only on failure, with the reason in `errno`.
///
/// # Safety
/// Same as for [`prepare`].
unsafe fn execute(data: &ChildData) {
    let (argv, env) = (data.argv.as_ptr(), data.env.as_ptr());
    // SAFETY: both lists end with a null pointer, and their texts end with a zero byte.
    unsafe {
        if let Some(program) = data.program {
            libc::syscall(libc::SYS_execveat, program, c"".as_ptr(), argv, env, libc::AT_EMPTY_PATH);
            return;
        }
        for program in &data.programs {
            libc::execve(program.as_ptr(), argv, env);
            // Try the next folder only if the program does not exist in this one.
            if *libc::__errno_location() != libc::ENOENT {
                return;
            }
        }
    }
}
