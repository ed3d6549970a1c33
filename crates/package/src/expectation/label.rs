//! What the folder of a submission, `submissions.yaml` and the mark in its source say together.

use assay_domain::Verdict;

use super::{Expectation, Rule, Short, SubmissionRules, TimeUse, tag::Tag};
use crate::Format;

/// Where a submission lies, and what is known of its problem.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) format: Format,
    /// Its path below `submissions/`.
    pub(crate) path: &'a str,
    /// The problem gives scores.
    pub(crate) scoring: bool,
    /// There is a best score: an accepted submission that does not reach it is partially accepted.
    pub(crate) best_known: bool,
}

/// What a submission is to show.
///
/// The mark of DOMjudge is held against the folder as DOMjudge does: where it names the folder's verdict the folder decides,
/// else the mark. Where neither says anything the submission cannot be judged.
pub(crate) fn expectation(place: Place<'_>, rules: &SubmissionRules, tag: Option<Tag>) -> Expectation {
    let label = place.path.split('/').next().unwrap_or_default();
    let own = match place.format {
        _ if matches!(label, "compile_error" | "compiler_error") => Some(Expectation::CompileError),
        Format::Legacy if rules.is_empty() => legacy(place, label),
        _ => modern(place, label, rules),
    };
    match (own, tag) {
        (Some(own), Some(Tag::Verdicts(verdicts))) if !own.permitted().iter().any(|own| verdicts.contains(own)) => {
            overall("@EXPECTED_RESULTS@", verdicts)
        }
        (Some(own), _) => own,
        (None, Some(Tag::Verdicts(verdicts))) => overall("@EXPECTED_RESULTS@", verdicts),
        (None, Some(Tag::NotJudgeable(reason))) => Expectation::NotJudgeable { reason },
        (None, None) => Expectation::NotJudgeable {
            reason: format!(
                "submissions/{label} says nothing about the verdict; say it in submissions/submissions.yaml, or by \
                 `@EXPECTED_RESULTS@:` in the source"
            ),
        },
    }
}

fn overall(label: &str, permitted: Vec<Verdict>) -> Expectation {
    let time = match permitted.as_slice() {
        [Verdict::Accepted] => Some(TimeUse::Lower),
        [Verdict::TimeLimitExceeded] => Some(TimeUse::Upper),
        _ => None,
    };
    if permitted == [Verdict::CompileError] {
        return Expectation::CompileError;
    }
    Expectation::Overall { label: label.to_owned(), permitted, partial: false, time }
}

/// The verdict of the whole decides, as in the reference tool.
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
    // The reference tool only warns where an accepted submission does not get the best score: there are problems that
    // nobody solves best. Where there is no best score, nobody is partially accepted.
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

/// Every case is looked at.
fn modern(place: Place<'_>, label: &str, rules: &SubmissionRules) -> Option<Expectation> {
    let mut found = Vec::new();
    let replaced = rules.of_folder(label);
    let default = default_rule(label).map(|rule| match replaced {
        None => rule,
        // What is not given there stays as it was.
        Some(own) => Rule {
            permitted: own.permitted.clone().or(rule.permitted),
            required: own.required.clone().or(rule.required),
            ..own.clone()
        },
    });
    found.extend(default.or_else(|| replaced.cloned()));
    found.extend(rules.of(place.path).filter(|rule| !(rule.pattern == label && rule.cases.is_none())).cloned());
    if found.is_empty() {
        // A scoring package of the older kind may still use the old folder.
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
