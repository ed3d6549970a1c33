//! Reports about verified packages. `assay verify --json` prints them, editions keep them, and admins see them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{CaseReport, LanguageId, Verdict};

/// The result of verifying a package: its labeled submissions were judged, and everything else was checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackageReport {
    /// The path of the package.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Whether it can be read, all checks passed, and every submission got a verdict that its label permits.
    pub ok: bool,
    /// Why it cannot be read.
    pub error: Option<String>,
    /// The checks besides the submissions.
    pub checks: Vec<CheckReport>,
    /// The names of its cases, in the order they are judged: the columns of the table.
    #[serde(default)]
    pub cases: Vec<String>,
    /// The judged submissions.
    pub submissions: Vec<SubmissionReport>,
    /// The submissions that were not judged.
    pub skipped: Vec<SkippedReport>,
    /// The time limit and its origin.
    #[serde(default)]
    pub time: Option<TimeReport>,
}

impl PackageReport {
    /// The languages that were shown to fit the limits: those in which every submission that must be accepted was accepted. Sorted.
    #[must_use]
    pub fn fitting_languages(&self) -> Vec<LanguageId> {
        let mut fits: BTreeMap<&str, bool> = BTreeMap::new();
        for one in self.submissions.iter().filter(|one| one.permitted == [Verdict::Accepted]) {
            *fits.entry(one.language.as_str()).or_insert(true) &= one.ok;
        }
        fits.into_iter().filter(|(_, fits)| *fits).map(|(language, _)| LanguageId::from(language)).collect()
    }
}

/// The result of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckReport {
    /// What was checked.
    pub name: String,
    /// Whether it passed.
    pub ok: bool,
    /// The findings, one per line.
    pub detail: String,
}

/// The result of a judged submission: a row of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubmissionReport {
    /// Its path in the package.
    pub path: String,
    /// Its language.
    pub language: LanguageId,
    /// The verdicts its label permits.
    pub permitted: Vec<Verdict>,
    /// The verdict it got.
    pub verdict: Verdict,
    /// Its score, if the problem gives scores.
    pub score: Option<f64>,
    /// CPU time of the slowest case, in ms.
    pub cpu_ms: Option<u32>,
    /// Wall-clock time of the slowest case, in ms.
    pub wall_ms: Option<u32>,
    /// The most memory that a case used, in KiB.
    pub memory_kib: Option<u32>,
    /// Whether the result is what its label permits.
    pub ok: bool,
    /// How the result differs from the label, or why it could not be judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// The results of the cases that were judged.
    #[serde(default)]
    pub cases: Vec<CaseReport>,
}

/// A submission that was not judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedReport {
    /// Its path in the package.
    pub path: String,
    /// `language not installed: …` or `label not judgeable: …`.
    pub reason: String,
}

/// A time limit and its origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeReport {
    /// The limit, in ms.
    pub limit_ms: u32,
    /// Whether it was computed from the times of submissions. Otherwise the package sets it.
    pub measured: bool,
    /// CPU time of the slowest submission that must be accepted, in ms.
    pub slowest_accepted_ms: Option<u32>,
    /// A description of the machine that ran the submissions.
    pub machine: String,
}
