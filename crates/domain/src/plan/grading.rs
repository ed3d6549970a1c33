//! How the results of cases become the result of a group.

use serde::{Deserialize, Serialize};

/// How the results of what is in a group become its own. The two generations of the format differ too much for one set of
/// rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupGrading {
    /// Every case must be accepted: any group of a pass-fail problem, and the samples of `2025-09`.
    PassFail {
        /// A look at the submission's own files, which counts as one more case.
        static_case: Option<StaticCase>,
    },
    /// A group of a scoring problem of `2025-09`.
    Scoring {
        /// How its score is computed.
        aggregation: Aggregation,
        /// The most it can give; `None`: without bound.
        max_score: Option<f64>,
        /// The groups whose cases must all be accepted before it is judged; else it gives 0.
        require_pass: Vec<String>,
        /// A look at the submission's own files, which counts as one more case.
        static_case: Option<StaticCase>,
    },
    /// The topmost group of a scoring problem of `2025-09`: the samples are judged, and the secret group's result is the
    /// submission's.
    Secret,
    /// A group of the legacy format.
    Legacy(LegacyGrading),
}

/// How a group of a scoring problem of `2025-09` computes its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// All of it if every case is accepted, else 0.
    PassFail,
    /// The sum of the scores within.
    Sum,
    /// The least of the scores within.
    Min,
}

/// A look at the submission's own files, by the static validator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaticCase {
    /// The most it can give; `None`: it passes or fails.
    pub max_score: Option<f64>,
    /// The static validator's further arguments.
    pub args: Vec<String>,
}

/// `testdata.yaml`, with what it inherits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LegacyGrading {
    /// Whether the first part that is not accepted is the last that is judged (`on_reject: break`).
    pub stop_at_reject: bool,
    /// Whether a grader of the package decides instead of the rules below (`grading: custom`).
    pub custom: bool,
    /// The grader's arguments, as given; the default grader's are already in the two fields below.
    pub grader_args: Vec<String>,
    /// Which verdict the group gets.
    pub verdict: LegacyVerdict,
    /// Whether one accepted part is enough (`accept_if_any_accepted`).
    pub accept_if_any: bool,
    /// Which score the group gets.
    pub score: LegacyScore,
    /// Whether samples are left out of the result (`ignore_sample`); only on the topmost level.
    pub ignore_sample: bool,
    /// The score of a case that is accepted and gets none from its validator.
    pub accept_score: f64,
    /// The score of a case that is not accepted.
    pub reject_score: f64,
    /// The least and the most that the group may give; a score outside is a fault of the package. `None`: any.
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
    /// Accepted if all are, else the worst.
    WorstError,
    /// Accepted if all are, else the first that is not.
    FirstError,
    /// Accepted, whatever happened.
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
    /// The least.
    Min,
    /// The most.
    Max,
}
