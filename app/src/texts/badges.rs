//! Verdicts, difficulty badges, and the reader's progress on a problem.

use assay_domain::Verdict;

texts! {
    pub(crate) fn badges() -> Badges;

    verdict(verdict: Verdict) -> &'static str = verdict.label(),
    easy = "Easy",
    medium = "Medium",
    hard = "Hard",
    solved = "Solved",
    tried = "Tried",
    untouched = "Not tried",
}
