//! The result of verification as a table with one line per package.

use assay_domain::{PackageReport, ProblemKind, Verdict, signature::Form};

use assay_package::TimeUse;

use super::{Verified, table};

const HEADINGS: [&str; 8] = [
    "problem",
    "kind",
    "languages that fit",
    "submissions",
    "cases",
    "verified in",
    "slowest accepted",
    "fastest too slow",
];

/// A line of the table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) problem: String,
    pub(super) kind: String,
    /// The languages in which every submission that must be accepted was accepted.
    pub(super) languages: Vec<String>,
    pub(super) submissions: usize,
    pub(super) cases: usize,
    /// The total time of all steps.
    pub(super) seconds: f64,
    pub(super) limit_ms: u32,
    /// CPU time of the slowest submission that must be accepted.
    pub(super) slowest_ms: Option<u32>,
    /// CPU time of the fastest submission that must time out. Each is stopped at the multiple of the limit that the package requires.
    pub(super) fastest_ms: Option<u32>,
}

pub(super) fn rows(verified: &[Verified]) -> Vec<Row> {
    verified.iter().filter_map(row).collect()
}

/// `None` if the package cannot be read.
pub(super) fn row(verified: &Verified) -> Option<Row> {
    let Verified { report, package, took } = verified;
    let package = package.as_ref()?;
    let accepted = || report.submissions.iter().filter(|one| one.permitted == [Verdict::Accepted]);
    let must_time_out = |path: &str| {
        let labelled = package.submissions.iter().find(|labelled| labelled.name == path);
        labelled.is_some_and(|labelled| labelled.expectation.time_use() == Some(TimeUse::Upper))
    };
    Some(Row {
        problem: report.name.clone(),
        kind: kind(package.plan.kind, package.plan.signature.as_ref().map(|signature| &signature.form)),
        languages: report.fitting_languages().iter().map(ToString::to_string).collect(),
        submissions: report.submissions.len(),
        cases: report.cases.len(),
        seconds: took.as_secs_f64(),
        limit_ms: report.time.as_ref().map_or(package.plan.limits.time_ms, |time| time.limit_ms),
        slowest_ms: accepted().filter_map(|one| one.cpu_ms).max(),
        fastest_ms: report.submissions.iter().filter(|one| must_time_out(&one.path)).filter_map(|one| one.cpu_ms).min(),
    })
}

/// How programs are judged, in few words.
fn kind(kind: ProblemKind, form: Option<&Form>) -> String {
    let parts = [
        (matches!(form, Some(Form::Function(_))), "function"),
        (matches!(form, Some(Form::Class(_))), "class"),
        (kind.scoring, "scoring"),
        (kind.interactive, "interactive"),
        (kind.passes > 1, "multi-pass"),
        (kind.submit_answer, "answers"),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect();
    if parts.is_empty() { "stdin".to_owned() } else { parts.join(" ") }
}

/// The table, then details of packages with problems.
pub(super) fn render(rows: &[Row], reports: &[PackageReport]) -> String {
    let headings = (!rows.is_empty()).then(|| HEADINGS.map(str::to_owned));
    let cells: Vec<[String; 8]> = headings.into_iter().chain(rows.iter().map(cells)).collect();
    let width = |column: usize| cells.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 8] = std::array::from_fn(width);
    let mut text = String::new();
    for line in &cells {
        let columns = line.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
            // Words to the left, numbers to the right.
            if column < 3 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        text += columns.collect::<Vec<_>>().join("  ").trim_end();
        text.push('\n');
    }
    for report in reports {
        if !report.ok {
            text += &format!("{}\n", table::render_package(report));
        } else {
            let skipped = report.skipped.iter();
            text.extend(skipped.map(|skipped| format!("- {}: {}: {}\n", report.name, skipped.path, skipped.reason)));
        }
    }
    text + &table::passed(reports)
}

fn cells(row: &Row) -> [String; 8] {
    let limit = f64::from(row.limit_ms);
    let share = |ms: u32| limit / f64::from(ms.max(1));
    let times = |ms: u32| f64::from(ms) / limit;
    [
        row.problem.clone(),
        row.kind.clone(),
        row.languages.join(" "),
        row.submissions.to_string(),
        row.cases.to_string(),
        format!("{:.1} s", row.seconds),
        row.slowest_ms.map_or("-".to_owned(), |ms| format!("{ms} ms, limit / {:.1}", share(ms))),
        row.fastest_ms.map_or("-".to_owned(), |ms| format!("{ms} ms, limit * {:.1}", times(ms))),
    ]
}
