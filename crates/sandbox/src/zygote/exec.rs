//! Starting a program: between the fork and the exec.
#![expect(unsafe_code, reason = "a child that shares memory with its parent; each block says why it is sound")]

use std::{
    ffi::{CStr, CString},
    io,
    os::fd::RawFd,
    ptr,
};

use libc::{c_char, c_int, c_long};

use super::birth::born_in;
use crate::wire::ResourceLimits;

/// All a child needs, made ready beforehand so that it only makes system calls.
pub(super) struct Launch {
    pub(super) argv: Vec<CString>,
    pub(super) env: Vec<CString>,
    /// The program, if it comes as a descriptor.
    pub(super) program: Option<RawFd>,
    /// Standard input, output and error.
    pub(super) stdio: [RawFd; 3],
    /// The folder of a control group to be born in.
    pub(super) born_in: Option<RawFd>,
    /// Files to write "0" into, to enter the control groups, where it cannot be born there.
    pub(super) groups: Vec<RawFd>,
    pub(super) landlock: Option<RawFd>,
    /// Whether it may lock files.
    pub(super) locks: bool,
    pub(super) limits: ResourceLimits,
    /// Where it begins.
    pub(super) folder: CString,
    /// Whom it becomes.
    pub(super) user: Option<u32>,
}

/// Where programs without a slash are looked for.
const PATH: [&str; 3] = ["/usr/local/bin", "/usr/bin", "/bin"];

/// How far a program stands back for what watches it, where both want a processor: as far as it goes (setpriority(2)).
/// Where the zygote may not hurry (see [`crate::hurry`]), it would otherwise wait behind 64 processes of a fork bomb, for
/// a tenth of a second and more, to hear that it shall end them. It costs a program nothing beside other services: the
/// scheduler shares the processors out among sessions and control groups first, and each zygote has its own.
const NICE: c_int = 19;

/// The stack of a child until it executes its program.
const STACK_BYTES: usize = 64 * 1024;

/// Starts programs; keeps what all starts share.
pub(super) struct Launcher {
    filter: Vec<libc::sock_filter>,
    /// The filter of those that may lock files.
    filter_with_locks: Vec<libc::sock_filter>,
    stack: Vec<u128>,
    /// What may be set at most of the limits that differ from run to run: raising one needs a privilege that this
    /// process does not have.
    most: [u64; 7],
}

/// What the child sees of its parent's memory.
struct Shared {
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
    /// What it has as descriptor 3, to serve, and whose end it does not outlive.
    serves: Option<RawFd>,
    filter: libc::sock_fprog,
    /// The error that kept the program from being executed; 0 if none.
    errno: c_int,
    /// Whether the program itself was at fault, not the preparation.
    program_refused: bool,
}

/// Why a program was not started.
pub(super) enum NotStarted {
    /// It could not be executed.
    Program(i32),
    /// The preparation failed.
    Preparation(i32),
}

impl Launcher {
    /// Programs may leave a dump of `core_bytes` when they crash.
    pub(super) fn new(core_bytes: u64) -> Self {
        for (resource, wanted) in OF_ALL.into_iter().chain([(libc::RLIMIT_CORE, core_bytes)]) {
            let limit = wanted.min(most(resource));
            let limit = libc::rlimit64 { rlim_cur: limit, rlim_max: limit };
            // SAFETY: the pointer is valid for the call. Lowering a limit is never refused.
            unsafe { libc::setrlimit64(resource, &raw const limit) };
        }
        let stack = vec![0; STACK_BYTES / size_of::<u128>()];
        let [filter, filter_with_locks] = [false, true].map(super::filter::build);
        Self { filter, filter_with_locks, stack, most: OF_RUN.map(most) }
    }

    /// Becomes the program, which serves this descriptor. Returns only if that is impossible.
    pub(super) fn turn_into(&mut self, launch: &Launch, serves: RawFd) -> NotStarted {
        let mut shared = self.shared(launch);
        shared.serves = Some(serves);
        // SAFETY: this process has nothing else to do, and nobody shares its memory.
        unsafe {
            if prepare(&shared).is_none() {
                return NotStarted::Preparation(last_errno());
            }
            execute(&shared);
        }
        NotStarted::Program(last_errno())
    }

    /// Sets the limits that differ from run to run for a process that has not run its program yet.
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

    fn shared(&mut self, launch: &Launch) -> Shared {
        let filter = if launch.locks { &mut self.filter_with_locks } else { &mut self.filter };
        Shared {
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
            serves: None,
            filter: libc::sock_fprog {
                len: u16::try_from(filter.len()).unwrap_or(u16::MAX),
                filter: filter.as_mut_ptr(),
            },
            errno: 0,
            program_refused: false,
        }
    }

    /// Starts the program and returns its process id. After an error there may still be a child to reap.
    pub(super) fn start(&mut self, launch: &Launch) -> Result<i32, NotStarted> {
        let mut shared = self.shared(launch);
        let born = launch.born_in.map(|folder| {
            // SAFETY: as below.
            unsafe { born_in(folder, &mut self.stack, child, (&raw mut shared).cast()) }
        });
        let pid = if let Some(Ok(pid)) = born {
            pid
        } else {
            shared.groups.clone_from(&launch.groups);
            let top = self.stack.as_mut_ptr_range().end;
            // SAFETY: the child runs on a stack of its own, aligned and large enough. With CLONE_VFORK the parent stands
            // still until the child has executed its program or ended, so nobody else touches the memory they share, and
            // `shared` outlives the child's use of it.
            unsafe {
                libc::clone(
                    child,
                    top.cast(),
                    libc::CLONE_VM | libc::CLONE_VFORK | libc::SIGCHLD,
                    (&raw mut shared).cast(),
                )
            }
        };
        if pid < 0 {
            return Err(NotStarted::Preparation(last_errno()));
        }
        match (shared.errno, shared.program_refused) {
            (0, _) => Ok(pid),
            (errno, true) => Err(NotStarted::Program(errno)),
            (errno, false) => Err(NotStarted::Preparation(errno)),
        }
    }
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

/// Limits that every program has alike: the zygote takes them on itself, and programs inherit them.
const OF_ALL: [(libc::__rlimit_resource_t, u64); 5] = [
    (libc::RLIMIT_MEMLOCK, 64 * 1024),
    (libc::RLIMIT_MSGQUEUE, 0),
    (libc::RLIMIT_NICE, 0),
    (libc::RLIMIT_RTPRIO, 0),
    (libc::RLIMIT_SIGPENDING, 1024),
];

/// Limits that differ from run to run.
const OF_RUN: [libc::__rlimit_resource_t; 7] = [
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
    std::array::from_fn(|index| (OF_RUN[index], wanted[index].min(most[index])))
}

/// What this process may set at most.
fn most(resource: libc::__rlimit_resource_t) -> u64 {
    let mut limit = libc::rlimit64 { rlim_cur: 0, rlim_max: libc::RLIM_INFINITY };
    // SAFETY: the pointer is valid for the call; if it fails, the value stays what it is.
    unsafe { libc::getrlimit64(resource, &raw mut limit) };
    limit.rlim_max
}

fn last_errno() -> i32 {
    io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

/// The child. Only system calls: no allocation, no lock, no destructor.
extern "C" fn child(argument: *mut libc::c_void) -> c_int {
    // SAFETY: the parent passes a valid `Shared` and stands still meanwhile.
    let shared = unsafe { &mut *argument.cast::<Shared>() };
    // SAFETY: see `prepare` and `execute`.
    unsafe {
        if prepare(shared).is_some() {
            execute(shared);
            shared.program_refused = true;
        }
        shared.errno = *libc::__errno_location();
        libc::_exit(127)
    }
}

/// Takes everything away from this process that a program must not have. `None` after an error.
///
/// # Safety
/// To be called by a child that may be changed for good.
unsafe fn prepare(shared: &Shared) -> Option<()> {
    fn done(result: c_long) -> Option<()> {
        (result >= 0).then_some(())
    }
    // SAFETY: all pointers come from live values of the parent; the calls concern only this process.
    unsafe {
        for group in &shared.groups {
            done(libc::write(*group, c"0".as_ptr().cast(), 1) as c_long)?;
        }
        // A group of its own, so that it can signal only itself. A session would do, too, but where the scheduler groups
        // by session each run would begin with an account of its own, and wait.
        done(if shared.serves.is_some() { libc::setsid() } else { libc::setpgid(0, 0) }.into())?;
        done(libc::setpriority(libc::PRIO_PROCESS, 0, NICE).into())?;
        for (target, source) in (0..).zip(shared.stdio) {
            done(libc::dup2(source, target).into())?;
        }
        let mut first = 3;
        if let Some(serves) = shared.serves {
            done(libc::dup2(serves, first).into())?;
            first += 1;
        }
        done(libc::syscall(libc::SYS_close_range, first, u32::MAX, libc::CLOSE_RANGE_CLOEXEC))?;
        done(libc::chdir(shared.folder).into())?;
        libc::umask(0o022);
        for (resource, value) in &shared.rlimits {
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
        if let Some(id) = shared.user {
            // The raw calls: the library's would tell other threads, and this process shares its memory.
            done(libc::syscall(libc::SYS_setresgid, id, id, id))?;
            done(libc::syscall(libc::SYS_setresuid, id, id, id))?;
        }
        /// `struct __user_cap_header_struct`, version 3.
        const HEADER: [u32; 2] = [0x2008_0522, 0];
        const NOTHING: [u32; 6] = [0; 6];
        done(libc::syscall(libc::SYS_capset, HEADER.as_ptr(), NOTHING.as_ptr()))?;
        if shared.serves.is_some() {
            // After the change of user, which would clear it.
            done(libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL, 0, 0, 0).into())?;
        }
        if let Some(rules) = shared.landlock {
            done(libc::syscall(libc::SYS_landlock_restrict_self, rules, 0))?;
        }
        done(libc::syscall(
            libc::SYS_seccomp,
            libc::SECCOMP_SET_MODE_FILTER,
            libc::SECCOMP_FILTER_FLAG_SPEC_ALLOW,
            &raw const shared.filter,
        ))
    }
}

/// Executes the program; returns only if that is impossible, with the reason in `errno`.
///
/// # Safety
/// As for [`prepare`].
unsafe fn execute(shared: &Shared) {
    let (argv, env) = (shared.argv.as_ptr(), shared.env.as_ptr());
    // SAFETY: both lists end with a null pointer and hold texts that end with a zero.
    unsafe {
        if let Some(program) = shared.program {
            libc::syscall(libc::SYS_execveat, program, c"".as_ptr(), argv, env, libc::AT_EMPTY_PATH);
            return;
        }
        for program in &shared.programs {
            libc::execve(program.as_ptr(), argv, env);
            // The rest of the list only if this one is not there.
            if *libc::__errno_location() != libc::ENOENT {
                return;
            }
        }
    }
}
