//! Combines a submission's folder, `submissions.yaml` and the mark in its source.

use assay_domain::Verdict;

use super::{Expectation, Rule, Short, SubmissionRules, TimeUse, tag::Tag};
use crate::Format;

/// A submission's path, and the properties of its problem.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) format: Format,
    /// Its path below `submissions/`.
    pub(crate) path: &'a str,
    /// The problem gives scores.
    pub(crate) scoring: bool,
    /// The best score is known. An accepted submission below it is partially accepted.
    pub(crate) best_known: bool,
}

/// The names of DOMjudge's marks. Their rules have these names instead of a pattern.
const RESULTS: &str = "@EXPECTED_RESULTS@";
const SCORE: &str = "@EXPECTED_SCORE@";

/// The expected result of a submission, and a warning if its folder and its mark contradict each other.
///
/// Both the folder and DOMjudge's mark must be satisfied. If they contradict each other, the mark decides, as in DOMjudge. If neither has
/// an expectation, the submission cannot be judged.
pub(crate) fn expectation(
    place: Place<'_>,
    rules: &SubmissionRules,
    tag: Option<Tag>,
) -> (Expectation, Option<String>) {
    let label = place.path.split('/').next().unwrap_or_default();
    let own = match place.format {
        _ if matches!(label, "compile_error" | "compiler_error") => Some(Expectation::CompileError),
        Format::Legacy if rules.is_empty() => legacy(place, label),
        _ => modern(place, label, rules),
    };
    let not_judgeable = |reason: String| Expectation::NotJudgeable { reason };
    let found = match (own, tag) {
        (Some(own), Some(Tag::Verdicts(verdicts))) => return both(own, label, verdicts),
        (Some(Expectation::Rules { mut rules, scoring: true }), Some(Tag::Score(score))) => {
            rules.push(exactly(score));
            Expectation::Rules { rules, scoring: true }
        }
        (Some(own), Some(Tag::Score(_))) => {
            let why = if place.scoring { "in this folder" } else { "because the problem gives no score" };
            return (own, Some(format!("`@EXPECTED_SCORE@` has no effect {why}; remove the mark")));
        }
        (Some(own), Some(Tag::NotJudgeable(reason))) => {
            return (own, Some(format!("{reason}: only submissions/{label} decides; correct the mark")));
        }
        (Some(own), None) => own,
        (None, Some(Tag::Verdicts(verdicts))) => overall(verdicts),
        (None, Some(Tag::Score(score))) if place.scoring => {
            Expectation::Rules { rules: vec![exactly(score)], scoring: true }
        }
        (None, Some(Tag::Score(_))) => not_judgeable("it expects a score, but the problem gives none".to_owned()),
        (None, Some(Tag::NotJudgeable(reason))) => not_judgeable(reason),
        (None, None) => not_judgeable(format!(
            "submissions/{label} says nothing about the verdict; say it in submissions/submissions.yaml, or by \
             `@EXPECTED_RESULTS@:` in the source"
        )),
    };
    (found, None)
}

/// The rule of `@EXPECTED_SCORE@`.
fn exactly(score: f64) -> Rule {
    Rule { pattern: SCORE.to_owned(), score: Some((score, score)), ..Rule::default() }
}

/// Whether the name of a rule is that of a mark.
pub(super) fn is_mark(pattern: &str) -> bool {
    [RESULTS, SCORE].contains(&pattern)
}

/// Combines the expectations of the folder and the mark.
fn both(own: Expectation, label: &str, verdicts: Vec<Verdict>) -> (Expectation, Option<String>) {
    let permitted = own.permitted();
    let named = |verdict| permitted.contains(&verdict) && verdicts.contains(&verdict);
    let alike = |verdict: &Verdict| match verdict {
        // In a folder, too much output counts as a wrong answer or as too slow.
        Verdict::OutputLimitExceeded => {
            [*verdict, Verdict::WrongAnswer, Verdict::TimeLimitExceeded].into_iter().any(named)
        }
        // Only folders know partial scores. For DOMjudge, such a submission is correct.
        Verdict::PartiallyAccepted => verdicts.contains(&Verdict::Accepted),
        other => verdicts.contains(other),
    };
    let common: Vec<Verdict> = permitted.iter().copied().filter(alike).collect();
    if common.is_empty() {
        let names =
            |verdicts: &[Verdict]| verdicts.iter().map(|verdict| verdict.as_str()).collect::<Vec<_>>().join(", ");
        let warning = format!(
            "`@EXPECTED_RESULTS@` expects {}, but submissions/{label} expects {}: the source decides; move the file or \
             correct its mark",
            names(&verdicts),
            names(&permitted)
        );
        return (overall(verdicts), Some(warning));
    }
    let narrower = match own {
        Expectation::Overall { label, partial, .. } if common.len() < permitted.len() => {
            let time = time_use(&common);
            Expectation::Overall { label: format!("{label} with {RESULTS}"), permitted: common, partial, time }
        }
        Expectation::Rules { mut rules, scoring } if common.len() < permitted.len() => {
            rules.extend(marked(&common));
            Expectation::Rules { rules, scoring }
        }
        own => own,
    };
    (narrower, None)
}

/// The rule of `@EXPECTED_RESULTS@` in a package whose rules check each case. A mark is about the final verdict, for which one case is enough.
fn marked(permitted: &[Verdict]) -> Option<Rule> {
    let is_named = |short: &Short| short.verdicts().first().is_some_and(|verdict| permitted.contains(verdict));
    let named: Vec<Short> = Short::ALL.into_iter().filter(is_named).collect();
    let rule = Rule { pattern: RESULTS.to_owned(), ..Rule::default() };
    match &named[..] {
        [] => None,
        [Short::Accepted] => Some(Rule { permitted: Some(named), ..rule }),
        some if some.contains(&Short::Accepted) => None,
        _ => Some(Rule { required: Some(named), ..rule }),
    }
}

fn overall(permitted: Vec<Verdict>) -> Expectation {
    if permitted == [Verdict::CompileError] {
        return Expectation::CompileError;
    }
    let time = time_use(&permitted);
    Expectation::Overall { label: RESULTS.to_owned(), permitted, partial: false, time }
}

/// How the times of a submission with these verdicts limit the time limit.
fn time_use(permitted: &[Verdict]) -> Option<TimeUse> {
    match permitted {
        [Verdict::Accepted] => Some(TimeUse::Lower),
        [Verdict::TimeLimitExceeded] | [Verdict::TimeLimitExceeded, Verdict::OutputLimitExceeded] => {
            Some(TimeUse::Upper)
        }
        _ => None,
    }
}

/// The final verdict decides, as in the reference tool.
fn legacy(place: Place<'_>, label: &str) -> Option<Expectation> {
    use Verdict::{
        Accepted, MemoryLimitExceeded, OutputLimitExceeded, PartiallyAccepted, RunTimeError, TimeLimitExceeded,
        WrongAnswer,
    };
    let mut permitted = match label {
        "accepted" => vec![Accepted],
        "partially_accepted" => vec![PartiallyAccepted],
        "wrong_answer" => Short::WrongAnswer.verdicts().to_vec(),
        "time_limit_exceeded" => Short::TimeLimitExceeded.verdicts().to_vec(),
        "run_time_error" => Short::RunTimeError.verdicts().to_vec(),
        "memory_limit_exceeded" => vec![MemoryLimitExceeded, RunTimeError],
        "output_limit_exceeded" | "output_limit" => vec![OutputLimitExceeded],
        "no_output" => vec![WrongAnswer],
        "rejected" => {
            vec![WrongAnswer, TimeLimitExceeded, RunTimeError, MemoryLimitExceeded, OutputLimitExceeded]
        }
        "brute_force" => vec![TimeLimitExceeded, RunTimeError, MemoryLimitExceeded, OutputLimitExceeded],
        _ => return None,
    };
    // The reference tool only warns if an accepted submission does not get the best score, because for some problems no
    // solution does. Without a best score, there is no partial acceptance.
    match label {
        "accepted" if place.scoring => permitted.push(PartiallyAccepted),
        "partially_accepted" if !place.best_known => permitted.push(Accepted),
        _ => {}
    }
    let time = match label {
        "accepted" => Some(TimeUse::Lower),
        "time_limit_exceeded" => Some(TimeUse::Upper),
        _ => None,
    };
    Some(Expectation::Overall { label: label.to_owned(), permitted, partial: label == "partially_accepted", time })
}

/// The rules check every case.
fn modern(place: Place<'_>, label: &str, rules: &SubmissionRules) -> Option<Expectation> {
    let mut found = Vec::new();
    let replaced = rules.of_folder(label);
    let default = default_rule(label).map(|rule| match replaced {
        None => rule,
        // Missing settings keep their defaults.
        Some(own) => Rule {
            permitted: own.permitted.clone().or(rule.permitted),
            required: own.required.clone().or(rule.required),
            ..own.clone()
        },
    });
    found.extend(default.or_else(|| replaced.cloned()));
    found.extend(rules.of(place.path).filter(|rule| !(rule.pattern == label && rule.cases.is_none())).cloned());
    if found.is_empty() {
        // A scoring package may still use the folder of the legacy format.
        return if label == "partially_accepted" { legacy(place, label) } else { None };
    }
    Some(Expectation::Rules { rules: found, scoring: place.scoring })
}

/// The default directories of the specification.
pub(super) fn default_rule(label: &str) -> Option<Rule> {
    use Short::{Accepted, RunTimeError, TimeLimitExceeded, WrongAnswer};
    let (permitted, required) = match label {
        "accepted" => (Some(vec![Accepted]), None),
        "rejected" => (None, Some(vec![RunTimeError, TimeLimitExceeded, WrongAnswer])),
        "wrong_answer" => (Some(vec![Accepted, WrongAnswer]), Some(vec![WrongAnswer])),
        "time_limit_exceeded" => (Some(vec![Accepted, TimeLimitExceeded]), Some(vec![TimeLimitExceeded])),
        "run_time_error" => (Some(vec![Accepted, RunTimeError]), Some(vec![RunTimeError])),
        "brute_force" => {
            (Some(vec![Accepted, RunTimeError, TimeLimitExceeded]), Some(vec![RunTimeError, TimeLimitExceeded]))
        }
        _ => return None,
    };
    Some(Rule { pattern: label.to_owned(), permitted, required, ..Rule::default() })
}
