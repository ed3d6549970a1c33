//! The system-call filter of programs.
//!
//! Listed calls are refused. Calls that are newer than [`calls::NEWEST`] fail as unknown. The numbers become ranges, and the ranges a binary
//! search, because each run pays for its filter: the kernel compiles it and executes it once per existing call.
//!
//! For the same reason, a zygote obeys most rules itself. Its programs inherit this filter, and each run adds only the rest.

mod action;
mod bpf;
mod calls;
mod search;
mod values;

#[cfg(test)]
mod tests;

use libc::{BPF_JEQ, SECCOMP_RET_KILL_PROCESS, sock_filter};

use action::Action;
use bpf::{ARCH, ARCHITECTURE, NUMBER, jump, load, result};

/// The filter with the rules that a zygote obeys itself.
pub(super) fn inherited() -> Vec<sock_filter> {
    build(calls::special(false).into_iter().filter(|(call, _)| calls::is_inherited(*call)).collect())
}

/// The filter with the other rules. With `locks`, programs may lock files.
pub(super) fn rest(locks: bool) -> Vec<sock_filter> {
    build(calls::special(locks).into_iter().filter(|(call, _)| !calls::is_inherited(*call)).collect())
}

/// Builds a filter from the calls that are not simply allowed.
fn build(special: Vec<(u32, Action)>) -> Vec<sock_filter> {
    let mut program = vec![
        load(ARCH),
        jump(BPF_JEQ, ARCHITECTURE, 1, 0),
        // Other architectures number their calls differently.
        result(SECCOMP_RET_KILL_PROCESS),
        load(NUMBER),
    ];
    program.extend(search::search(&calls::ranges(special)));
    program
}
