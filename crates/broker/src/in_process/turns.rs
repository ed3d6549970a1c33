//! The turns of owners: deficit round robin, charged by slot time.
//!
//! Each owner has an account with its used slot-milliseconds. The owner with the lowest usage is next. This is the same as
//! adding a quantum to every owner in rounds until one can afford a job. The clock is the usage of the owner served last.
//! Owners who come back after a pause start at the clock, so a pause gives no credit. Usage above the clock is kept.

use std::collections::{BTreeSet, HashMap};

use assay_domain::{Class, Owner};

use crate::queue::{FIRST_ESTIMATE_MS, FIRST_PEAK_MS, MAX_RUNNING_RUNS, SLOW_MS, recent_peak};

/// With fewer accounts, inactive ones are not removed.
const MIN_SWEEP: usize = 1024;

/// The turns of owners, either for runs and submissions or for batch jobs.
#[derive(Default)]
pub(super) struct Turns {
    clock: i64,
    accounts: HashMap<Owner, Account>,
    /// The owners per class whose next job may be claimed. Sorted by usage, then by waiting time.
    in_line: HashMap<Class, BTreeSet<(i64, u64, Owner)>>,
    numbers: u64,
    /// Inactive accounts are removed when there are this many: twice the number after the last sweep.
    sweep_at: usize,
}

struct Account {
    used: i64,
    of: HashMap<Class, Work>,
}

/// An owner's jobs of one class.
struct Work {
    running: u32,
    estimate: i64,
    /// The highest cost of recent jobs.
    peak: i64,
    /// The number of its turn, if the owner is in line.
    turn: Option<u64>,
}

impl Turns {
    /// The usage of the next owner in line, if any.
    pub(super) fn next_used(&self, class: Class) -> Option<i64> {
        self.in_line.get(&class)?.first().map(|(used, ..)| *used)
    }

    /// Puts an owner with a waiting job in line, unless it is already in line or at its limit of running jobs.
    pub(super) fn line_up(&mut self, class: Class, owner: &Owner) {
        let (clock, number) = (self.clock, self.numbers + 1);
        let account = self.account(owner);
        let may_run = account.may_run(class);
        let work = account.of.entry(class).or_default();
        if work.turn.is_some() || !may_run {
            return;
        }
        work.turn = Some(number);
        let behind = (clock - account.used).max(0);
        let used = account.used;
        self.numbers = number;
        self.in_line.entry(class).or_default().insert((used, number, owner.clone()));
        self.charge(owner, behind);
    }

    /// Takes the next owner out of line and charges it an estimate for a job. Returns the owner and the estimate.
    pub(super) fn next(&mut self, class: Class) -> Option<(Owner, i64)> {
        let (used, _, owner) = self.in_line.get_mut(&class)?.pop_first()?;
        self.clock = self.clock.max(used);
        self.account(&owner).of.entry(class).or_default().turn = None;
        let charged = self.begin(class, &owner);
        Some((owner, charged))
    }

    /// Charges an owner an estimate for a job that begins, and returns the estimate.
    pub(super) fn begin(&mut self, class: Class, owner: &Owner) -> i64 {
        let work = self.account(owner).of.entry(class).or_default();
        work.running += 1;
        let estimate = work.estimate;
        self.charge(owner, estimate);
        self.leave_line(owner);
        estimate
    }

    /// Takes an owner at its limit of running jobs out of line. The queue puts it back when one of its jobs ends.
    fn leave_line(&mut self, owner: &Owner) {
        let Some(account) = self.accounts.get_mut(owner) else { return };
        let at_limit: Vec<Class> = account.of.keys().copied().filter(|class| !account.may_run(*class)).collect();
        for class in at_limit {
            let turn = account.of.get_mut(&class).and_then(|work| work.turn.take());
            if let (Some(turn), Some(in_line)) = (turn, self.in_line.get_mut(&class)) {
                in_line.remove(&(account.used, turn, owner.clone()));
            }
        }
    }

    /// Charges an owner more, or, with a negative amount, less.
    pub(super) fn charge(&mut self, owner: &Owner, more: i64) {
        let Some(account) = self.accounts.get_mut(owner) else { return };
        let before = account.used;
        account.used += more;
        for (class, work) in &account.of {
            if let (Some(turn), Some(in_line)) = (work.turn, self.in_line.get_mut(class)) {
                in_line.remove(&(before, turn, owner.clone()));
                in_line.insert((account.used, turn, owner.clone()));
            }
        }
    }

    /// Ends a job of an owner, and charges its real cost instead of the estimate.
    pub(super) fn end(&mut self, class: Class, owner: &Owner, charged: i64, cost: i64) {
        self.charge(owner, cost - charged);
        if let Some(work) = self.accounts.get_mut(owner).and_then(|account| account.of.get_mut(&class)) {
            work.running = work.running.saturating_sub(1);
            work.estimate = cost.max(1);
            work.peak = recent_peak(work.peak, cost);
        }
        self.leave_line(owner);
        if self.accounts.len() >= self.sweep_at.max(MIN_SWEEP) {
            let clock = self.clock;
            self.accounts.retain(|_, it| it.used > clock || it.of.values().any(Work::is_active));
            self.sweep_at = self.accounts.len() * 2;
        }
    }

    /// Ends a claim whose worker was lost. The owner keeps what it was charged, because the claim held a slot for that time at least. How
    /// long the claim went on after that depends on its lease, so it says nothing about the cost of the owner's jobs.
    pub(super) fn lose(&mut self, class: Class, owner: &Owner) {
        if let Some(work) = self.accounts.get_mut(owner).and_then(|account| account.of.get_mut(&class)) {
            work.running = work.running.saturating_sub(1);
        }
    }

    fn account(&mut self, owner: &Owner) -> &mut Account {
        let used = self.clock;
        self.accounts.entry(owner.clone()).or_insert_with(|| Account { used, of: HashMap::new() })
    }

    /// Resets all usage. Called when nothing waits or runs, because then the usage made no other owner wait.
    pub(super) fn reset(&mut self) {
        *self = Self::default();
    }
}

impl Account {
    /// Whether the owner may use one more slot for a job of this class.
    fn may_run(&self, class: Class) -> bool {
        let running = |class| self.of.get(&class).map_or(0, |work| work.running);
        let slow = self.of.get(&Class::Submit).map_or(FIRST_PEAK_MS, |work| work.peak) > SLOW_MS;
        match class {
            Class::Run => running(Class::Run) < MAX_RUNNING_RUNS && !(slow && running(Class::Submit) > 0),
            Class::Submit => !slow || running(Class::Submit) + running(Class::Run) == 0,
            Class::Batch => true,
        }
    }
}

impl Work {
    fn is_active(&self) -> bool {
        self.running > 0 || self.turn.is_some()
    }
}

impl Default for Work {
    fn default() -> Self {
        Self { running: 0, estimate: FIRST_ESTIMATE_MS, peak: FIRST_PEAK_MS, turn: None }
    }
}

#[cfg(test)]
mod tests {
    use assay_domain::UserId;

    use super::*;

    fn owner(id: i64) -> Owner {
        Owner::user(UserId(id))
    }

    #[test]
    fn inactive_accounts_are_removed_unless_they_have_used_more() {
        let mut turns = Turns::default();
        let serve = |turns: &mut Turns, id, cost| {
            turns.line_up(Class::Run, &owner(id));
            let (next, charged) = turns.next(Class::Run).unwrap();
            turns.end(Class::Run, &next, charged, cost);
        };
        serve(&mut turns, 0, 1_000_000);
        for id in 1..=MIN_SWEEP as i64 {
            serve(&mut turns, id, 0);
        }
        assert!(turns.accounts.contains_key(&owner(0)));
        assert!(turns.accounts.len() < 3, "{}", turns.accounts.len());
    }
}
