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
