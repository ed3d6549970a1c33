//! Starts a child directly in a control group of version 2, so that it does not have to move there.
//!
//! A move takes a lock that every fork and exec of the host also takes, and it can wait up to 25 ms until each processor has noticed (a grace
//! period). Starting a child there does not.
#![expect(unsafe_code, reason = "a system call that returns twice, on two stacks")]

use std::{io, os::fd::RawFd};

use libc::{c_int, c_void};

/// `CLONE_INTO_CGROUP` of linux/sched.h; `libc` defines it with 32 bits only.
const CLONE_INTO_CGROUP: u64 = 0x2_0000_0000;

/// Like `libc::clone` with `CLONE_VM`, SIGCHLD and these flags, but the child starts in the control group of the given folder. Fails on kernels
/// before 5.7, and if the kernel does not allow the caller to move processes there from its own group.
///
/// # Safety
/// `stack` must be used by the child only, and `child` must never return. The target of `argument` must be valid until the child has executed
/// a program or ended.
pub(super) unsafe fn clone_into_cgroup(
    folder: RawFd,
    stack: &mut [u128],
    flags: c_int,
    child: extern "C" fn(*mut c_void) -> c_int,
    argument: *mut c_void,
) -> io::Result<i32> {
    let widen = |number: c_int| u64::from(number.cast_unsigned());
    let arguments = Arguments {
        flags: CLONE_INTO_CGROUP | widen(libc::CLONE_VM) | widen(flags),
        exit_signal: widen(libc::SIGCHLD),
        stack: stack.as_mut_ptr() as u64,
        stack_bytes: size_of_val(stack) as u64,
        group: widen(folder),
        ..Arguments::default()
    };
    // SAFETY: the caller guarantees the conditions of `clone3`.
    let result = unsafe { clone3(&arguments, child, argument) };
    match i32::try_from(result) {
        Ok(pid) if pid > 0 => Ok(pid),
        Ok(errno) => Err(io::Error::from_raw_os_error(-errno)),
        Err(_) => Err(io::ErrorKind::InvalidData.into()),
    }
}

/// `struct clone_args` of linux/sched.h.
#[repr(C)]
#[derive(Default)]
struct Arguments {
    flags: u64,
    pidfd: u64,
    child_tid: u64,
    parent_tid: u64,
    exit_signal: u64,
    stack: u64,
    stack_bytes: u64,
    tls: u64,
    set_tid: u64,
    set_tid_size: u64,
    group: u64,
}

/// The system call itself. No function may return in the child, because its stack is empty.
///
/// # Safety
/// Same as for [`clone_into_cgroup`].
#[cfg(target_arch = "x86_64")]
unsafe fn clone3(arguments: &Arguments, child: extern "C" fn(*mut c_void) -> c_int, argument: *mut c_void) -> i64 {
    let result: i64;
    // SAFETY: the kernel changes only the three named registers. The child leaves this code by a call that never returns, on its
    // own stack, whose end is aligned as a call requires.
    unsafe {
        std::arch::asm!(
            "syscall",
            "test rax, rax",
            "jnz 2f",
            "xor ebp, ebp",
            "mov rdi, {argument}",
            "call {child}",
            "ud2",
            "2:",
            argument = in(reg) argument,
            child = in(reg) child,
            inout("rax") libc::SYS_clone3 => result,
            in("rdi") arguments,
            in("rsi") size_of::<Arguments>(),
            out("rcx") _,
            out("r11") _,
        );
    }
    result
}

/// The system call on ARM.
///
/// # Safety
/// Same as for [`clone_into_cgroup`].
#[cfg(target_arch = "aarch64")]
unsafe fn clone3(arguments: &Arguments, child: extern "C" fn(*mut c_void) -> c_int, argument: *mut c_void) -> i64 {
    let result: i64;
    // SAFETY: the kernel changes only the register of the result. The child leaves this code by a call that never returns, on
    // its own stack, whose end is aligned as a call requires.
    unsafe {
        std::arch::asm!(
            "svc #0",
            "cbnz x0, 2f",
            "mov x29, xzr",
            "mov x0, {argument}",
            "blr {child}",
            "brk #1",
            "2:",
            argument = in(reg) argument,
            child = in(reg) child,
            in("x8") libc::SYS_clone3,
            inout("x0") arguments => result,
            in("x1") size_of::<Arguments>(),
        );
    }
    result
}

/// On other architectures, programs move to their group.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
unsafe fn clone3(_: &Arguments, _: extern "C" fn(*mut c_void) -> c_int, _: *mut c_void) -> i64 {
    -i64::from(libc::ENOSYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    extern "C" fn end_with(code: *mut c_void) -> c_int {
        // SAFETY: the caller passes a number that nothing else uses meanwhile.
        unsafe {
            let code = &mut *code.cast::<c_int>();
            *code += 1;
            libc::_exit(*code)
        }
    }

    /// Without a control group, so that the test runs everywhere.
    #[test]
    fn a_child_runs_on_its_own_stack_in_the_memory_of_its_parent() {
        let mut stack = vec![0u128; 4096];
        let mut code: c_int = 41;
        let widen = |number: c_int| u64::from(number.cast_unsigned());
        let arguments = Arguments {
            flags: widen(libc::CLONE_VM) | widen(libc::CLONE_VFORK),
            exit_signal: widen(libc::SIGCHLD),
            stack: stack.as_mut_ptr() as u64,
            stack_bytes: size_of_val(&stack[..]) as u64,
            ..Arguments::default()
        };
        // SAFETY: the child ends without returning, and `code` and the stack outlive it.
        let pid = unsafe { clone3(&arguments, end_with, (&raw mut code).cast()) };
        let mut status = 0;
        // SAFETY: the pointer is valid for the call.
        assert_eq!(i64::from(unsafe { libc::waitpid(i32::try_from(pid).unwrap(), &raw mut status, 0) }), pid);
        assert_eq!((libc::WEXITSTATUS(status), code), (42, 42));
        assert!(stack.iter().any(|word| *word != 0));
    }

    #[test]
    fn a_descriptor_that_is_not_a_group_is_refused() {
        let file = std::fs::File::open("/dev/null").unwrap();
        let mut code: c_int = 0;
        let mut stack = vec![0u128; 4096];
        // SAFETY: as in the test above.
        let refused = unsafe {
            clone_into_cgroup(
                std::os::fd::AsRawFd::as_raw_fd(&file),
                &mut stack,
                libc::CLONE_VFORK,
                end_with,
                (&raw mut code).cast(),
            )
        };
        assert!(refused.is_err());
        assert_eq!(code, 0);
    }
}
