//! The state of a search for causes.

use std::collections::BTreeMap;

use super::Finding;
use crate::{CaseReport, CheckReport, PackageReport, SubmissionReport, Verdict};

/// The submissions and failed checks that are not explained yet.
pub(super) struct Search<'a> {
    pub(super) report: &'a PackageReport,
    /// Submissions that must be accepted.
    pub(super) solutions: Vec<&'a SubmissionReport>,
    /// Submissions that differ from their labels.
    open: Vec<&'a SubmissionReport>,
    /// Failed checks: the name and the lines of each.
    pub(super) checks: Vec<(&'a str, Vec<&'a str>)>,
    /// Cases that no solution passes.
    pub(super) bad_cases: BTreeMap<u32, Verdict>,
}

impl<'a> Search<'a> {
    pub(super) fn new(report: &'a PackageReport) -> Self {
        let failed = report.checks.iter().filter(|check| !check.ok);
        let solutions: Vec<_> = report.submissions.iter().filter(|submission| submission.is_solution()).collect();
        Self {
            report,
            bad_cases: bad_cases(report.cases.len(), &solutions),
            solutions,
            open: report.submissions.iter().filter(|submission| !submission.ok).collect(),
            checks: failed.map(|CheckReport { name, detail, .. }| (name.as_str(), detail.lines().collect())).collect(),
        }
    }

    /// Takes the open submissions for which `explains` holds.
    pub(super) fn take(&mut self, explains: impl Fn(&SubmissionReport) -> bool) -> Vec<&'a SubmissionReport> {
        let (taken, open) = self.open.iter().partition(|submission| explains(submission));
        self.open = open;
        taken
    }

    /// Takes the lines of failed checks for which `explains` holds, each with the name of its check.
    pub(super) fn take_lines(&mut self, explains: impl Fn(&str) -> bool) -> Vec<String> {
        let mut taken = Vec::new();
        for (name, lines) in &mut self.checks {
            taken.extend(lines.iter().filter(|line| explains(line)).map(|line| format!("{name}: {line}")));
            lines.retain(|line| !explains(line));
        }
        self.checks.retain(|(_, lines)| !lines.is_empty());
        taken
    }

    pub(super) fn case_name(&self, number: u32) -> Option<&'a str> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.report.cases.get(at).map(String::as_str)
    }
}

impl SubmissionReport {
    /// Whether its label permits only accepted.
    pub(super) fn is_solution(&self) -> bool {
        self.permitted == [Verdict::Accepted]
    }

    pub(super) fn case(&self, number: u32) -> Option<&CaseReport> {
        self.cases.iter().find(|case| case.case == number)
    }

    /// The cases whose verdict the label does not permit.
    pub(super) fn unexpected(&self) -> impl Iterator<Item = &CaseReport> {
        self.cases.iter().filter(|case| case.verdict != Verdict::Accepted && !self.permitted.contains(&case.verdict))
    }
}

/// Cases that ran but that no solution passed, each with the verdict of the first solution that ran it.
fn bad_cases(count: usize, solutions: &[&SubmissionReport]) -> BTreeMap<u32, Verdict> {
    let bad = |number: u32| {
        let mut ran = solutions.iter().filter_map(|submission| submission.case(number)).map(|case| case.verdict);
        let first = ran.next().filter(|verdict| *verdict != Verdict::Accepted)?;
        ran.all(|verdict| verdict != Verdict::Accepted).then_some((number, first))
    };
    (1..).take(count).filter_map(bad).collect()
}

pub(super) fn finding(summary: String, details: Vec<String>, submissions: &[&SubmissionReport]) -> Finding {
    let name = |submission: &&SubmissionReport| short_path(&submission.path).to_owned();
    Finding { summary, details, submissions: submissions.iter().map(name).collect() }
}

/// Groups submissions by `key`. The groups are in the order of their first members.
pub(super) fn grouped<K: PartialEq>(
    all: Vec<&SubmissionReport>,
    key: impl Fn(&SubmissionReport) -> K,
) -> Vec<(K, Vec<&SubmissionReport>)> {
    let mut groups: Vec<(K, Vec<&SubmissionReport>)> = Vec::new();
    for submission in all {
        let key = key(submission);
        match groups.iter_mut().find(|(of, _)| *of == key) {
            Some((_, group)) => group.push(submission),
            None => groups.push((key, vec![submission])),
        }
    }
    groups
}

/// The known causes, one line per submission.
pub(super) fn causes(group: &[&SubmissionReport]) -> Vec<String> {
    let line = |submission: &&SubmissionReport| {
        let cause = submission.cause.as_deref()?;
        Some(format!("{}: {}", short_path(&submission.path), cause.trim_end()))
    };
    group.iter().filter_map(line).collect()
}

fn short_path(path: &str) -> &str {
    path.strip_prefix("submissions/").unwrap_or(path)
}
