//! The kinds of problems.

use serde::{Deserialize, Serialize};

/// The specification's `type` of a problem. Its parts can be combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemKind {
    /// `scoring`: accepted submissions also get a score.
    pub scoring: bool,
    /// `interactive`: the submission and the output validator run at the same time and talk through pipes.
    pub interactive: bool,
    /// `multi-pass`: the highest number of passes; 1 if the problem is not multi-pass.
    pub passes: u32,
    /// `submit-answer`: users submit the answers, one file per case.
    pub submit_answer: bool,
    /// In a scoring problem, lower scores are better (`grading.objective: min` of the legacy format).
    pub minimise: bool,
}

impl Default for ProblemKind {
    /// `pass-fail`.
    fn default() -> Self {
        Self { scoring: false, interactive: false, passes: 1, submit_answer: false, minimise: false }
    }
}
