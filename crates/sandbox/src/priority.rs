//! Raises the priority of a process for a moment.
#![expect(unsafe_code, reason = "system calls that no safe wrapper offers; each block says why it is sound")]

/// The lowest real-time priority (sched(7)). It is above all ordinary processes.
const LOWEST_REAL_TIME: libc::c_int = 1;

/// Children do not inherit the priority. A process that has this flag cannot drop it.
const RESET_ON_FORK: libc::c_int = libc::SCHED_RESET_ON_FORK;

/// Gives a process priority over all ordinary ones until it calls [`reset_priority`]. An ordinary process that has just woken up may wait
/// behind each process of a fork bomb, for a tenth of a second, because the scheduler only promises fair shares. An ordinary user is not
/// allowed to do this; the refusal does no harm.
pub(crate) fn raise_priority(process: i32) {
    if process > 0 {
        let parameter = libc::sched_param { sched_priority: LOWEST_REAL_TIME };
        // SAFETY: the pointer is valid for the call.
        unsafe { libc::sched_setscheduler(process, libc::SCHED_RR | RESET_ON_FORK, &raw const parameter) };
    }
}

/// Returns this process to ordinary priority.
pub(crate) fn reset_priority() {
    let parameter = libc::sched_param { sched_priority: 0 };
    // SAFETY: the pointer is valid for the call, which concerns this process alone and is never refused.
    unsafe { libc::sched_setscheduler(0, libc::SCHED_OTHER | RESET_ON_FORK, &raw const parameter) };
}
