//! The result of judging a submission: the judge makes it, the store saves it.

use serde::{Deserialize, Serialize};

use crate::{Failure, Verdict};

/// The result of an attempt at judging a submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// The submission's verdict.
    pub verdict: Verdict,
    /// Its score, if the problem gives scores.
    pub score: Option<f64>,
    /// How many cases the problem has.
    pub total: u32,
    /// The cases that ran, in order.
    pub cases: Vec<CaseReport>,
    /// The judged groups of cases, each after the groups within it.
    #[serde(default)]
    pub groups: Vec<GroupReport>,
    /// The compiler's output, if any.
    pub compile_output: Option<String>,
    /// The first case that failed.
    pub failure: Option<Failure>,
    /// The full cause of a judge error, for the log and for admins. Never shown to the submitter.
    pub internal: Option<String>,
}

/// The result of one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseReport {
    /// The case's number, from 1.
    pub case: u32,
    /// Its verdict.
    pub verdict: Verdict,
    /// CPU time, in ms.
    pub cpu_ms: u32,
    /// Wall-clock time, in ms.
    pub wall_ms: u32,
    /// Peak memory, in KiB.
    pub memory_kib: u32,
    /// Its score, if the output validator or the group gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// The output validator's message for the problem's authors. Never shown to the submitter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judge_message: Option<String>,
    /// The output validator's message for the submitter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team_message: Option<String>,
}

/// The result of a group of cases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupReport {
    /// Its path under `data/`; empty for the topmost group.
    pub name: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Its score, if the problem gives scores.
    pub score: Option<f64>,
}

impl CaseReport {
    /// A result without resource usage, score and messages.
    #[must_use]
    pub fn new(case: u32, verdict: Verdict) -> Self {
        Self {
            case,
            verdict,
            cpu_ms: 0,
            wall_ms: 0,
            memory_kib: 0,
            score: None,
            judge_message: None,
            team_message: None,
        }
    }
}

impl Judgement {
    /// A judge error with this cause.
    #[must_use]
    pub fn judge_error(internal: String) -> Self {
        Self {
            verdict: Verdict::JudgeError,
            score: None,
            total: 0,
            cases: Vec::new(),
            groups: Vec::new(),
            compile_output: None,
            failure: None,
            internal: Some(internal),
        }
    }

    /// How many cases passed.
    #[must_use]
    pub fn passed(&self) -> u32 {
        let passed = self.cases.iter().filter(|case| case.verdict == Verdict::Accepted).count();
        u32::try_from(passed).unwrap_or(u32::MAX)
    }

    /// The maximum of `value` over all cases.
    pub fn max_of(&self, value: impl Fn(&CaseReport) -> u32) -> Option<u32> {
        self.cases.iter().map(value).max()
    }
}
