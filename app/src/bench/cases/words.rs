//! Describes runs in words.

use assay_domain::{Phase, Run, RunCase, RunOutcome, Verdict, WaitsFor};

use crate::texts;

/// The progress or the result of a run.
pub(crate) fn run_words(run: &Run) -> String {
    let texts = texts::runs();
    match (run.phase, run.outcome) {
        (Phase::Queued, _) => match run.waits_for {
            Some(WaitsFor::Worker) => texts.no_worker.to_owned(),
            Some(WaitsFor::Language) => texts.no_language.to_owned(),
            None => texts.queued.to_owned(),
        },
        (Phase::Compiling, _) => texts.compiling.to_owned(),
        (Phase::Running, _) => (texts.running)(run.cases.len(), run.total),
        (Phase::Done, Some(RunOutcome::CompileError)) => texts.compile_error.to_owned(),
        (Phase::Done, Some(RunOutcome::JudgeError)) => texts.judge_error.to_owned(),
        (Phase::Done, Some(RunOutcome::Cancelled)) => (texts.cancelled)(run.cases.len(), run.total),
        (Phase::Done, Some(RunOutcome::Ran) | None) => results(&run.cases),
    }
}

fn results(cases: &[RunCase]) -> String {
    let texts = texts::runs();
    let refused = count(cases, |case| case.refused.is_some());
    let judged = cases.iter().filter(|case| case.refused.is_none()).filter_map(|case| case.verdict);
    let judged: Vec<Verdict> = judged.collect();
    if judged.is_empty() {
        return (texts.ran)(count(cases, has_run), refused);
    }
    let passed = judged.iter().filter(|verdict| **verdict == Verdict::Accepted).count();
    (texts.passed)(passed, judged.len(), refused as usize)
}

fn count(cases: &[RunCase], is_counted: impl Fn(&RunCase) -> bool) -> u32 {
    u32::try_from(cases.iter().filter(|case| is_counted(case)).count()).unwrap_or(u32::MAX)
}

/// Whether the program ran on a case: its input is valid, and no earlier case took too long. A case that ran has no message without a verdict.
pub(super) fn has_run(case: &RunCase) -> bool {
    case.refused.is_none() && (case.verdict.is_some() || case.message.is_none())
}

/// The first case that failed or was refused.
pub(crate) fn first_bad(run: &Run) -> Option<usize> {
    let is_bad =
        |case: &RunCase| case.refused.is_some() || case.verdict.is_some_and(|verdict| verdict != Verdict::Accepted);
    run.cases.iter().position(is_bad)
}

/// The result of a case in a few words.
pub(crate) fn case_words(case: &RunCase) -> String {
    match (&case.refused, case.verdict) {
        (Some(_), _) => texts::runs().refused.to_owned(),
        (None, Some(verdict)) => (texts::badges().verdict)(verdict).to_owned(),
        (None, None) if has_run(case) => texts::runs().unjudged.to_owned(),
        (None, None) => texts::runs().not_run.to_owned(),
    }
}

/// A case's color: the name of a verdict.
pub(crate) fn case_tone(case: &RunCase) -> Option<&'static str> {
    if case.refused.is_some() { Some(Verdict::RunTimeError.as_str()) } else { case.verdict.map(Verdict::as_str) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(verdict: Option<Verdict>, refused: Option<&str>) -> RunCase {
        RunCase { verdict, refused: refused.map(str::to_owned), ..RunCase::default() }
    }

    fn ran(cases: Vec<RunCase>) -> Run {
        Run { phase: Phase::Done, outcome: Some(RunOutcome::Ran), cases, ..Run::queued(1) }
    }

    #[test]
    fn a_run_is_described_at_each_step() {
        let queued = Run { waits_for: Some(WaitsFor::Language), ..Run::queued(1) };
        assert_eq!(run_words(&queued), texts::runs().no_language);
        assert_eq!(run_words(&Run::queued(1)), "Queued");
        let running = Run { phase: Phase::Running, total: 3, cases: vec![case(None, None)], ..Run::queued(1) };
        assert_eq!(run_words(&running), "Running: 1 of 3");
        let cancelled = Run { outcome: Some(RunOutcome::Cancelled), phase: Phase::Done, ..running };
        assert_eq!(run_words(&cancelled), "Cancelled after 1 of 3");
        assert_eq!(run_words(&Run { total: 0, ..cancelled }), "Cancelled");
    }

    #[test]
    fn refused_and_unjudged_cases_are_not_counted_as_failed() {
        let (good, bad) = (case(Some(Verdict::Accepted), None), case(Some(Verdict::WrongAnswer), None));
        let (refused, unjudged) = (case(None, Some("no")), case(None, None));
        assert_eq!(run_words(&ran(vec![good.clone(), bad.clone()])), "1 of 2 passed");
        assert_eq!(
            run_words(&ran(vec![good.clone(), refused.clone(), unjudged.clone()])),
            "1 of 1 passed; 1 not run (invalid input)"
        );
        assert_eq!(run_words(&ran(vec![unjudged.clone()])), "1 case ran");
        let skipped = RunCase { message: Some("An earlier case took too long.".into()), ..unjudged.clone() };
        assert_eq!(run_words(&ran(vec![unjudged.clone(), skipped.clone()])), "1 case ran");
        assert_eq!((case_words(&skipped), case_tone(&skipped)), ("Not run".into(), None));
        assert_eq!(run_words(&ran(vec![refused.clone()])), "1 case not run (invalid input)");
        assert_eq!(run_words(&ran(vec![refused.clone(), unjudged.clone()])), "1 case ran; 1 not run (invalid input)");
        assert_eq!(first_bad(&ran(vec![good.clone(), unjudged.clone(), refused.clone(), bad])), Some(2));
        assert_eq!(first_bad(&ran(vec![good, unjudged.clone()])), None);
        assert_eq!((case_words(&refused), case_tone(&refused)), ("Invalid input".into(), Some("run_time_error")));
        assert_eq!((case_words(&unjudged), case_tone(&unjudged)), ("Ran".into(), None));
    }
}
