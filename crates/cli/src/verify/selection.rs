//! Chooses the packages that need to be verified again.

use std::path::PathBuf;

use super::record::{self, Record};

/// A day, in seconds.
const DAY: u64 = 24 * 60 * 60;

#[derive(Debug, Default)]
pub(super) struct Selection {
    pub(super) chosen: Vec<PathBuf>,
    /// The names of the chosen packages that are unchanged.
    sampled: Vec<String>,
    /// The names of the other unchanged packages.
    pub(super) unchanged: Vec<String>,
}

/// The packages that are not in the record as they are now, and a sample of the others.
pub(super) fn changed(packages: &[PathBuf], record: &Record, sample: usize) -> Selection {
    let mut selection = Selection::default();
    let mut unchanged = Vec::new();
    for path in packages {
        match assay_package::read(path) {
            Ok(package) if record.is_current(&package) => unchanged.push((package.slug.to_string(), path.clone())),
            // Verification reports packages that cannot be read.
            _ => selection.chosen.push(path.clone()),
        }
    }
    let days = record::seconds_since_1970() / DAY;
    let (sampled, rest) = sample_of(unchanged, sample, usize::try_from(days).unwrap_or_default());
    for (name, path) in sampled {
        selection.sampled.push(name);
        selection.chosen.push(path);
    }
    selection.unchanged = rest.into_iter().map(|(name, _)| name).collect();
    selection
}

impl Selection {
    /// All packages.
    pub(super) fn all(packages: &[PathBuf]) -> Self {
        Self { chosen: packages.to_vec(), ..Self::default() }
    }

    /// Which unchanged packages were verified and which not; nothing if there are none.
    pub(super) fn render(&self) -> String {
        let line = |what: &str, names: &[String]| match names {
            [] => String::new(),
            names => format!("{what} ({}): {}.\n", names.len(), names.join(", ")),
        };
        line("Unchanged, verified as a sample", &self.sampled) + &line("Unchanged, not verified", &self.unchanged)
    }
}

/// Takes `count` items. On each following day, these are the next ones, so that all have their turn.
fn sample_of<T>(mut items: Vec<T>, count: usize, day: usize) -> (Vec<T>, Vec<T>) {
    let count = count.min(items.len());
    if count > 0 {
        let begin = (day % items.len()) * count % items.len();
        items.rotate_left(begin);
    }
    let rest = items.split_off(count);
    (items, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_cover_all_items_within_days() {
        for (count, days) in [(1, 7), (3, 3), (7, 1), (9, 1)] {
            let mut seen: Vec<usize> =
                (20_000..20_000 + days).flat_map(|day| sample_of((0..7).collect(), count, day).0).collect();
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen, (0..7).collect::<Vec<_>>(), "{count} per day");
        }
        let (sampled, rest) = sample_of(vec!["a", "b", "c"], 1, 1);
        assert_eq!((sampled, rest), (vec!["b"], vec!["c", "a"]));
        assert_eq!(sample_of(vec!["a"], 0, 5), (vec![], vec!["a"]));
        assert_eq!(sample_of(Vec::<u8>::new(), 10, 5), (vec![], vec![]));
    }
}
