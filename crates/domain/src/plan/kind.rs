//! What kind of problem it is.

use serde::{Deserialize, Serialize};

/// What kind of problem it is: the specification's `type`, whose parts combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemKind {
    /// `scoring`: an accepted submission also gets a score.
    pub scoring: bool,
    /// `interactive`: the output validator runs beside the submission, joined to it by pipes.
    pub interactive: bool,
    /// `multi-pass`: the most passes; 1 for a problem that is not.
    pub passes: u32,
    /// `submit-answer`: what is submitted are the answers, one file a case.
    pub submit_answer: bool,
    /// Of a scoring problem: the smaller score is the better one (`grading.objective: min` of the legacy format).
    pub minimise: bool,
}

impl Default for ProblemKind {
    /// `pass-fail`.
    fn default() -> Self {
        Self { scoring: false, interactive: false, passes: 1, submit_answer: false, minimise: false }
    }
}
