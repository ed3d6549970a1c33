//! Whether a worker wants one slot more, or one fewer. Nothing is measured or done here.

use std::time::Duration;

use crate::SlotBounds;

/// When a worker changes the number of its slots.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How often it looks whether it should.
    pub look_every: Duration,
    /// For how long work must have waited with no slot idle, before a slot is added. What a slot is about to take is no reason.
    pub patience: Duration,
    /// The time from one change to the next: the last one must show in how much of the CPU is free.
    pub settle: Duration,
    /// For how long a slot must have been idle and nothing have waited, before a slot goes.
    pub quiet: Duration,
    /// How much of the CPU must be free for one slot more, in cores.
    pub free_cores: f64,
}

/// A second or two from one slot to the next, a minute before the first goes: a slot costs little while it is idle, and some milliseconds and
/// a sandbox to begin. Half a core, because a slot waits for disks and processes as often as it computes.
impl Default for Pace {
    fn default() -> Self {
        Self {
            look_every: Duration::from_millis(500),
            patience: Duration::from_millis(500),
            settle: Duration::from_secs(1),
            quiet: Duration::from_secs(60),
            free_cores: 0.5,
        }
    }
}

/// How slots and work match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    /// Something waits, and no slot is idle.
    TooFew,
    /// A slot is idle, and nothing waits.
    TooMany,
    /// Neither: all are at work and nothing waits, or an idle slot is about to take what waits.
    Even,
}

impl Match {
    pub(crate) fn of(idle: usize, waits: bool) -> Self {
        match (idle, waits) {
            (0, true) => Self::TooFew,
            (1.., false) => Self::TooMany,
            (0, false) | (1.., true) => Self::Even,
        }
    }
}

/// What is known when it is decided.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load {
    /// How many slots there are, those that are about to go included.
    pub(crate) slots: usize,
    /// How many of them are about to go.
    pub(crate) leaving: usize,
    /// How slots and work match.
    pub(crate) matching: Match,
    /// For how long they have matched like that.
    pub(crate) lasted: Duration,
    /// How much of the CPU is free, in cores.
    pub(crate) free_cores: f64,
    /// How long ago the number of slots was changed.
    pub(crate) since_change: Duration,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Add,
    Remove,
    Stay,
}

/// One step at most: what it does must be seen before the next.
pub(crate) fn step(load: &Load, bounds: SlotBounds, pace: &Pace) -> Step {
    // Bounds hold at any time, however recent the last change is.
    if load.slots - load.leaving < bounds.min() && load.slots < bounds.max() {
        return Step::Add;
    }
    if load.since_change < pace.settle {
        return Step::Stay;
    }
    match load.matching {
        Match::TooFew
            if load.lasted >= pace.patience && load.slots < bounds.max() && load.free_cores >= pace.free_cores =>
        {
            Step::Add
        }
        Match::TooMany if load.lasted >= pace.quiet && load.slots - load.leaving > bounds.min() => Step::Remove,
        Match::TooFew | Match::TooMany | Match::Even => Step::Stay,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace {
        look_every: Duration::from_secs(1),
        patience: Duration::from_secs(1),
        settle: Duration::from_secs(5),
        quiet: Duration::from_secs(60),
        free_cores: 0.5,
    };
    const CROWDED: Load = Load {
        slots: 2,
        leaving: 0,
        matching: Match::TooFew,
        lasted: Duration::from_secs(1),
        free_cores: 0.5,
        since_change: Duration::from_secs(5),
    };
    const QUIET: Load = Load { matching: Match::TooMany, lasted: Duration::from_secs(60), free_cores: 2.0, ..CROWDED };

    fn decided(load: Load) -> Step {
        step(&load, SlotBounds::between(1, 3).unwrap(), &PACE)
    }

    #[test]
    fn slots_and_work_match_or_not() {
        assert_eq!(Match::of(0, true), Match::TooFew);
        assert_eq!(Match::of(1, true), Match::Even, "about to be taken");
        assert_eq!(Match::of(0, false), Match::Even);
        assert_eq!(Match::of(2, false), Match::TooMany);
    }

    #[test]
    fn a_slot_is_added_for_what_waits_and_while_the_machine_has_time() {
        assert_eq!(decided(CROWDED), Step::Add);
        assert_eq!(decided(Load { lasted: Duration::from_millis(999), ..CROWDED }), Step::Stay);
        assert_eq!(decided(Load { free_cores: 0.4, ..CROWDED }), Step::Stay);
        assert_eq!(decided(Load { matching: Match::Even, ..CROWDED }), Step::Stay);
        assert_eq!(decided(Load { slots: 3, ..CROWDED }), Step::Stay, "at the most");
        assert_eq!(decided(Load { slots: 3, leaving: 1, ..CROWDED }), Step::Stay, "one that leaves still judges");
    }

    #[test]
    fn a_slot_goes_after_a_quiet_time() {
        assert_eq!(decided(QUIET), Step::Remove);
        assert_eq!(
            decided(Load { free_cores: 0.0, ..QUIET }),
            Step::Remove,
            "what else uses the machine is no reason to stay"
        );
        assert_eq!(decided(Load { lasted: Duration::from_secs(59), ..QUIET }), Step::Stay);
        assert_eq!(decided(Load { matching: Match::Even, ..QUIET }), Step::Stay);
        assert_eq!(decided(Load { slots: 1, ..QUIET }), Step::Stay, "at the least");
        assert_eq!(decided(Load { leaving: 1, ..QUIET }), Step::Stay, "at the least soon");
    }

    #[test]
    fn each_change_settles_before_the_next() {
        for load in [CROWDED, QUIET] {
            assert_eq!(decided(Load { since_change: Duration::from_secs(4), ..load }), Step::Stay);
        }
    }

    #[test]
    fn a_slot_that_was_lost_is_replaced_at_once() {
        let lost = Load { slots: 0, since_change: Duration::ZERO, free_cores: 0.0, ..QUIET };
        assert_eq!(decided(lost), Step::Add);
        assert_eq!(decided(Load { slots: 1, leaving: 1, ..lost }), Step::Add);
        assert_eq!(decided(Load { slots: 3, leaving: 3, ..lost }), Step::Stay, "there is no room yet");
    }
}
