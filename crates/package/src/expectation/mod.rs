//! What a submission of a package is to show.

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

/// What a submission of a package is to show, by the rules of its generation of the format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expectation {
    /// The verdict of the whole decides: the legacy format, and DOMjudge's `@EXPECTED_RESULTS@`.
    Overall {
        /// Where that is said: `accepted`, `@EXPECTED_RESULTS@`.
        label: String,
        /// The verdicts it may get.
        permitted: Vec<Verdict>,
        /// Whether it may get anything but the best score (`partially_accepted`).
        partial: bool,
        /// What its times say about the time limit.
        time: Option<TimeUse>,
    },
    /// Every case is looked at: `2025-09`.
    Rules {
        /// The rules, all of which must hold.
        rules: Vec<Rule>,
        /// Whether the problem gives scores: then the whole may be partially accepted.
        scoring: bool,
    },
    /// It must not compile.
    CompileError,
    /// Nothing that a machine could hold it against.
    NotJudgeable {
        /// Why: a sentence without its beginning.
        reason: String,
    },
}

/// How a submission was judged, as far as expectations ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What the whole is worth.
    pub verdict: Verdict,
    /// Its score, where the problem gives scores.
    pub score: Option<f64>,
    /// The cases that were judged.
    pub cases: Vec<CaseOutcome>,
    /// The scores of the groups, by their paths under `data/`.
    pub groups: Vec<(String, f64)>,
}

/// How a submission was judged on a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseOutcome {
    /// The case's path under `data/`.
    pub name: String,
    /// What it is worth.
    pub verdict: Verdict,
    /// CPU time, in ms.
    pub time_ms: u32,
    /// What the output validator wrote for judges.
    pub judge_message: Option<String>,
}

/// What the times of a submission say about the time limit, in ms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeBounds {
    /// So long it took where it must not time out.
    pub must_not_time_out: Option<u32>,
    /// So long it took where it must.
    pub must_time_out: Option<u32>,
}

impl Expectation {
    /// Why a machine cannot hold a submission against it, as it is told: begins `label not judgeable:`.
    #[must_use]
    pub fn not_judgeable(&self) -> Option<String> {
        match self {
            Self::NotJudgeable { reason } => Some(format!("label not judgeable: {reason}")),
            _ => None,
        }
    }

    /// Whether every case has to be judged: else the first that fails may be the last, as the problem has it.
    #[must_use]
    pub fn needs_every_case(&self) -> bool {
        matches!(self, Self::Rules { .. })
    }

    /// The verdicts that the whole may get.
    #[must_use]
    pub fn permitted(&self) -> Vec<Verdict> {
        match self {
            Self::Overall { permitted, .. } => permitted.clone(),
            Self::Rules { rules, scoring } => rule::permitted(rules, *scoring),
            Self::CompileError => vec![Verdict::CompileError],
            Self::NotJudgeable { .. } => Vec::new(),
        }
    }

    /// What a judged submission does not do that it should, in sentences. Nothing where all is as it is to be.
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

    /// Whether it is measured to find the time limit, and from which side.
    #[must_use]
    pub fn time_use(&self) -> Option<TimeUse> {
        match self {
            Self::Overall { time, .. } => *time,
            Self::Rules { rules, .. } => {
                let used = |wanted| rules.iter().any(|rule| rule.time_uses().contains(&wanted));
                // One that bounds from both sides is needed first where the others are.
                [TimeUse::Lower, TimeUse::Upper].into_iter().find(|wanted| used(*wanted))
            }
            Self::CompileError | Self::NotJudgeable { .. } => None,
        }
    }

    /// What the times of the cases say about the time limit.
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
}
