//! Parts of sentences that several findings share.

use crate::Verdict;

/// "All 3 accepted solutions", "1 of 3 accepted solutions".
pub(super) fn solutions(some: usize, all: usize) -> String {
    match (some, all) {
        (1, 1) => "The only accepted solution".to_owned(),
        (2, 2) => "Both accepted solutions".to_owned(),
        (some, all) if some == all => format!("All {all} accepted solutions"),
        (some, all) => format!("{some} of {all} accepted solutions"),
    }
}

/// A verb phrase that ends before the case.
pub(super) fn failure(verdict: Verdict, singular: bool) -> &'static str {
    match (verdict, singular) {
        (Verdict::TimeLimitExceeded, true) => "exceeds the time limit on",
        (Verdict::TimeLimitExceeded, false) => "exceed the time limit on",
        (Verdict::MemoryLimitExceeded, true) => "exceeds the memory limit on",
        (Verdict::MemoryLimitExceeded, false) => "exceed the memory limit on",
        (Verdict::OutputLimitExceeded, true) => "exceeds the output limit on",
        (Verdict::OutputLimitExceeded, false) => "exceed the output limit on",
        (Verdict::RunTimeError, true) => "crashes on",
        (Verdict::RunTimeError, false) => "crash on",
        (_, true) => "fails",
        (_, false) => "fail",
    }
}

/// "2 submissions labeled wrong answer", and the matching verb.
pub(super) fn labeled(count: usize, permitted: &[Verdict]) -> (String, &'static str) {
    let permitted: Vec<String> = permitted.iter().copied().map(words).collect();
    let what = counted(count, "submission", "submissions");
    (format!("{what} labeled {}", permitted.join(" or ")), if count == 1 { "is" } else { "are" })
}

pub(super) fn words(verdict: Verdict) -> String {
    verdict.label().to_ascii_lowercase()
}

pub(super) fn counted(count: usize, singular: &str, plural: &str) -> String {
    format!("{count} {}", if count == 1 { singular } else { plural })
}
