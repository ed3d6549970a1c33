//! What judging a submission yields: written by the judge, stored by the store.

use serde::{Deserialize, Serialize};

use crate::{Failure, Verdict};

/// The end of an attempt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// What the submission is worth.
    pub verdict: Verdict,
    /// Its score, where the problem gives scores.
    pub score: Option<f64>,
    /// How many cases the problem has.
    pub total: u32,
    /// The cases that ran, in order.
    pub cases: Vec<CaseReport>,
    /// What the groups of cases are worth, each after the groups within it; those that were not judged are left out.
    #[serde(default)]
    pub groups: Vec<GroupReport>,
    /// What the compiler said, where it said anything.
    pub compile_output: Option<String>,
    /// The first case that failed.
    pub failure: Option<Failure>,
    /// The whole cause of a judge error, for the log and for admins; never shown to the submitter.
    pub internal: Option<String>,
}

/// How one case went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseReport {
    /// Which case, from 1.
    pub case: u32,
    /// What it is worth.
    pub verdict: Verdict,
    /// CPU time, in ms.
    pub cpu_ms: u32,
    /// Wall-clock time, in ms.
    pub wall_ms: u32,
    /// Peak memory, in KiB.
    pub memory_kib: u32,
    /// Its score, where the output validator or the group gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// What the output validator wrote for those who keep the problem; never shown to the submitter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judge_message: Option<String>,
    /// What the output validator wrote for the submitter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team_message: Option<String>,
}

/// What a group of cases is worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupReport {
    /// Its path under `data/`; empty for the topmost.
    pub name: String,
    /// What it is worth.
    pub verdict: Verdict,
    /// Its score, where the problem gives scores.
    pub score: Option<f64>,
}

impl CaseReport {
    /// A case that used nothing and said nothing.
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
    /// A judgement that blames us.
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

    /// The most that `of` says of any case.
    pub fn most(&self, of: impl Fn(&CaseReport) -> u32) -> Option<u32> {
        self.cases.iter().map(of).max()
    }
}
