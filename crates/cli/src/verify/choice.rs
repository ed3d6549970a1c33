//! Chooses the next step for a slot.

/// A step, by the number of its package and its own.
pub(super) type Step = (usize, usize);

/// A submission, by the number of its package and its own.
pub(super) type Submission = (usize, usize);

/// The slot that judged the submission of a step last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LastSlot {
    This,
    Other,
    /// No slot, or the step is not about a submission.
    Missing,
}

/// The best of the open steps that are ready, for a slot. `judging` has the submission that each slot judged last.
///
/// A slot stays with its submission. It takes steps of another slot's submission only if nothing else is ready. So a submission is compiled
/// once, and its cases run long only until one has shown that it is slow.
pub(super) fn choose(
    open: impl Iterator<Item = (Step, Option<Submission>)> + Clone,
    slot: usize,
    judging: &[Option<Submission>],
    is_ready: impl Fn(Step) -> bool,
) -> Option<Step> {
    let last_slot = |submission: Option<Submission>| match submission {
        None => LastSlot::Missing,
        _ if submission == judging[slot] => LastSlot::This,
        _ if judging.contains(&submission) => LastSlot::Other,
        _ => LastSlot::Missing,
    };
    let first = |slot| {
        let mut steps = open.clone().filter(|(_, submission)| last_slot(*submission) == slot).map(|(step, _)| step);
        steps.find(|step| is_ready(*step))
    };
    [LastSlot::This, LastSlot::Missing, LastSlot::Other].into_iter().find_map(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Validators, two submissions with two steps each, and inputs.
    const OPEN: [(Step, Option<Submission>); 6] = [
        ((0, 0), None),
        ((0, 1), Some((0, 7))),
        ((0, 2), Some((0, 7))),
        ((0, 3), Some((0, 8))),
        ((0, 4), Some((0, 8))),
        ((0, 5), None),
    ];

    fn chosen(judging: [Option<Submission>; 2], taken: &[usize], blocked: &[usize]) -> Option<usize> {
        let open = OPEN.into_iter().filter(|((_, step), _)| !taken.contains(step));
        choose(open, 0, &judging, |(_, step)| !blocked.contains(&step)).map(|(_, step)| step)
    }

    #[test]
    fn a_slot_stays_with_its_submission() {
        assert_eq!(chosen([None, None], &[], &[]), Some(0));
        assert_eq!(chosen([Some((0, 8)), None], &[3], &[]), Some(4));
        assert_eq!(chosen([Some((0, 8)), None], &[3], &[4]), Some(0), "its next step is not ready");
        assert_eq!(chosen([Some((0, 8)), None], &[3, 4], &[]), Some(0), "it has no other step");
        assert_eq!(chosen([Some((1, 8)), None], &[], &[]), Some(0), "a submission of another package");
    }

    #[test]
    fn submissions_of_other_slots_come_last() {
        let other = [None, Some((0, 7))];
        assert_eq!(chosen(other, &[0, 1], &[]), Some(3));
        assert_eq!(chosen(other, &[0, 1, 3, 4], &[]), Some(5));
        assert_eq!(chosen(other, &[0, 1, 3, 4, 5], &[]), Some(2));
        assert_eq!(chosen(other, &[0, 1, 3, 4, 5], &[2]), None);
    }
}
