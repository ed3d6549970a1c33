//! Groups of the legacy format: the default grader with its flags, and graders of packages.

use std::{fmt::Write as _, path::PathBuf};

use assay_domain::{LegacyGrading, LegacyScore, LegacyVerdict, Part, TestGroup, Verdict};

use super::{Needs, Open, Walk, Whole, fault};
use crate::Stop;

impl Walk<'_> {
    pub(super) fn legacy(&mut self, group: &TestGroup<PathBuf>, grading: &LegacyGrading) -> Result<Whole, Open> {
        let mut results: Vec<(Verdict, f64)> = Vec::new();
        let mut over = false;
        for part in &group.parts {
            if over && self.stop == Stop::Decided {
                self.skip_part(part);
                continue;
            }
            let result = match part {
                Part::Case(_) => {
                    let (number, worth) = self.case()?;
                    let default =
                        if worth.verdict == Verdict::Accepted { grading.accept_score } else { grading.reject_score };
                    let score = worth.score.unwrap_or(default * worth.multiplier.unwrap_or(1.0));
                    if self.plan.kind.scoring {
                        self.scores.insert(number, score);
                    }
                    (worth.verdict, score)
                }
                Part::Group(within) => {
                    let whole = self.group(within)?;
                    (whole.verdict, whole.score)
                }
            };
            if !over {
                results.push(result);
            }
            // Later parts may still be judged, but do not count.
            over |= grading.stop_at_reject && result.0 != Verdict::Accepted;
        }
        let (verdict, score) = if results.is_empty() {
            (Verdict::Accepted, 0.0)
        } else if grading.custom {
            let needed = || Needs::Grader {
                group: group.name.clone(),
                args: grading.grader_args.clone(),
                results: lines(&results),
            };
            *self.known.graded.get(&group.name).ok_or_else(|| Open::Needs(needed()))?
        } else {
            by_default(&results, grading)
        };
        // Samples inherit the range of the whole problem and rarely respect it.
        let bounded = self.plan.kind.scoring
            && verdict == Verdict::Accepted
            && !results.is_empty()
            && !group.name.starts_with("sample");
        if let Some((least, most)) = grading.range.filter(|_| bounded)
            && !(least..=most).contains(&score)
        {
            let name = if group.name.is_empty() { "the whole" } else { &group.name };
            return Err(fault(format!("{name} got a score of {score}, outside of its range from {least} to {most}")));
        }
        let best = grading.range.map(|(least, most)| if self.plan.kind.minimise { least } else { most });
        Ok(Whole { verdict, score, most: best.filter(|best| best.is_finite()) })
    }
}

/// The result of the default grader.
fn by_default(results: &[(Verdict, f64)], grading: &LegacyGrading) -> (Verdict, f64) {
    // There are two results; the samples are the first.
    let results = if grading.ignore_sample { &results[results.len() - 1..] } else { results };
    let failed = || results.iter().map(|(verdict, _)| *verdict).filter(|verdict| *verdict != Verdict::Accepted);
    let any = results.iter().any(|(verdict, _)| *verdict == Verdict::Accepted);
    let verdict = match grading.verdict {
        _ if grading.accept_if_any && any => None,
        LegacyVerdict::AlwaysAccept => None,
        LegacyVerdict::FirstError => failed().next(),
        LegacyVerdict::WorstError => {
            failed().min_by_key(|verdict| WORST_FIRST.iter().position(|worse| worse == verdict))
        }
    };
    let scores = || results.iter().map(|(_, score)| *score);
    #[expect(clippy::cast_precision_loss, reason = "a group has far fewer than 2^52 parts")]
    let score = match grading.score {
        LegacyScore::Sum => scores().sum(),
        LegacyScore::Avg => scores().sum::<f64>() / results.len() as f64,
        LegacyScore::Min => scores().fold(f64::INFINITY, f64::min),
        LegacyScore::Max => scores().fold(f64::NEG_INFINITY, f64::max),
    };
    (verdict.unwrap_or(Verdict::Accepted), score)
}

/// The order in which `worst_error` searches.
const WORST_FIRST: [Verdict; 6] = [
    Verdict::JudgeError,
    Verdict::RunTimeError,
    Verdict::MemoryLimitExceeded,
    Verdict::TimeLimitExceeded,
    Verdict::OutputLimitExceeded,
    Verdict::WrongAnswer,
];

/// The codes of verdicts that graders use.
const CODES: [(Verdict, &str); 7] = [
    (Verdict::Accepted, "AC"),
    (Verdict::WrongAnswer, "WA"),
    (Verdict::TimeLimitExceeded, "TLE"),
    (Verdict::RunTimeError, "RTE"),
    (Verdict::MemoryLimitExceeded, "MLE"),
    (Verdict::OutputLimitExceeded, "OLE"),
    (Verdict::JudgeError, "JE"),
];

/// Results in the format that graders read.
fn lines(results: &[(Verdict, f64)]) -> String {
    let mut lines = String::new();
    for (verdict, score) in results {
        let code = CODES.iter().find(|(known, _)| known == verdict).map_or("JE", |(_, code)| code);
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{code} {score}");
    }
    lines
}

/// Parses the single result that a grader writes.
pub(crate) fn read_result(text: &str) -> Option<(Verdict, f64)> {
    let mut words = text.split_whitespace();
    let (code, score) = (words.next()?, words.next()?);
    let verdict = CODES.iter().find(|(_, known)| *known == code).map(|(verdict, _)| *verdict)?;
    let score = score.parse().ok().filter(|score: &f64| score.is_finite())?;
    words.next().is_none().then_some((verdict, score))
}
