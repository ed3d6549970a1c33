//! What comes of verifying a package: every labelled submission judged, and everything else checked. This is what
//! `assay verify --json` prints, what is kept with an edition, and what admins see.

use serde::{Deserialize, Serialize};

use crate::{CaseReport, LanguageId, Verdict};

/// What came of verifying a package.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackageReport {
    /// Where the package is.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Whether it can be read, all checks hold, and every submission got what its label permits.
    pub ok: bool,
    /// Why it cannot be read; all else is among the checks.
    pub error: Option<String>,
    /// What was checked besides submissions.
    pub checks: Vec<CheckReport>,
    /// The names of its cases, in the order they are judged: the columns of the matrix.
    #[serde(default)]
    pub cases: Vec<String>,
    /// The submissions that were judged.
    pub submissions: Vec<SubmissionReport>,
    /// Those that were not.
    pub skipped: Vec<SkippedReport>,
    /// The time limit, and where it comes from.
    #[serde(default)]
    pub time: Option<TimeReport>,
}

/// Something that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckReport {
    /// What.
    pub name: String,
    /// Whether it holds.
    pub ok: bool,
    /// What was found.
    pub detail: String,
}

/// A submission that was judged: a row of the matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubmissionReport {
    /// Its path in the package.
    pub path: String,
    /// Its language.
    pub language: LanguageId,
    /// The verdicts its label permits.
    pub permitted: Vec<Verdict>,
    /// What it got.
    pub verdict: Verdict,
    /// Its score, where the problem gives scores.
    pub score: Option<f64>,
    /// CPU time of the slowest case, in ms.
    pub cpu_ms: Option<u32>,
    /// Wall-clock time of the slowest case, in ms.
    pub wall_ms: Option<u32>,
    /// Memory of the hungriest case, in KiB.
    pub memory_kib: Option<u32>,
    /// Whether that is as its label says.
    pub ok: bool,
    /// What differs, or why it could not be judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// How each case went that was judged.
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

/// A time limit, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeReport {
    /// The limit, in ms.
    pub limit_ms: u32,
    /// Whether it was computed from how long submissions took; else the package gives it.
    pub measured: bool,
    /// CPU time of the slowest submission that must be in time, in ms.
    pub slowest_accepted_ms: Option<u32>,
    /// The machine it was measured on, in words.
    pub machine: String,
}
