//! Rules of `submissions.yaml`.

use assay_domain::Verdict;
use serde::{Deserialize, Serialize};

use super::{Glob, Outcome};

/// A rule for a submission, for all or some cases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// The pattern of submissions that it is written for.
    pub pattern: String,
    /// The cases that it applies to, as written. None means all.
    pub cases: Option<String>,
    pub(super) scope: Option<Glob>,
    /// Every case must have one of these verdicts.
    pub permitted: Option<Vec<Short>>,
    /// At least one case must have one of these verdicts.
    pub required: Option<Vec<Short>>,
    /// The minimum and maximum score.
    pub score: Option<(f64, f64)>,
    /// A text that at least one judge message must contain.
    pub message: Option<String>,
    /// Whether its times are used to find the time limit.
    pub time: TimeSetting,
}

/// The value of `use_for_time_limit`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeSetting {
    /// Not set. The permitted and required verdicts decide.
    #[default]
    Inferred,
    /// The times are not used.
    Unused,
    /// It must not time out.
    Lower,
    /// It must time out.
    Upper,
}

/// The verdicts of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Short {
    /// Accepted.
    #[serde(rename = "AC")]
    Accepted,
    /// Wrong answer.
    #[serde(rename = "WA")]
    WrongAnswer,
    /// Too slow.
    #[serde(rename = "TLE")]
    TimeLimitExceeded,
    /// Crashed.
    #[serde(rename = "RTE")]
    RunTimeError,
}

/// Which side of the time limit a submission bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUse {
    /// It must not time out.
    Lower,
    /// It must time out.
    Upper,
}

impl Short {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Accepted, Self::WrongAnswer, Self::TimeLimitExceeded, Self::RunTimeError];

    /// The name in `submissions.yaml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "AC",
            Self::WrongAnswer => "WA",
            Self::TimeLimitExceeded => "TLE",
            Self::RunTimeError => "RTE",
        }
    }

    /// The verdicts of Assay that count as this one. In the reference tool, too much memory causes a crash, and too much output runs until
    /// the time limit or is a wrong answer.
    #[must_use]
    pub fn verdicts(self) -> &'static [Verdict] {
        match self {
            Self::Accepted => &[Verdict::Accepted],
            Self::WrongAnswer => &[Verdict::WrongAnswer, Verdict::OutputLimitExceeded],
            Self::TimeLimitExceeded => &[Verdict::TimeLimitExceeded, Verdict::OutputLimitExceeded],
            Self::RunTimeError => &[Verdict::RunTimeError, Verdict::MemoryLimitExceeded],
        }
    }
}

impl Rule {
    /// Whether it applies to this case (a path under `data/`).
    #[must_use]
    pub fn applies(&self, case: &str) -> bool {
        self.scope.as_ref().is_none_or(|scope| scope.matches(case))
    }

    /// Whether it is from `submissions.yaml`, not from the submission's folder or a mark in its source.
    pub(crate) fn is_written(&self) -> bool {
        let is_default = super::label::default_rule(&self.pattern).is_some_and(|rule| rule == *self);
        !is_default && !super::label::is_mark(&self.pattern)
    }

    /// Which sides of the time limit its submissions bound.
    #[must_use]
    pub(super) fn time_uses(&self) -> Vec<TimeUse> {
        match self.time {
            TimeSetting::Lower => return vec![TimeUse::Lower],
            TimeSetting::Upper => return vec![TimeUse::Upper],
            TimeSetting::Unused => return Vec::new(),
            TimeSetting::Inferred => {}
        }
        let mut uses = Vec::new();
        if self.permitted.as_ref().is_some_and(|permitted| !permitted.contains(&Short::TimeLimitExceeded)) {
            uses.push(TimeUse::Lower);
        }
        if self.required.as_deref() == Some(&[Short::TimeLimitExceeded]) {
            uses.push(TimeUse::Upper);
        }
        uses
    }

    /// Whether the rule permits the verdict. An explicit use for the time limit permits less.
    fn permits(&self, verdict: Verdict) -> bool {
        let lower = self.time == TimeSetting::Lower;
        let timed_out = verdict == Verdict::TimeLimitExceeded;
        let listed = |list: &Vec<Short>| list.iter().any(|short| short.verdicts().contains(&verdict));
        !(lower && timed_out) && self.permitted.as_ref().is_none_or(listed)
    }

    fn requirement(&self) -> Option<Vec<Short>> {
        match (&self.required, self.time) {
            (Some(required), _) => Some(required.clone()),
            (None, TimeSetting::Upper) => Some(vec![Short::TimeLimitExceeded]),
            (None, _) => None,
        }
    }

    fn name(&self) -> String {
        match &self.cases {
            Some(cases) => format!("{} for {cases}", self.pattern),
            None => self.pattern.clone(),
        }
    }
}

/// The final verdicts that are possible if all rules are satisfied.
pub(super) fn permitted(rules: &[Rule], scoring: bool) -> Vec<Verdict> {
    let about_all = |rule: &&Rule| rule.scope.is_none();
    // If one case must fail, the submission fails.
    let must_fail =
        rules.iter().any(|rule| rule.requirement().is_some_and(|required| !required.contains(&Short::Accepted)));
    let mut found = Vec::new();
    // The named verdicts come first, then those that count as them.
    let named = Short::ALL.into_iter().filter_map(|short| short.verdicts().first());
    let counted = Short::ALL.into_iter().flat_map(|short| short.verdicts().iter().skip(1));
    for verdict in named.chain(counted) {
        let allowed = rules.iter().filter(about_all).all(|rule| rule.permits(*verdict));
        if allowed && !(must_fail && *verdict == Verdict::Accepted) && !found.contains(verdict) {
            found.push(*verdict);
        }
    }
    if scoring && found != [Verdict::Accepted] {
        found.push(Verdict::PartiallyAccepted);
    }
    found
}

/// The rules that are not satisfied, in sentences.
pub(super) fn differences(rules: &[Rule], outcome: &Outcome) -> Vec<String> {
    let mut found = Vec::new();
    for rule in rules {
        let cases: Vec<_> = outcome.cases.iter().filter(|case| rule.applies(&case.name)).collect();
        if let Some(case) = cases.iter().find(|case| !rule.permits(case.verdict)) {
            let permitted = rule.permitted.as_ref().map_or_else(|| "AC, WA, RTE".to_owned(), |list| names(list));
            found.push(format!("{} is {}, but {} permits {permitted}", case.name, case.verdict, rule.name()));
        }
        if let Some(required) = rule.requirement() {
            let met = |verdict: Verdict| required.iter().any(|short| short.verdicts().contains(&verdict));
            if !cases.iter().any(|case| met(case.verdict)) {
                found.push(format!("no case is {}, which {} requires", names(&required), rule.name()));
            }
        }
        if let Some(message) = &rule.message {
            let matches = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains(message.as_str()));
            if !message.is_empty() && !cases.iter().any(|case| matches(&case.judge_message)) {
                found.push(format!("no judge message contains {message:?}, which {} requires", rule.name()));
            }
        }
        if let Some((least, most)) = rule.score {
            found.extend(scores(rule, least, most, outcome));
        }
    }
    found
}

fn scores(rule: &Rule, least: f64, most: f64, outcome: &Outcome) -> Vec<String> {
    let within = |score: f64| least - 1e-9 <= score && score <= most + 1e-9;
    let range = if least == most { least.to_string() } else { format!("{least} to {most}") };
    let scored: Vec<(String, Option<f64>)> = match &rule.scope {
        None => vec![("the score".to_owned(), outcome.score)],
        Some(scope) => outcome
            .groups
            .iter()
            .filter(|(group, _)| scope.matches_exactly(group))
            .map(|(group, score)| (format!("the score of {group}"), Some(*score)))
            .collect(),
    };
    let violation = |(what, score): (String, Option<f64>)| match score {
        Some(score) if within(score) => None,
        Some(score) => Some(format!("{what} is {score}, but {} requires {range}", rule.name())),
        None => Some(format!("there is no score, but {} requires {range}", rule.name())),
    };
    scored.into_iter().filter_map(violation).collect()
}

fn names(list: &[Short]) -> String {
    list.iter().map(|short| short.as_str()).collect::<Vec<_>>().join(", ")
}
