//! Letting a process go before all others, for a moment.
#![expect(unsafe_code, reason = "system calls that no safe wrapper offers; each block says why it is sound")]

/// The lowest priority that goes before all ordinary processes (sched(7)).
const FIRST: libc::c_int = 1;

/// What a process starts meanwhile does not inherit it. Who has it once may not give it up again.
const OURSELVES_ONLY: libc::c_int = libc::SCHED_RESET_ON_FORK;

/// Lets a process go before all ordinary ones until it [`relax`]es. Among them, what just woke up may have to wait until
/// each of the others ran, for a tenth of a second behind a fork bomb: the scheduler only promises fair shares. Refused,
/// without harm, to an ordinary user.
pub(crate) fn hurry(process: i32) {
    if process > 0 {
        let parameter = libc::sched_param { sched_priority: FIRST };
        // SAFETY: the pointer is valid for the call.
        unsafe { libc::sched_setscheduler(process, libc::SCHED_RR | OURSELVES_ONLY, &raw const parameter) };
    }
}

/// Goes among the ordinary processes again.
pub(crate) fn relax() {
    let parameter = libc::sched_param { sched_priority: 0 };
    // SAFETY: the pointer is valid for the call, which concerns this process alone and is never refused.
    unsafe { libc::sched_setscheduler(0, libc::SCHED_OTHER | OURSELVES_ONLY, &raw const parameter) };
}
