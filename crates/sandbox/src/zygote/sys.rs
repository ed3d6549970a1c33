//! System calls without a safe wrapper.
#![expect(unsafe_code, reason = "raw system calls; each block says why it is sound")]

use std::{
    ffi::CStr,
    io,
    mem::MaybeUninit,
    os::fd::{AsRawFd as _, BorrowedFd, FromRawFd as _, OwnedFd, RawFd},
};

/// A reaped process.
pub(super) struct Reaped {
    pub(super) pid: i32,
    pub(super) status: i32,
    pub(super) cpu_us: u64,
    pub(super) memory_kib: u64,
}

fn check(result: libc::c_long) -> io::Result<libc::c_long> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

/// Moves the socket away from descriptor 0, sets descriptors 0 to 2 to `/dev/null`, closes all others, and resets signal settings that
/// the parent may have changed.
pub(super) fn reset_process() -> io::Result<OwnedFd> {
    // SAFETY: plain system calls on numbers. This process has just started and is single-threaded, and nothing in it owns a
    // descriptor yet, so no descriptor is closed under its owner.
    unsafe {
        let socket = check(libc::fcntl(0, libc::F_DUPFD_CLOEXEC, 3).into())?;
        #[expect(clippy::cast_possible_truncation, reason = "descriptors are small")]
        let socket = OwnedFd::from_raw_fd(socket as RawFd);
        let null = check(libc::open(c"/dev/null".as_ptr(), libc::O_RDWR).into())?;
        #[expect(clippy::cast_possible_truncation, reason = "descriptors are small")]
        let null = null as RawFd;
        for target in 0..3 {
            check(libc::dup2(null, target).into())?;
        }
        let kept = socket.as_raw_fd().cast_unsigned();
        if kept > 3 {
            check(libc::syscall(libc::SYS_close_range, 3, kept - 1, 0))?;
        }
        check(libc::syscall(libc::SYS_close_range, kept + 1, u32::MAX, 0))?;
        // All zeros mean the default action, no flags and an empty mask. The raw call, because the C library does not allow
        // changing two signals, which a parent may have set to be ignored.
        let default = [0u64; 4];
        for signal in 1..=64 {
            // Fails for the few signals that cannot be changed.
            libc::syscall(libc::SYS_rt_sigaction, signal, default.as_ptr(), std::ptr::null_mut::<u64>(), 8);
        }
        let mut none = MaybeUninit::uninit();
        libc::sigemptyset(none.as_mut_ptr());
        check(libc::sigprocmask(libc::SIG_SETMASK, none.as_ptr(), std::ptr::null_mut()).into())?;
        libc::umask(0);
        Ok(socket)
    }
}

/// All kinds of namespaces.
pub(super) const NAMESPACES: i32 = libc::CLONE_NEWUSER
    | libc::CLONE_NEWNS
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWNET
    | libc::CLONE_NEWIPC
    | libc::CLONE_NEWUTS
    | libc::CLONE_NEWCGROUP;

/// Forks into new namespaces of these kinds. Returns `None` in the child, which is pid 1 of a new pid namespace.
pub(super) fn fork_into(namespaces: i32) -> io::Result<Option<i32>> {
    let flags = namespaces | libc::SIGCHLD;
    // SAFETY: without CLONE_VM, this is a fork. The process is single-threaded, so the child may continue normally.
    let pid = check(unsafe { libc::syscall(libc::SYS_clone, libc::c_long::from(flags), 0, 0, 0, 0) })?;
    Ok(i32::try_from(pid).ok().filter(|pid| *pid != 0))
}

/// Moves this process into a namespace. For a pid namespace, this affects only its later children.
pub(super) fn enter_namespace(namespace: BorrowedFd<'_>) -> io::Result<()> {
    // SAFETY: no memory is involved; the process is single-threaded.
    check(unsafe { libc::setns(namespace.as_raw_fd(), 0) }.into())?;
    Ok(())
}

pub(super) fn process_group(process: i32) -> io::Result<i32> {
    // SAFETY: no memory is involved.
    let group = unsafe { libc::getpgid(process) };
    check(group.into())?;
    Ok(group)
}

/// A descriptor that becomes readable when the process ends.
pub(super) fn pidfd(pid: i32) -> io::Result<OwnedFd> {
    // SAFETY: creates a new descriptor, which nothing else owns.
    unsafe {
        let descriptor = check(libc::syscall(libc::SYS_pidfd_open, pid, 0))?;
        #[expect(clippy::cast_possible_truncation, reason = "descriptors are small")]
        Ok(OwnedFd::from_raw_fd(descriptor as RawFd))
    }
}

/// Kills a child that has not been waited for.
pub(super) fn kill(pid: i32) {
    // SAFETY: no memory is involved. The child is ours and not reaped yet, so the id still belongs to it.
    unsafe { libc::kill(pid, libc::SIGKILL) };
}

/// Sends a signal to every process of this pid namespace except the caller, which is its pid 1.
pub(super) fn signal_all(signal: i32) {
    // SAFETY: no memory is involved. Only pid 1 of a separate namespace calls this.
    unsafe { libc::kill(-1, signal) };
}

/// Sends a signal to one process, if it still exists.
pub(super) fn signal(process: i32, signal: i32) {
    if process > 0 {
        // SAFETY: no memory is involved. A positive number means a single process.
        unsafe { libc::kill(process, signal) };
    }
}

/// Waits for one child to end.
pub(super) fn wait(pid: i32) {
    // SAFETY: a null pointer means that no status is requested.
    while unsafe { libc::waitpid(pid, std::ptr::null_mut(), 0) } < 0
        && io::Error::last_os_error().kind() == io::ErrorKind::Interrupted
    {}
}

/// The result of a try to reap a child.
pub(super) enum Reap {
    Ended(Reaped),
    /// There are children, and all of them are running.
    AllLive,
    /// There are no children, so this pid namespace has no other process: orphans become children of its pid 1.
    NoneLeft,
}

/// Reaps any ended child. With `block`, waits until one ends.
pub(super) fn reap(block: bool) -> io::Result<Reap> {
    let mut status = 0;
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    let options = libc::__WALL | if block { 0 } else { libc::WNOHANG };
    loop {
        // SAFETY: both pointers are valid for the call; a zeroed rusage is a valid one.
        let (pid, usage) = unsafe {
            let pid = libc::wait4(-1, &raw mut status, options, usage.as_mut_ptr());
            (pid, usage.assume_init())
        };
        if pid > 0 {
            let cpu_us = micros(usage.ru_utime) + micros(usage.ru_stime);
            return Ok(Reap::Ended(Reaped { pid, status, cpu_us, memory_kib: usage.ru_maxrss.unsigned_abs() }));
        }
        if pid == 0 {
            return Ok(Reap::AllLive);
        }
        match io::Error::last_os_error() {
            error if error.raw_os_error() == Some(libc::ECHILD) => return Ok(Reap::NoneLeft),
            error if error.kind() == io::ErrorKind::Interrupted => {}
            error => return Err(error),
        }
    }
}

fn micros(time: libc::timeval) -> u64 {
    time.tv_sec.unsigned_abs() * 1_000_000 + time.tv_usec.unsigned_abs()
}

/// A descriptor that is readable while a child can be reaped. Blocks the usual delivery of SIGCHLD.
pub(super) fn child_signals() -> io::Result<OwnedFd> {
    // SAFETY: the set is initialized before use, and the new descriptor has no other owner.
    unsafe {
        let mut set = MaybeUninit::uninit();
        libc::sigemptyset(set.as_mut_ptr());
        libc::sigaddset(set.as_mut_ptr(), libc::SIGCHLD);
        check(libc::sigprocmask(libc::SIG_BLOCK, set.as_ptr(), std::ptr::null_mut()).into())?;
        let descriptor = libc::signalfd(-1, set.as_ptr(), libc::SFD_CLOEXEC | libc::SFD_NONBLOCK);
        check(descriptor.into())?;
        Ok(OwnedFd::from_raw_fd(descriptor))
    }
}

/// CPU time of a process and all its threads, in µs; `None` if it is gone.
pub(super) fn cpu_time(pid: i32) -> Option<u64> {
    let mut clock = 0;
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: both pointers are valid for the calls.
    let known = unsafe {
        libc::clock_getcpuclockid(pid, &raw mut clock) == 0 && libc::clock_gettime(clock, &raw mut time) == 0
    };
    known.then(|| time.tv_sec.unsigned_abs() * 1_000_000 + time.tv_nsec.unsigned_abs() / 1000)
}

/// The size of a page. Asks the C library: before Linux 6.4, rustix would read it from /proc/self/auxv and panic, because the zygote
/// [hides](hide_from_programs) that file from itself too.
pub(super) fn page_bytes() -> u64 {
    // SAFETY: no memory is involved.
    u64::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096)
}

/// Adds attributes to a mount, and with `recursive` to all mounts below it.
pub(super) fn restrict_mount(path: &CStr, attributes: u64, recursive: bool) -> io::Result<()> {
    change_mount(path, attributes, 0, recursive)
}

/// Makes a mount read-only or writable.
pub(super) fn set_mount_read_only(path: &CStr, read_only: bool) -> io::Result<()> {
    let (set, clear) = if read_only { (READ_ONLY, 0) } else { (0, READ_ONLY) };
    change_mount(path, set, clear, false)
}

fn change_mount(path: &CStr, set: u64, clear: u64, recursive: bool) -> io::Result<()> {
    /// `struct mount_attr` of linux/mount.h.
    #[repr(C)]
    struct MountAttributes {
        set: u64,
        clear: u64,
        propagation: u64,
        user_namespace: u64,
    }
    let wanted = MountAttributes { set, clear, propagation: 0, user_namespace: 0 };
    let flags = if recursive { libc::AT_RECURSIVE } else { 0 };
    // SAFETY: the path ends with a zero byte, and the structure has the passed size.
    check(unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            libc::AT_FDCWD,
            path.as_ptr(),
            flags,
            &raw const wanted,
            size_of::<MountAttributes>(),
        )
    })?;
    Ok(())
}

/// Attributes for [`restrict_mount`], of linux/mount.h.
pub(super) const READ_ONLY: u64 = 0x1;
pub(super) const NO_SETUID: u64 = 0x2;
pub(super) const NO_DEVICES: u64 = 0x4;
pub(super) const NO_EXECUTION: u64 = 0x8;

/// Removes all capabilities that programs could ever gain.
pub(super) fn drop_bounding_set() {
    for capability in 0..64 {
        // SAFETY: no memory is involved. The kernel refuses numbers that it does not know.
        unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability, 0, 0, 0) };
    }
}

/// Makes orphans below this process its children.
pub(super) fn adopt_orphans() -> io::Result<()> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::prctl(libc::PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) }.into())?;
    Ok(())
}

/// Hides the memory and the state of the zygote from programs of the same user.
pub(super) fn hide_from_programs() -> io::Result<()> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0) }.into())?;
    Ok(())
}

/// Sets a system-call filter for this process and all that it starts.
pub(super) fn set_filter(filter: &mut [libc::sock_filter]) -> io::Result<()> {
    let length = u16::try_from(filter.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    let program = libc::sock_fprog { len: length, filter: filter.as_mut_ptr() };
    // SAFETY: the kernel copies the filter, which is valid for the call.
    check(unsafe {
        libc::syscall(
            libc::SYS_seccomp,
            libc::SECCOMP_SET_MODE_FILTER,
            libc::SECCOMP_FILTER_FLAG_SPEC_ALLOW,
            &raw const program,
        )
    })?;
    Ok(())
}

/// The number of a borrowed descriptor, for tables that outlive the borrow.
pub(super) fn number(descriptor: BorrowedFd<'_>) -> RawFd {
    descriptor.as_raw_fd()
}

/// The version of landlock this kernel offers, 0 if none.
pub(super) fn landlock_version() -> u32 {
    const VERSION: u32 = 1;
    // SAFETY: with this flag, the kernel accepts a null pointer and a size of zero, and only returns a number.
    let version =
        unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, std::ptr::null::<libc::c_void>(), 0usize, VERSION) };
    u32::try_from(version).unwrap_or(0)
}
