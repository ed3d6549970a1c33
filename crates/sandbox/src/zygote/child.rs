//! The code of a child until it executes its program. Only system calls: no allocation, no lock, no destructor, because the child shares its
//! memory with its parent.
#![expect(unsafe_code, reason = "a child that shares memory with its parent; each block says why it is sound")]

use std::{
    ffi::CString,
    os::fd::RawFd,
    ptr,
    sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering},
};

use libc::{c_char, c_int, c_long, c_void};

use crate::monotonic_us;

/// The nice value of programs: the lowest priority (setpriority(2)), so that the zygote runs first when both want a processor. If the
/// priority of the zygote cannot be raised (see [`crate::priority`]), it would otherwise wait behind 64 processes of a fork bomb, for a tenth
/// of a second and more, before it can kill them. Compared with other services, programs lose nothing: the scheduler first divides
/// processors among sessions and control groups, and each zygote has its own.
const NICE: c_int = 19;

/// The descriptor of the socket of a child that serves its parent.
const SERVICE_SOCKET: RawFd = 3;

/// Everything that a child needs. It belongs to the parent, which keeps it until the child has executed its program or ended.
pub(super) struct ChildData {
    pub(super) confinement: ConfinementData,
    /// `None` while a child waits for its program.
    pub(super) program: Option<ProgramData>,
    /// Set after the program of a waiting child.
    pub(super) has_program: AtomicBool,
    pub(super) progress: AtomicI32,
    /// If the start failed, the reason. A parent that runs meanwhile shares `errno` with the child, so this is a hint.
    pub(super) errno: c_int,
    /// How long a waiting child has waited for a processor before it was ready, in µs.
    pub(super) waited_before_us: AtomicU64,
    /// When a waiting child was started, by the system's monotonic clock, in µs.
    pub(super) cloned_us: u64,
    /// What wakes a waiting child (eventfd(2)).
    pub(super) wake: RawFd,
}

/// What does not depend on the program.
pub(super) struct ConfinementData {
    pub(super) groups: Vec<RawFd>,
    pub(super) landlock: Option<RawFd>,
    pub(super) folder: *const c_char,
    pub(super) user: Option<u32>,
    /// The filter that programs inherit, if this process has not set it.
    pub(super) inherited: Option<libc::sock_fprog>,
    pub(super) filter: libc::sock_fprog,
    /// Whether the child serves its parent. It then has a session of its own, and dies with its parent.
    pub(super) is_service: bool,
}

/// What depends on the program.
pub(super) struct ProgramData {
    pub(super) programs: Vec<CString>,
    pub(super) argv: Vec<*const c_char>,
    pub(super) env: Vec<*const c_char>,
    pub(super) program: Option<RawFd>,
    pub(super) stdio: [RawFd; 3],
    /// The socket that it gets as descriptor 3.
    pub(super) service_socket: Option<RawFd>,
    pub(super) rlimits: [(libc::__rlimit_resource_t, u64); 7],
}

/// How far a child has come.
pub(super) mod progress {
    /// It prepares itself, or waits for its program.
    pub(in super::super) const PREPARING: i32 = 0;
    /// It executes the program.
    pub(in super::super) const EXECUTING: i32 = 1;
    /// The preparation failed.
    pub(in super::super) const FAILED: i32 = 2;
    /// The program could not be executed.
    pub(in super::super) const REFUSED: i32 = 3;
}

/// Starts the program at once. The parent waits meanwhile.
pub(super) extern "C" fn start(argument: *mut c_void) -> c_int {
    // SAFETY: the parent passes valid data with a program, and does not run meanwhile.
    unsafe { start_at_once(argument.cast()) }
}

/// Turns this process into the program, or ends it.
///
/// # Safety
/// The data must be valid, and this process must have nothing else to do.
pub(super) unsafe fn start_at_once(data: *mut ChildData) -> ! {
    // SAFETY: as above.
    unsafe {
        let ready = confine(&(*data).confinement).is_some();
        go(data, ready, false)
    }
}

/// Prepares for a program, waits for it, and starts it. The parent runs meanwhile.
pub(super) extern "C" fn wait_and_start(argument: *mut c_void) -> c_int {
    let data = argument.cast::<ChildData>();
    // SAFETY: the parent keeps the data valid until this child has executed its program or ended. It sets the program before it wakes the
    // child, and no reference to it exists here before.
    unsafe {
        let ready = confine(&(*data).confinement).is_some();
        // It has not slept until now, so it waited for a processor whenever it did not use one.
        let waited = monotonic_us().saturating_sub((*data).cloned_us).saturating_sub(own_cpu_us());
        (*data).waited_before_us.store(waited, Ordering::Relaxed);
        let mut word = 0u64;
        // The child before may have been killed between the event that woke it and reading it.
        while ready && !(*data).has_program.load(Ordering::Acquire) {
            libc::read((*data).wake, (&raw mut word).cast(), size_of::<u64>());
        }
        go(data, ready, true)
    }
}

/// Starts the program of a child that is `ready`, or ends the child.
///
/// # Safety
/// As for [`start_at_once`]; if the child is `ready`, the data must contain a program.
unsafe fn go(data: *mut ChildData, ready: bool, shares_descriptors: bool) -> ! {
    // SAFETY: as above.
    unsafe {
        let mut reached = progress::FAILED;
        if ready
            && let Some(program) = &(*data).program
            && take_over(program, shares_descriptors).is_some()
        {
            (*data).progress.store(progress::EXECUTING, Ordering::Release);
            execute(program);
            reached = progress::REFUSED;
        }
        end(data, reached)
    }
}

/// The CPU time of this thread, in µs.
fn own_cpu_us() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is valid for the call.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    time.tv_sec.unsigned_abs() * 1_000_000 + time.tv_nsec.unsigned_abs() / 1000
}

/// Ends the child, and notes why.
///
/// # Safety
/// The data must be valid.
unsafe fn end(data: *mut ChildData, reached: i32) -> ! {
    // SAFETY: as above.
    unsafe {
        (*data).errno = *libc::__errno_location();
        (*data).progress.store(reached, Ordering::Release);
        libc::_exit(127)
    }
}

/// Takes everything from this process that a program must not have, except for descriptors. `None` after an error.
///
/// # Safety
/// Only a child may call this: it changes the process permanently.
unsafe fn confine(data: &ConfinementData) -> Option<()> {
    // SAFETY: all pointers come from live values of the parent, and the calls affect only this process.
    unsafe {
        for group in &data.groups {
            done(libc::write(*group, c"0".as_ptr().cast(), 1) as c_long)?;
        }
        // Its own process group, so that it can signal only itself. A session would also work, but if the scheduler groups by
        // session, each run would start with a new share of CPU time, and wait.
        done(if data.is_service { libc::setsid() } else { libc::setpgid(0, 0) }.into())?;
        done(libc::setpriority(libc::PRIO_PROCESS, 0, NICE).into())?;
        done(libc::chdir(data.folder).into())?;
        libc::umask(0o022);
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
        if data.is_service {
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

/// Takes over the descriptors and limits of the program. With `shares_descriptors`, this process first gets a table of its own. `None` after an
/// error.
///
/// # Safety
/// Same as for [`confine`].
unsafe fn take_over(data: &ProgramData, shares_descriptors: bool) -> Option<()> {
    // SAFETY: as in `confine`.
    unsafe {
        let flags = if shares_descriptors { libc::CLOSE_RANGE_UNSHARE } else { 0 } | libc::CLOSE_RANGE_CLOEXEC;
        done(libc::syscall(libc::SYS_close_range, 3, u32::MAX, flags))?;
        for (target, source) in (0..).zip(data.stdio) {
            done(libc::dup2(source, target).into())?;
        }
        if let Some(socket) = data.service_socket {
            // Also if it has this number already.
            done(libc::dup2(socket, SERVICE_SOCKET).into())?;
            done(libc::fcntl(SERVICE_SOCKET, libc::F_SETFD, 0).into())?;
        }
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
        Some(())
    }
}

fn done(result: c_long) -> Option<()> {
    (result >= 0).then_some(())
}

/// Executes the program. Returns only on failure, with the reason in `errno`.
///
/// # Safety
/// Same as for [`confine`].
unsafe fn execute(data: &ProgramData) {
    let (argv, env) = (data.argv.as_ptr(), data.env.as_ptr());
    // SAFETY: both lists end with a null pointer, and their texts end with a zero byte.
    unsafe {
        if let Some(program) = data.program {
            libc::syscall(libc::SYS_execveat, program, c"".as_ptr(), argv, env, libc::AT_EMPTY_PATH);
            return;
        }
        for program in &data.programs {
            libc::execve(program.as_ptr(), argv, env);
            // Try the next folder only if the program does not exist in this one. A parent that runs meanwhile may have set the shared `errno`
            // to 0, as the C library does before it reads a folder.
            if !matches!(*libc::__errno_location(), libc::ENOENT | 0) {
                return;
            }
        }
    }
}
