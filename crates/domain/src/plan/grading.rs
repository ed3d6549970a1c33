//! How the result of a group is computed from its cases and groups.

use serde::{Deserialize, Serialize};

/// How the result of a group is computed. The format `2025-09` and the legacy format differ too much for one set of rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupGrading {
    /// Every case must be accepted. For all groups of pass-fail problems, and for the samples of `2025-09`.
    PassFail {
        /// The check by the static validator, which counts as one more case.
        static_case: Option<StaticCase>,
    },
    /// A group of a scoring problem of `2025-09`.
    Scoring {
        /// How its score is computed.
        aggregation: Aggregation,
        /// The highest possible score; `None`: unlimited.
        max_score: Option<f64>,
        /// If a case of these groups is not accepted, this group gets 0.
        require_pass: Vec<String>,
        /// The check by the static validator, which counts as one more case.
        static_case: Option<StaticCase>,
    },
    /// The topmost group of a scoring problem of `2025-09`. The samples are judged, but only the secret group's result
    /// counts.
    Secret,
    /// A group of the legacy format.
    Legacy(LegacyGrading),
}

/// How a group of a scoring problem of `2025-09` computes its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// The highest score if every case is accepted, else 0.
    PassFail,
    /// The sum of the scores.
    Sum,
    /// The lowest score.
    Min,
}

/// The static validator's check of the submission's source files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaticCase {
    /// The highest possible score; `None`: it only passes or fails.
    pub max_score: Option<f64>,
    /// More arguments for the static validator.
    pub args: Vec<String>,
}

/// The settings of `testdata.yaml`, including inherited ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LegacyGrading {
    /// Whether judging stops at the first part that is not accepted (`on_reject: break`).
    pub stop_at_reject: bool,
    /// Whether a grader of the package decides instead of the rules below (`grading: custom`).
    pub custom: bool,
    /// The grader's arguments. Those of the default grader are parsed into the fields below.
    pub grader_args: Vec<String>,
    /// How the group's verdict is chosen.
    pub verdict: LegacyVerdict,
    /// Whether one accepted part is enough (`accept_if_any_accepted`).
    pub accept_if_any: bool,
    /// How the group's score is computed.
    pub score: LegacyScore,
    /// Whether samples do not count (`ignore_sample`). Only for the topmost group.
    pub ignore_sample: bool,
    /// The score of an accepted case without a score from its validator.
    pub accept_score: f64,
    /// The score of a case that is not accepted.
    pub reject_score: f64,
    /// The lowest and highest score of the group; `None`: any. A score outside is an error of the package.
    pub range: Option<(f64, f64)>,
}

impl Default for LegacyGrading {
    fn default() -> Self {
        Self {
            stop_at_reject: true,
            custom: false,
            grader_args: Vec::new(),
            verdict: LegacyVerdict::WorstError,
            accept_if_any: false,
            score: LegacyScore::Sum,
            ignore_sample: false,
            accept_score: 1.0,
            reject_score: 0.0,
            range: None,
        }
    }
}

/// Which verdict the default grader gives a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegacyVerdict {
    /// Accepted if all parts are, else the worst verdict.
    WorstError,
    /// Accepted if all parts are, else the first other verdict.
    FirstError,
    /// Always accepted.
    AlwaysAccept,
}

/// Which score the default grader gives a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegacyScore {
    /// The sum.
    Sum,
    /// The mean.
    Avg,
    /// The lowest.
    Min,
    /// The highest.
    Max,
}
