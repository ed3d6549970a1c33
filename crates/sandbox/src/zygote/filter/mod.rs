//! The system-call filter of programs.
//!
//! Listed calls are refused. Calls that are newer than [`calls::NEWEST`] fail as unknown. The numbers become ranges, and the ranges a binary
//! search, because each run pays for its filter: the kernel compiles it and executes it once per existing call.

mod action;
mod bpf;
mod calls;
mod search;
mod values;

#[cfg(test)]
mod tests;

use libc::{BPF_JEQ, SECCOMP_RET_KILL_PROCESS, sock_filter};

use bpf::{ARCH, ARCHITECTURE, NUMBER, jump, load, result};

/// Builds the filter. With `locks`, programs may lock files.
pub(super) fn build(locks: bool) -> Vec<sock_filter> {
    let mut program = vec![
        load(ARCH),
        jump(BPF_JEQ, ARCHITECTURE, 1, 0),
        // Other architectures number their calls differently.
        result(SECCOMP_RET_KILL_PROCESS),
        load(NUMBER),
    ];
    program.extend(search::search(&calls::ranges(locks)));
    program
}
