//! Expected results of a package's submissions.

mod glob;
mod label;
mod rule;
mod tag;
mod yaml;

use assay_domain::Verdict;
use serde::{Deserialize, Serialize};

pub(crate) use glob::Glob;
pub(crate) use label::{Place, expectation};
pub use rule::{Rule, Short, TimeSetting, TimeUse};
pub(crate) use tag::expected_results;
pub(crate) use yaml::{SubmissionRules, read_rules};

/// The expected result of a submission, by the rules of the package's format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expectation {
    /// The final verdict decides: the legacy format, and DOMjudge's `@EXPECTED_RESULTS@`.
    Overall {
        /// The source of the expectation: `accepted`, `@EXPECTED_RESULTS@`.
        label: String,
        /// The permitted verdicts.
        permitted: Vec<Verdict>,
        /// Whether it must stay below the best score (`partially_accepted`).
        partial: bool,
        /// How its times limit the time limit.
        time: Option<TimeUse>,
    },
    /// The rules check every case: `2025-09`.
    Rules {
        /// All rules must be satisfied.
        rules: Vec<Rule>,
        /// Whether the problem gives scores. Then the final verdict may be partially accepted.
        scoring: bool,
    },
    /// It must not compile.
    CompileError,
    /// It has no expectation that can be checked.
    NotJudgeable {
        /// The reason, as a part of a sentence.
        reason: String,
    },
}

/// The result of a submission.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The final verdict.
    pub verdict: Verdict,
    /// The score, if the problem gives scores.
    pub score: Option<f64>,
    /// The judged cases.
    pub cases: Vec<CaseOutcome>,
    /// The scores of the groups, by their paths under `data/`.
    pub groups: Vec<(String, f64)>,
}

/// The result of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseOutcome {
    /// The case's path under `data/`.
    pub name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// CPU time, in ms.
    pub time_ms: u32,
    /// The output validator's message for judges.
    pub judge_message: Option<String>,
}

/// Bounds for the time limit from a submission, in ms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeBounds {
    /// The longest time of cases that must not time out.
    pub must_not_time_out: Option<u32>,
    /// The time of cases that must time out.
    pub must_time_out: Option<u32>,
}

impl Expectation {
    /// The reason why it cannot be checked. It begins with `label not judgeable:`.
    #[must_use]
    pub fn not_judgeable(&self) -> Option<String> {
        match self {
            Self::NotJudgeable { reason } => Some(format!("label not judgeable: {reason}")),
            _ => None,
        }
    }

    /// Whether every case must be judged. Otherwise, judging may stop at the first failing case.
    #[must_use]
    pub fn needs_every_case(&self) -> bool {
        matches!(self, Self::Rules { .. })
    }

    /// The permitted final verdicts.
    #[must_use]
    pub fn permitted(&self) -> Vec<Verdict> {
        match self {
            Self::Overall { permitted, .. } => permitted.clone(),
            Self::Rules { rules, scoring } => rule::permitted(rules, *scoring),
            Self::CompileError => vec![Verdict::CompileError],
            Self::NotJudgeable { .. } => Vec::new(),
        }
    }

    /// The differences between the result and the expectation, in sentences. Empty if there are none.
    #[must_use]
    pub fn differences(&self, outcome: &Outcome) -> Vec<String> {
        if let Some(reason) = self.not_judgeable() {
            return vec![reason];
        }
        let permitted = self.permitted();
        let names = || permitted.iter().map(|verdict| verdict.as_str()).collect::<Vec<_>>().join(", ");
        let uncompiled = outcome.verdict == Verdict::CompileError;
        let ours = matches!(outcome.verdict, Verdict::JudgeError | Verdict::Aborted);
        match self {
            Self::Rules { rules, .. } if !uncompiled && !ours => rule::differences(rules, outcome),
            _ if permitted.contains(&outcome.verdict) => Vec::new(),
            Self::Overall { label, .. } => vec![format!("is {}, but {label} permits {}", outcome.verdict, names())],
            _ => vec![format!("is {}, but its label permits {}", outcome.verdict, names())],
        }
    }

    /// Whether its times are measured to find the time limit, and for which side.
    #[must_use]
    pub fn time_use(&self) -> Option<TimeUse> {
        match self {
            Self::Overall { time, .. } => *time,
            Self::Rules { rules, .. } => {
                let used = |wanted| rules.iter().any(|rule| rule.time_uses().contains(&wanted));
                // A submission that bounds both sides is needed as early as those that bound the lower side.
                [TimeUse::Lower, TimeUse::Upper].into_iter().find(|wanted| used(*wanted))
            }
            Self::CompileError | Self::NotJudgeable { .. } => None,
        }
    }

    /// The bounds for the time limit from the times of these cases.
    #[must_use]
    pub fn time_bounds(&self, cases: &[CaseOutcome]) -> TimeBounds {
        let slowest =
            |of: &dyn Fn(&str) -> bool| cases.iter().filter(|case| of(&case.name)).map(|case| case.time_ms).max();
        let mut bounds = TimeBounds::default();
        match self {
            Self::Overall { time: Some(TimeUse::Lower), .. } => bounds.must_not_time_out = slowest(&|_| true),
            Self::Overall { time: Some(TimeUse::Upper), .. } => bounds.must_time_out = slowest(&|_| true),
            Self::Rules { rules, .. } => {
                for rule in rules {
                    let time = slowest(&|case| rule.applies(case));
                    for used in rule.time_uses() {
                        match used {
                            TimeUse::Lower => bounds.must_not_time_out = bounds.must_not_time_out.max(time),
                            TimeUse::Upper => {
                                let known = bounds.must_time_out.into_iter().chain(time);
                                bounds.must_time_out = known.min();
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        bounds
    }

    /// Whether these cases take at least `beyond_ms` wherever the submission must time out. Then the other cases need no extended time.
    #[must_use]
    pub fn is_shown_slow(&self, cases: &[CaseOutcome], beyond_ms: u32) -> bool {
        let slow = |of: &dyn Fn(&str) -> bool| cases.iter().any(|case| case.time_ms >= beyond_ms && of(&case.name));
        match self {
            Self::Overall { time: Some(TimeUse::Upper), .. } => slow(&|_| true),
            Self::Rules { rules, .. } => {
                let mut upper = rules.iter().filter(|rule| rule.time_uses().contains(&TimeUse::Upper)).peekable();
                upper.peek().is_some() && upper.all(|rule| slow(&|case| rule.applies(case)))
            }
            _ => false,
        }
    }
}
