//! The report of verifying a package.

use super::super::{Language, language};

pub(crate) struct Report {
    pub(crate) limit: fn(limit: &str) -> String,
    pub(crate) limit_slowest: fn(limit: &str, slowest: &str) -> String,
    pub(crate) limit_on: fn(limit: &str, machine: &str) -> String,
    pub(crate) limit_slowest_on: fn(limit: &str, slowest: &str, machine: &str) -> String,
    pub(crate) findings: &'static str,
    pub(crate) findings_hint: &'static str,
    pub(crate) by_case: &'static str,
    pub(crate) submission: &'static str,
    pub(crate) expected: &'static str,
    pub(crate) result: &'static str,
    pub(crate) cpu_time: &'static str,
    pub(crate) cases: &'static str,
    pub(crate) as_expected: &'static str,
    pub(crate) unexpected: &'static str,
    pub(crate) or: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) check_passed: &'static str,
    pub(crate) check_failed: &'static str,
    pub(crate) checks: &'static str,
    pub(crate) not_judged: &'static str,
}

static ENGLISH: Report = Report {
    limit: |limit| format!("Time limit {limit}."),
    limit_slowest: |limit, slowest| format!("Time limit {limit}; the slowest accepted submission took {slowest}."),
    limit_on: |limit, machine| format!("Time limit {limit}, measured on {machine}."),
    limit_slowest_on: |limit, slowest, machine| {
        format!("Time limit {limit}: the slowest accepted submission took {slowest} on {machine}.")
    },
    findings: "Findings",
    findings_hint: "Grouped by cause, the most likely one first.",
    by_case: "Submissions by case",
    submission: "Submission",
    expected: "Expected",
    result: "Result",
    cpu_time: "CPU time",
    cases: "Cases",
    as_expected: "as expected",
    unexpected: "unexpected",
    or: " or ",
    warning: "Warning: ",
    check_passed: "Passed: ",
    check_failed: "Failed: ",
    checks: "Checks",
    not_judged: "Not judged",
};

pub(crate) fn report() -> &'static Report {
    match language() {
        Language::English => &ENGLISH,
    }
}
