//! The verification report of a package.

texts! {
    pub(crate) fn report() -> Report;

    limit(limit: &str) = format!("Time limit {limit}."),
    limit_slowest(limit: &str, slowest: &str) = format!("Time limit {limit}; the slowest accepted submission took {slowest}."),
    limit_on(limit: &str, machine: &str) = format!("Time limit {limit}, measured on {machine}."),
    limit_slowest_on(limit: &str, slowest: &str, machine: &str) =
        format!("Time limit {limit}: the slowest accepted submission took {slowest} on {machine}."),
    findings = "Findings",
    findings_hint = "Grouped by cause, the most likely one first.",
    by_case = "Submissions by case",
    submission = "Submission",
    expected = "Expected",
    result = "Result",
    cpu_time = "CPU time",
    cases = "Cases",
    as_expected = "as expected",
    unexpected = "unexpected",
    or = " or ",
    warning = "Warning: ",
    check_passed = "Passed: ",
    check_failed = "Failed: ",
    checks = "Checks",
    not_judged = "Not judged",
}
