//! Distinguishes slow programs from programs that the host keeps waiting.
//!
//! If the wall clock ends a run while programs waited for the host, the run is repeated with a longer clock. If the repeated run of a submission
//! was ended too, what the kernel reports about its own threads decides: a program that slept has its verdict, and a program that got no
//! processor has none. The same is true for programs of the problem. A compiler does not sleep on purpose, so any waiting for the host is enough.

use assay_sandbox::{Ending, Outcome, Run};

use crate::{Error, ended::CaseLimits, pressure::Pressure, slots::Slot};

/// The factor for the wall-clock limit when a run is repeated because the host made programs wait.
pub(crate) const WALL_CLOCK_FACTOR: u32 = 3;

/// What a repeated run shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeated {
    /// Without its waiting, it was fast enough, so its result counts.
    Counts,
    /// It took too long by itself, so the first run counts.
    TooSlow,
    /// It waited for a processor again, so nothing is known about it.
    Busy,
}

/// Measures how long programs of the host waited while something ran.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HostWait(Option<Pressure>);

impl HostWait {
    pub(crate) fn start() -> Self {
        Self(Pressure::now())
    }

    /// In ms; 0 if the kernel does not report it.
    pub(crate) fn ms(self) -> u32 {
        self.0.and_then(|before| Some(Pressure::now()?.waited_ms(before))).unwrap_or(0)
    }
}

/// Whether the wall clock ended a run that may have been kept waiting for a large part of the time. `host_ms`: see [`HostWait`].
pub(crate) fn is_kept_waiting(outcome: &Outcome, host_ms: u32) -> bool {
    let waited_ms = host_ms.max(outcome.waited_ms.unwrap_or(0));
    outcome.ending == Ending::WallLimit && waited_ms >= outcome.wall_ms / WALL_CLOCK_FACTOR
}

/// What a run shows that was repeated with a longer clock. `wall_ms` is the usual limit.
pub(crate) fn repeated(outcome: &Outcome, host_ms: u32, wall_ms: u32) -> Repeated {
    let own_ms = |waited_ms: u32| outcome.wall_ms.saturating_sub(waited_ms);
    if outcome.ending == Ending::WallLimit {
        // On a busy host, other programs wait while this one sleeps. So only its own threads count.
        let starved = outcome.waited_ms.is_some_and(|waited_ms| own_ms(waited_ms) <= wall_ms);
        return if starved { Repeated::Busy } else { Repeated::TooSlow };
    }
    // Waiting for the host does not count; sleeping does.
    if own_ms(host_ms) <= wall_ms { Repeated::Counts } else { Repeated::TooSlow }
}

impl CaseLimits {
    /// Whether a run must be repeated with a longer clock: the wall clock ended it with CPU time left, and the host kept it waiting.
    pub(crate) fn was_kept_waiting(&self, outcome: &Outcome, host: HostWait) -> bool {
        // Reading the host's waiting takes a system call, and most runs end by themselves.
        outcome.ending == Ending::WallLimit && !self.is_late(outcome) && is_kept_waiting(outcome, host.ms())
    }

    /// Whether the second of two runs counts, which had a longer clock than `wall_ms`.
    ///
    /// # Errors
    /// [`Error::Busy`] if it got no processor either.
    pub(crate) fn second_counts(&self, second: &Outcome, host: HostWait, wall_ms: u32) -> Result<bool, Error> {
        if self.is_late(second) {
            return Ok(true);
        }
        match repeated(second, host.ms(), wall_ms) {
            Repeated::Counts => Ok(true),
            Repeated::TooSlow => Ok(false),
            Repeated::Busy => Err(Error::Busy("the program")),
        }
    }
}

/// Runs a program of the problem. If the wall clock ended it while the host made it wait, runs it once more with more time.
///
/// # Errors
/// [`Error::Busy`] with `who` if it got no processor the second time either, cancellation, and internal failures.
pub(crate) fn run_patiently(slot: &mut Slot, run: &Run, who: &'static str) -> Result<Outcome, Error> {
    let (outcome, second) = run_up_to_twice(slot, run)?;
    if second.is_some_and(|host_ms| got_no_processor(&outcome, host_ms)) { Err(Error::Busy(who)) } else { Ok(outcome) }
}

/// The same for a compiler.
///
/// # Errors
/// [`Error::Busy`] with `who` if the host was too busy both times, cancellation, and internal failures.
pub(crate) fn compile_patiently(slot: &mut Slot, run: &Run, who: &'static str) -> Result<Outcome, Error> {
    let (outcome, second) = run_up_to_twice(slot, run)?;
    // A compiler may be a chain of short processes, whose own waits the kernel forgets. And it may wait for a disk.
    if second.is_some_and(|host_ms| is_kept_waiting(&outcome, host_ms)) { Err(Error::Busy(who)) } else { Ok(outcome) }
}

/// Returns the last outcome, and for how many ms the host made programs wait during the second run, if there was one.
fn run_up_to_twice(slot: &mut Slot, run: &Run) -> Result<(Outcome, Option<u32>), Error> {
    let host = HostWait::start();
    let first = slot.run(run)?;
    // Reading the host's waiting takes a system call, and most runs end by themselves.
    if first.ending != Ending::WallLimit || !is_kept_waiting(&first, host.ms()) {
        return Ok((first, None));
    }
    let mut again = run.clone();
    again.limits.wall_ms = run.limits.wall_ms.saturating_mul(WALL_CLOCK_FACTOR);
    let host = HostWait::start();
    let second = slot.run(&again)?;
    Ok((second, Some(host.ms())))
}

/// Whether the second run of a program of the problem shows nothing about it. As in [`repeated`], a busy host is no excuse for a program that
/// slept. Without control groups, the waiting of its own threads is unknown, so the host's must do.
fn got_no_processor(second: &Outcome, host_ms: u32) -> bool {
    is_kept_waiting(second, if second.waited_ms.is_some() { 0 } else { host_ms })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ran::never_began;

    fn outcome(ending: Ending, wall_ms: u32, waited_ms: Option<u32>) -> Outcome {
        Outcome { ending, wall_ms, waited_ms, ..never_began() }
    }

    #[test]
    fn only_a_run_that_the_clock_ended_on_a_busy_host_was_kept_waiting() {
        for (ending, host_ms, waited_ms, kept) in [
            (Ending::WallLimit, 1400, None, true),
            (Ending::WallLimit, 400, None, false),
            (Ending::WallLimit, 400, Some(1400), true),
            (Ending::WallLimit, 400, Some(400), false),
            (Ending::CpuLimit, 1400, Some(1400), false),
            (Ending::Exited(0), 1400, None, false),
        ] {
            let outcome = outcome(ending, 2000, waited_ms);
            assert_eq!(is_kept_waiting(&outcome, host_ms), kept, "{ending:?} {host_ms} {waited_ms:?}");
        }
    }

    #[test]
    fn a_program_of_the_problem_that_slept_is_not_excused_by_a_busy_host() {
        for (ending, host_ms, waited_ms, excused) in [
            (Ending::WallLimit, 6000, Some(10), false),
            (Ending::WallLimit, 6000, Some(5000), true),
            (Ending::WallLimit, 0, Some(5000), true),
            (Ending::WallLimit, 6000, None, true),
            (Ending::WallLimit, 0, None, false),
            (Ending::Exited(42), 6000, None, false),
        ] {
            let outcome = outcome(ending, 6000, waited_ms);
            assert_eq!(got_no_processor(&outcome, host_ms), excused, "{ending:?} {host_ms} {waited_ms:?}");
        }
    }

    #[test]
    fn a_repeated_run_that_got_no_processor_again_shows_nothing() {
        use Repeated::{Busy, Counts, TooSlow};
        for (ending, wall_ms, host_ms, waited_ms, expected) in [
            // All of its time in the queue for a processor.
            (Ending::WallLimit, 6000, 6000, Some(5900), Busy),
            (Ending::WallLimit, 6000, 6000, Some(4000), Busy),
            // It slept while other programs kept the host busy.
            (Ending::WallLimit, 6000, 6000, Some(3900), TooSlow),
            (Ending::WallLimit, 6000, 6000, Some(10), TooSlow),
            (Ending::WallLimit, 6000, 6000, None, TooSlow),
            // It ended by itself.
            (Ending::Exited(0), 5000, 3000, None, Counts),
            (Ending::Exited(0), 5000, 2000, None, TooSlow),
            (Ending::Exited(1), 100, 0, None, Counts),
            (Ending::CpuLimit, 3000, 2000, None, Counts),
        ] {
            let outcome = outcome(ending, wall_ms, waited_ms);
            assert_eq!(repeated(&outcome, host_ms, 2000), expected, "{ending:?} {wall_ms} {host_ms} {waited_ms:?}");
        }
    }
}
