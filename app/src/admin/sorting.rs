//! Positions while a list is reordered by hand. Pure; only browsers use it.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

/// A dragged entry and its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DraggedEntry {
    /// The original position, from 0.
    pub(super) from: usize,
    /// The position to insert it before, from 0; the list's length for the end.
    pub(super) before: usize,
}

impl DraggedEntry {
    /// Whether the target differs from the original position.
    pub(super) fn moves(self) -> bool {
        self.before != self.from && self.before != self.from + 1
    }

    /// Moves the entry to its target.
    pub(super) fn apply<T>(self, list: &mut Vec<T>) {
        if !self.moves() || self.from >= list.len() || self.before > list.len() {
            return;
        }
        let entry = list.remove(self.from);
        let to = if self.before > self.from { self.before - 1 } else { self.before };
        list.insert(to, entry);
    }
}

/// The position to insert before for a pointer at height `y`. `middles` are the middles of the rows, from the top.
pub(super) fn position_at(y: f64, middles: &[f64]) -> usize {
    middles.iter().filter(|middle| **middle < y).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(from: usize, before: usize) -> String {
        let mut list: Vec<char> = "abcd".chars().collect();
        DraggedEntry { from, before }.apply(&mut list);
        list.into_iter().collect()
    }

    #[test]
    fn an_entry_moves_before_its_target() {
        assert_eq!(apply(0, 4), "bcda");
        assert_eq!(apply(3, 0), "dabc");
        assert_eq!(apply(1, 3), "acbd");
        assert_eq!(apply(2, 1), "acbd");
    }

    #[test]
    fn an_entry_dropped_at_its_own_place_does_not_move() {
        assert_eq!(apply(1, 1), "abcd");
        assert_eq!(apply(1, 2), "abcd");
        assert_eq!(apply(9, 0), "abcd");
    }

    #[test]
    fn the_place_is_between_middles() {
        let middles = [10.0, 30.0, 50.0];
        assert_eq!([0.0, 20.0, 49.0, 80.0].map(|y| position_at(y, &middles)), [0, 1, 2, 3]);
    }
}
