//! Chooses the packages that need to be verified again.

use std::path::PathBuf;

use super::record::{self, Record, State};

/// A day, in seconds.
const DAY: u64 = 24 * 60 * 60;

#[derive(Debug, Default)]
pub(super) struct Selection {
    pub(super) chosen: Vec<PathBuf>,
    /// The names of the chosen packages that are unchanged.
    sampled: Vec<String>,
    /// The names of the other packages that are unchanged, but that another version of the judge verified.
    other_judge: Vec<String>,
    /// The names of all other packages.
    current: Vec<String>,
}

/// The packages that are new or changed since they were recorded, and a sample of the others. The sample prefers packages that another
/// version of the judge verified: verifying all of them again would take as long as verifying the whole library.
pub(super) fn changed(packages: &[PathBuf], record: &Record, sample: usize) -> Selection {
    let mut selection = Selection::default();
    let (mut other_judge, mut current) = (Vec::new(), Vec::new());
    for path in packages {
        let state = assay_package::read(path).map(|package| (record.state(&package), package.slug.to_string()));
        match state {
            Ok((State::OtherJudge, name)) => other_judge.push((name, path.clone())),
            Ok((State::Current, name)) => current.push((name, path.clone())),
            // Verification reports packages that cannot be read.
            Ok((State::Changed, _)) | Err(_) => selection.chosen.push(path.clone()),
        }
    }
    let day = usize::try_from(record::seconds_since_1970() / DAY).unwrap_or_default();
    let (first, other_judge) = sample_of(other_judge, sample, day);
    let (second, current) = sample_of(current, sample - first.len(), day);
    for (name, path) in first.into_iter().chain(second) {
        selection.sampled.push(name);
        selection.chosen.push(path);
    }
    let names = |packages: Vec<(String, PathBuf)>| packages.into_iter().map(|(name, _)| name).collect();
    selection.other_judge = names(other_judge);
    selection.current = names(current);
    selection
}

impl Selection {
    /// All packages.
    pub(super) fn all(packages: &[PathBuf]) -> Self {
        Self { chosen: packages.to_vec(), ..Self::default() }
    }

    /// Whether a chosen package is unchanged.
    pub(super) fn is_sampled(&self, name: &str) -> bool {
        self.sampled.iter().any(|sampled| sampled == name)
    }

    /// The names of the packages that were not verified, because they are unchanged.
    pub(super) fn unchanged(self) -> Vec<String> {
        [self.other_judge, self.current].concat()
    }

    /// Which unchanged packages were verified and which not; nothing if there are none.
    pub(super) fn render(&self) -> String {
        let line = |what: &str, names: &[String]| match names {
            [] => String::new(),
            names => format!("{what} ({}): {}.\n", names.len(), names.join(", ")),
        };
        line("Unchanged, verified as a sample", &self.sampled)
            + &line("Unchanged, not verified with this version of the judge", &self.other_judge)
            + &line("Unchanged, not verified", &self.current)
    }
}

/// Takes `count` items. Each day takes the items after those of the day before, so that all have their turn.
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
