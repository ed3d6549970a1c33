//! Where things go when a list is put in order by hand. Pure; the page feeds it with keys and places. Only browsers do.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

/// Something being moved, and where it would go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Carried {
    /// Where it was, from 0.
    pub(super) from: usize,
    /// Before which place it would be put, from 0; the number of places for the end.
    pub(super) before: usize,
}

impl Carried {
    /// Whether it would go somewhere else.
    pub(super) fn moves(self) -> bool {
        self.before != self.from && self.before != self.from + 1
    }

    /// Puts it there.
    pub(super) fn put<T>(self, list: &mut Vec<T>) {
        if !self.moves() || self.from >= list.len() || self.before > list.len() {
            return;
        }
        let carried = list.remove(self.from);
        let to = if self.before > self.from { self.before - 1 } else { self.before };
        list.insert(to, carried);
    }
}

/// Before which place something held at height `y` goes, where the middles of the places are `middles`, from the top down.
pub(super) fn place_at(y: f64, middles: &[f64]) -> usize {
    middles.iter().filter(|middle| **middle < y).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(from: usize, before: usize) -> String {
        let mut list: Vec<char> = "abcd".chars().collect();
        Carried { from, before }.put(&mut list);
        list.into_iter().collect()
    }

    #[test]
    fn what_is_carried_goes_before_the_place() {
        assert_eq!(put(0, 4), "bcda");
        assert_eq!(put(3, 0), "dabc");
        assert_eq!(put(1, 3), "acbd");
        assert_eq!(put(2, 1), "acbd");
    }

    #[test]
    fn nothing_moves_to_where_it_is() {
        assert_eq!(put(1, 1), "abcd");
        assert_eq!(put(1, 2), "abcd");
        assert_eq!(put(9, 0), "abcd");
    }

    #[test]
    fn the_place_is_between_middles() {
        let middles = [10.0, 30.0, 50.0];
        assert_eq!([0.0, 20.0, 49.0, 80.0].map(|y| place_at(y, &middles)), [0, 1, 2, 3]);
    }
}
