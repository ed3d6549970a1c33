//! Decides whether a worker adds or removes a slot. Measures nothing and changes nothing.

use std::time::Duration;

use crate::SlotBounds;

/// The delays and limits for changes of the number of slots.
#[derive(Clone, Copy, Debug)]
pub struct ScalingSettings {
    /// The time between two decisions.
    pub interval: Duration,
    /// How long jobs must wait with no idle slot before a slot is added.
    pub add_after: Duration,
    /// The shortest time between two changes. The effect of the last one must show in the CPU load first.
    pub settle: Duration,
    /// How long a slot must be idle with nothing queued before it is removed.
    pub remove_after: Duration,
    /// How many cores must be free to add a slot.
    pub free_cores: f64,
}

/// Adds slots within a second or two, and removes the first after a minute: an idle slot costs only the memory of an interpreter, and a new one
/// costs milliseconds and a sandbox. Half a core suffices for a slot, because it waits for disks and processes about half of the time.
impl Default for ScalingSettings {
    fn default() -> Self {
        Self {
            interval: Duration::from_millis(500),
            add_after: Duration::from_millis(500),
            settle: Duration::from_secs(1),
            remove_after: Duration::from_secs(60),
            free_cores: 0.5,
        }
    }
}

/// Whether the number of slots fits the load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Balance {
    /// Jobs wait, and no slot is idle.
    TooFew,
    /// A slot is idle, and no job waits.
    TooMany,
    /// All slots are busy and no job waits, or an idle slot is about to take the waiting job.
    Even,
}

impl Balance {
    pub(crate) fn of(idle: usize, waits: bool) -> Self {
        match (idle, waits) {
            (0, true) => Self::TooFew,
            (1.., false) => Self::TooMany,
            (0, false) | (1.., true) => Self::Even,
        }
    }
}

/// The measurements for a decision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load {
    /// The number of slots, including those that stop soon.
    pub(crate) slots: usize,
    /// How many of them stop after their current job.
    pub(crate) stopping: usize,
    pub(crate) balance: Balance,
    /// How long `balance` has not changed.
    pub(crate) balance_age: Duration,
    /// How many cores are free.
    pub(crate) free_cores: f64,
    /// The time since the number of slots last changed.
    pub(crate) since_change: Duration,
}

/// The decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Add,
    Remove,
    Stay,
}

/// Changes at most one slot: the effect must show before the next change.
pub(crate) fn step(load: &Load, bounds: SlotBounds, settings: &ScalingSettings) -> Step {
    // The bounds apply even right after a change.
    if load.slots - load.stopping < bounds.min() && load.slots < bounds.max() {
        return Step::Add;
    }
    if load.since_change < settings.settle {
        return Step::Stay;
    }
    match load.balance {
        Balance::TooFew
            if load.balance_age >= settings.add_after
                && load.slots < bounds.max()
                && load.free_cores >= settings.free_cores =>
        {
            Step::Add
        }
        Balance::TooMany if load.balance_age >= settings.remove_after && load.slots - load.stopping > bounds.min() => {
            Step::Remove
        }
        Balance::TooFew | Balance::TooMany | Balance::Even => Step::Stay,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: ScalingSettings = ScalingSettings {
        interval: Duration::from_secs(1),
        add_after: Duration::from_secs(1),
        settle: Duration::from_secs(5),
        remove_after: Duration::from_secs(60),
        free_cores: 0.5,
    };
    const CROWDED: Load = Load {
        slots: 2,
        stopping: 0,
        balance: Balance::TooFew,
        balance_age: Duration::from_secs(1),
        free_cores: 0.5,
        since_change: Duration::from_secs(5),
    };
    const QUIET: Load =
        Load { balance: Balance::TooMany, balance_age: Duration::from_secs(60), free_cores: 2.0, ..CROWDED };

    fn decided(load: Load) -> Step {
        step(&load, SlotBounds::between(1, 3).unwrap(), &SETTINGS)
    }

    #[test]
    fn the_balance_follows_idle_slots_and_waiting_jobs() {
        assert_eq!(Balance::of(0, true), Balance::TooFew);
        assert_eq!(Balance::of(1, true), Balance::Even, "an idle slot takes it");
        assert_eq!(Balance::of(0, false), Balance::Even);
        assert_eq!(Balance::of(2, false), Balance::TooMany);
    }

    #[test]
    fn a_slot_is_added_if_jobs_wait_and_the_machine_has_free_cores() {
        assert_eq!(decided(CROWDED), Step::Add);
        assert_eq!(decided(Load { balance_age: Duration::from_millis(999), ..CROWDED }), Step::Stay);
        assert_eq!(decided(Load { free_cores: 0.4, ..CROWDED }), Step::Stay);
        assert_eq!(decided(Load { balance: Balance::Even, ..CROWDED }), Step::Stay);
        assert_eq!(decided(Load { slots: 3, ..CROWDED }), Step::Stay, "already the maximum");
        assert_eq!(decided(Load { slots: 3, stopping: 1, ..CROWDED }), Step::Stay, "a stopping slot still judges");
    }

    #[test]
    fn a_slot_is_removed_after_a_quiet_time() {
        assert_eq!(decided(QUIET), Step::Remove);
        assert_eq!(decided(Load { free_cores: 0.0, ..QUIET }), Step::Remove, "a busy CPU does not matter for removing");
        assert_eq!(decided(Load { balance_age: Duration::from_secs(59), ..QUIET }), Step::Stay);
        assert_eq!(decided(Load { balance: Balance::Even, ..QUIET }), Step::Stay);
        assert_eq!(decided(Load { slots: 1, ..QUIET }), Step::Stay, "already the minimum");
        assert_eq!(decided(Load { stopping: 1, ..QUIET }), Step::Stay, "soon the minimum");
    }

    #[test]
    fn each_change_waits_for_the_previous_one() {
        for load in [CROWDED, QUIET] {
            assert_eq!(decided(Load { since_change: Duration::from_secs(4), ..load }), Step::Stay);
        }
    }

    #[test]
    fn a_lost_slot_is_replaced_at_once() {
        let lost = Load { slots: 0, since_change: Duration::ZERO, free_cores: 0.0, ..QUIET };
        assert_eq!(decided(lost), Step::Add);
        assert_eq!(decided(Load { slots: 1, stopping: 1, ..lost }), Step::Add);
        assert_eq!(decided(Load { slots: 3, stopping: 3, ..lost }), Step::Stay, "the maximum counts stopping slots");
    }
}
