//! Groups of scoring problems in format `2025-09`.

use std::path::PathBuf;

use assay_domain::{Aggregation, Part, StaticCase, TestGroup, Verdict};

use super::{Open, Walk, Whole, Worth, fault};
use crate::Stop;

/// How a group computes its score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules<'a> {
    pub(super) aggregation: Aggregation,
    /// The highest score of the group.
    pub(super) most: Option<f64>,
    pub(super) static_case: Option<&'a StaticCase>,
}

/// Tolerance for sums of floating-point scores.
const SLACK: f64 = 1e-6;

impl Walk<'_> {
    /// The top group: the samples are judged, and the result of the secret group counts.
    pub(super) fn secret(&mut self, group: &TestGroup<PathBuf>) -> Result<Whole, Open> {
        let mut last = Whole { verdict: Verdict::Accepted, score: 0.0, most: None };
        for part in &group.parts {
            match part {
                Part::Group(group) => last = self.group(group)?,
                Part::Case(case) => return Err(fault(format!("{} is in no group", case.name))),
            }
        }
        Ok(last)
    }

    pub(super) fn scoring(&mut self, group: &TestGroup<PathBuf>, rules: Rules<'_>) -> Result<Whole, Open> {
        let mut verdicts = Vec::new();
        let mut scores = Vec::new();
        let mut missed = false;
        if let Some(static_case) = rules.static_case {
            let worth = self.static_worth(group)?;
            let bounded = rules.aggregation != Aggregation::PassFail;
            let score = match static_case.max_score {
                Some(most) if bounded => score(&group.name, "the static validator", worth, Some(Some(most)))?,
                _ => score(&group.name, "the static validator", worth, None)?,
            };
            missed |= worth.verdict != Verdict::Accepted;
            verdicts.push(worth.verdict);
            // A static case that only passes or fails gives no points.
            scores.extend(static_case.max_score.map(|_| score));
        }
        let case_most = self.most_of_case(group, rules);
        for part in &group.parts {
            // No later result can change a score of 0.
            let decided = missed && rules.aggregation != Aggregation::Sum && self.stop == Stop::Decided;
            if decided {
                self.skip_part(part);
                continue;
            }
            match part {
                Part::Case(case) => {
                    let (number, worth) = self.case()?;
                    let score = score(&group.name, &case.name, worth, case_most)?;
                    missed |= worth.verdict != Verdict::Accepted;
                    verdicts.push(worth.verdict);
                    if case_most.is_some() {
                        self.scores.insert(number, score);
                    }
                    scores.push(score);
                }
                Part::Group(within) => {
                    let whole = self.group(within)?;
                    missed |= whole.verdict != Verdict::Accepted;
                    verdicts.push(whole.verdict);
                    scores.push(whole.score);
                }
            }
        }
        let first = verdicts.iter().copied().find(|verdict| *verdict != Verdict::Accepted);
        let score = match rules.aggregation {
            Aggregation::PassFail if first.is_none() => rules.most.unwrap_or(0.0),
            Aggregation::PassFail => 0.0,
            Aggregation::Sum => scores.iter().sum(),
            Aggregation::Min => scores.iter().copied().fold(f64::INFINITY, f64::min),
        };
        let score = if score.is_finite() { score } else { 0.0 };
        if let Some(most) = rules.most.filter(|most| score > most + SLACK) {
            return Err(fault(format!("{} got a score of {score}, more than its max_score of {most}", group.name)));
        }
        let score = rules.most.map_or(score, |most| score.min(most));
        Ok(Whole { verdict: first.unwrap_or(Verdict::Accepted), score, most: rules.most })
    }

    /// The highest score of one case: `None` if cases get no score, `Some(None)` if it is not limited.
    fn most_of_case(&self, group: &TestGroup<PathBuf>, rules: Rules<'_>) -> Option<Option<f64>> {
        let cases = group.parts.iter().filter(|part| matches!(part, Part::Case(_))).count();
        let of_static = rules.static_case.and_then(|static_case| static_case.max_score).unwrap_or(0.0);
        match rules.aggregation {
            Aggregation::PassFail => None,
            #[expect(clippy::cast_precision_loss, reason = "a problem has far fewer than 2^52 cases")]
            Aggregation::Sum => Some(rules.most.map(|most| (most - of_static) / cases.max(1) as f64)),
            Aggregation::Min => Some(rules.most),
        }
    }
}

/// The score of a case, by the specification's rules for what its validator may write.
fn score(group: &str, case: &str, worth: Worth, most: Option<Option<f64>>) -> Result<f64, Open> {
    let refused = |what: &str| Err(fault(format!("{group}: the validator {what} for {case}")));
    let accepted = worth.verdict == Verdict::Accepted;
    match (most, worth.score, worth.multiplier) {
        (_, Some(_), Some(_)) => refused("wrote both score.txt and score_multiplier.txt"),
        (_, None, None) if !accepted => Ok(0.0),
        _ if !accepted => refused("wrote a score, but rejects the output"),
        (None, None, None) => Ok(0.0),
        (None, ..) => refused("wrote a score, but cases of this group get none"),
        (Some(Some(most)), None, None) => Ok(most),
        (Some(None), None, None) => refused("wrote no score.txt, but the group has no max_score"),
        (Some(None), None, Some(_)) => refused("wrote score_multiplier.txt, but the group has no max_score"),
        (Some(Some(most)), None, Some(part)) if (0.0..=1.0).contains(&part) => Ok(most * part),
        (Some(Some(_)), None, Some(part)) => {
            refused(&format!("wrote {part} into score_multiplier.txt, not between 0 and 1"))
        }
        (Some(_), Some(score), None) if score < 0.0 => refused(&format!("wrote {score} into score.txt, less than 0")),
        (Some(Some(most)), Some(score), None) if score > most + SLACK => {
            refused(&format!("wrote {score} into score.txt, more than the case's {most}"))
        }
        (Some(_), Some(score), None) => Ok(score),
    }
}
