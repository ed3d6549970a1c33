//! The result of verification as text: a table of submissions and cases per package.

use std::fmt::Write as _;

use assay_domain::{CaseReport, Finding, PackageReport, SubmissionReport};

/// Up to this many cases get a column with verdict and time. With more cases, each gets one letter.
const COLUMNS: usize = 12;

pub(super) fn render(reports: &[PackageReport]) -> String {
    let mut text = String::new();
    for package in reports {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", render_package(package));
    }
    text + &passed(reports)
}

/// The last line.
pub(super) fn passed(reports: &[PackageReport]) -> String {
    let passed = reports.iter().filter(|package| package.ok).count();
    format!("{passed} of {} packages passed.\n", reports.len())
}

pub(super) fn render_package(report: &PackageReport) -> String {
    let mut lines = vec![format!("{} {}", mark(report.ok), report.name)];
    lines.extend(report.error.iter().map(|error| format!("  {error}")));
    lines.extend(findings(report));
    for check in &report.checks {
        lines.push(format!("  {} {}: {}", mark(check.ok), check.name, indented(&check.detail)));
    }
    lines.extend(submissions(report));
    lines.extend(report.skipped.iter().map(|skipped| format!("  - {}: {}", skipped.path, skipped.reason)));
    lines.join("\n")
}

/// The likely causes. They come before the details.
fn findings(report: &PackageReport) -> Vec<String> {
    let render = |Finding { summary, details, submissions }: Finding| {
        let mut lines = vec![format!("  ! {summary}")];
        lines.extend(details.iter().map(|detail| format!("      {}", indented(detail))));
        lines.extend((!submissions.is_empty()).then(|| format!("      {}", submissions.join(", "))));
        lines
    };
    report.findings().into_iter().flat_map(render).collect()
}

fn submissions(report: &PackageReport) -> Vec<String> {
    let twice = |path: &str| report.submissions.iter().filter(|one| one.path == path).count() > 1;
    let short = |one: &SubmissionReport| {
        let path = one.path.strip_prefix("submissions/").unwrap_or(&one.path);
        if twice(&one.path) { format!("{path} ({})", one.language) } else { path.to_owned() }
    };
    let width = report.submissions.iter().map(|one| short(one).chars().count()).max().unwrap_or(0);
    let columns = report.cases.len() <= COLUMNS;
    let mut lines = Vec::new();
    for one in &report.submissions {
        let SubmissionReport { verdict, score, cpu_ms, memory_kib, ok, .. } = one;
        let (cpu, mib) = (cpu_ms.unwrap_or(0), memory_kib.unwrap_or(0).div_ceil(1024));
        let score = score.map(|score| format!(" {score} points")).unwrap_or_default();
        let name = short(one);
        let cases = if columns { times(one, report.cases.len()) } else { strip(&one.cases, report.cases.len()) };
        lines.push(format!(
            "  {} {name:width$}  {:<21}{score} {cpu:>6} ms {mib:>5} MiB  {cases}",
            mark(*ok),
            verdict.as_str()
        ));
        // The findings already have the causes of failures.
        if let Some(cause) = one.cause.as_ref().filter(|_| *ok) {
            lines.push(format!("      {}", indented(cause)));
        }
    }
    lines
}

/// One column per case: the letter of its verdict and its CPU time in ms, or a dot if it did not run.
fn times(submission: &SubmissionReport, cases: usize) -> String {
    let mut columns = Vec::with_capacity(cases);
    for number in (1..).take(cases) {
        let found = submission.cases.iter().find(|case| case.case == number);
        columns.push(match found {
            Some(CaseReport { verdict, cpu_ms, .. }) => format!("{} {cpu_ms:>4}", verdict.letter()),
            None => format!("{:>6}", "·"),
        });
    }
    columns.join("  ")
}

/// One letter per case.
fn strip(cases: &[CaseReport], count: usize) -> String {
    let letter = |number| cases.iter().find(|case| case.case == number).map_or('·', |case| case.verdict.letter());
    (1..).take(count).map(letter).collect()
}

/// Indents the lines after the first.
fn indented(text: &str) -> String {
    text.trim_end().replace('\n', "\n      ")
}

fn mark(ok: bool) -> &'static str {
    if ok { "✓" } else { "✗" }
}
