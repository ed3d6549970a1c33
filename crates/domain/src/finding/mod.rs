//! Groups the problems of a package by cause. One wrong answer file makes many submissions differ from their labels.

mod bad_data;
mod bad_solutions;
mod by_label;
mod compile_errors;
mod failed_checks;
mod judge_errors;
mod missing_cases;
mod phrases;
mod search;
#[cfg(test)]
mod tests;

use search::Search;

use crate::PackageReport;

/// A likely cause, and the submissions that it explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong and what to check.
    pub summary: String,
    /// Facts that help to find the cause, one per line.
    pub details: Vec<String>,
    /// The paths of the submissions that it explains, without `submissions/`.
    pub submissions: Vec<String>,
}

impl PackageReport {
    /// What is wrong, the most likely cause first. Empty if nothing is.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        // Each step takes the submissions and lines it explains, so the order matters.
        let mut search = Search::new(self);
        let found = [
            search.judge_errors(),
            search.bad_data(),
            search.failed_checks(),
            search.compile_errors(),
            search.bad_solutions(),
            search.missing_cases(),
            search.by_label(),
        ];
        found.into_iter().flatten().collect()
    }
}
