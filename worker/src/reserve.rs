//! Some slots take no runs, so that submissions never wait for a run to end.

use assay_broker::Serves;

/// The classes that slot `number` serves, if there are `slots` slots.
pub(crate) fn serves(number: usize, slots: usize) -> Serves {
    if number < reserved(slots) { Serves::Reserved } else { Serves::Everything }
}

/// How many of `slots` slots take no runs: the first quarter, and at least one. A single slot serves everything; the queue then gives
/// submissions half of its time.
pub(crate) fn reserved(slots: usize) -> usize {
    if slots < 2 { 0 } else { slots.div_ceil(4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_the_slots_is_reserved() {
        let reserved: Vec<_> = (0..=9).map(reserved).collect();
        assert_eq!(reserved, [0, 0, 1, 1, 1, 2, 2, 2, 2, 3]);
        assert_eq!(
            [serves(0, 1), serves(0, 2), serves(1, 2)],
            [Serves::Everything, Serves::Reserved, Serves::Everything]
        );
    }
}
