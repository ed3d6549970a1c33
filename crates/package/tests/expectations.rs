//! Labels of submissions, and comparisons of judged submissions with their labels.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod support;

use assay_domain::Verdict;
use assay_domain::Verdict::{
    Accepted, CompileError, JudgeError, MemoryLimitExceeded, OutputLimitExceeded, PartiallyAccepted, RunTimeError,
    TimeLimitExceeded, WrongAnswer,
};
use assay_package::{CaseOutcome, Expectation, Outcome, TimeBounds, TimeUse};
use support::Fixture;

const MODERN: &str = "problem_format_version: 2025-09\nname: Sum\nuuid: 8d5f\n";
const LEGACY: &str = "name: Sum\n";
const SCORING: &str = "name: Sum\ntype: scoring\n";

/// The expectation of the submission at `submissions/PATH`.
fn expectation(yaml: &str, path: &str, source: &str, rules: &str) -> Expectation {
    let mut fixture = Fixture::new().with("problem.yaml", yaml).with(&format!("submissions/{path}"), source);
    if !rules.is_empty() {
        fixture = fixture.with("submissions/submissions.yaml", rules);
    }
    let mut package = fixture.read();
    assert_eq!(package.submissions.len(), 1);
    package.submissions.remove(0).expectation
}

fn labelled(yaml: &str, label: &str) -> Expectation {
    expectation(yaml, &format!("{label}/a.py"), "", "")
}

/// A judged submission: its verdict, and the verdicts of `sample/1`, `secret/1` and `secret/2`.
fn outcome(verdict: Verdict, cases: [Verdict; 3]) -> Outcome {
    let names = ["sample/1", "secret/1", "secret/2"];
    let case = |(name, verdict): (&str, Verdict)| CaseOutcome {
        name: name.to_owned(),
        verdict,
        time_ms: 100 * name.len() as u32,
        judge_message: Some(format!("message of {name}")),
    };
    let cases = names.into_iter().zip(cases).map(case).collect();
    Outcome { verdict, score: Some(40.0), cases, groups: vec![("secret".into(), 40.0)] }
}

fn agrees(expectation: &Expectation, verdict: Verdict, cases: [Verdict; 3]) -> bool {
    expectation.differences(&outcome(verdict, cases)).is_empty()
}

#[test]
fn the_legacy_format_compares_the_verdict_of_the_submission() {
    for (label, permitted) in [
        ("accepted", &[Accepted][..]),
        ("wrong_answer", &[WrongAnswer, OutputLimitExceeded]),
        ("time_limit_exceeded", &[TimeLimitExceeded, OutputLimitExceeded]),
        ("run_time_error", &[RunTimeError, MemoryLimitExceeded]),
        ("compile_error", &[CompileError]),
        ("rejected", &[WrongAnswer, TimeLimitExceeded, RunTimeError, MemoryLimitExceeded, OutputLimitExceeded]),
    ] {
        assert_eq!(labelled(LEGACY, label).permitted(), permitted, "{label}");
    }
    let slow = labelled(LEGACY, "time_limit_exceeded");
    assert!(agrees(&slow, TimeLimitExceeded, [Accepted, TimeLimitExceeded, WrongAnswer]) && !slow.needs_every_case());
    assert!(!agrees(&slow, WrongAnswer, [Accepted, WrongAnswer, TimeLimitExceeded]));
    assert_eq!(
        (slow.time_use(), labelled(LEGACY, "accepted").time_use()),
        (Some(TimeUse::Upper), Some(TimeUse::Lower))
    );
    assert_eq!(labelled(LEGACY, "wrong_answer").time_use(), None);
    assert_eq!(labelled(SCORING, "accepted").permitted(), [Accepted, PartiallyAccepted]);
    assert_eq!(
        labelled(SCORING, "partially_accepted").permitted(),
        [PartiallyAccepted, Accepted],
        "the package declares no best score"
    );
}

#[test]
fn the_current_format_compares_the_verdict_of_every_case() {
    let slow = labelled(MODERN, "time_limit_exceeded");
    assert_eq!(slow.permitted(), [TimeLimitExceeded, OutputLimitExceeded]);
    assert!(slow.needs_every_case());
    assert!(agrees(&slow, TimeLimitExceeded, [Accepted, TimeLimitExceeded, Accepted]));
    assert!(!agrees(&slow, TimeLimitExceeded, [Accepted, TimeLimitExceeded, WrongAnswer]));
    assert!(!agrees(&slow, Accepted, [Accepted; 3]));
    let brute = labelled(MODERN, "brute_force");
    assert!(agrees(&brute, RunTimeError, [Accepted, MemoryLimitExceeded, TimeLimitExceeded]));
    assert!(!agrees(&brute, RunTimeError, [WrongAnswer, RunTimeError, Accepted]));
    let rejected = labelled(MODERN, "rejected");
    assert!(
        agrees(&rejected, WrongAnswer, [Accepted, WrongAnswer, RunTimeError])
            && !agrees(&rejected, Accepted, [Accepted; 3])
    );
    for verdict in [CompileError, JudgeError] {
        assert!(
            !labelled(MODERN, "rejected")
                .differences(&Outcome { cases: Vec::new(), ..outcome(verdict, [Accepted; 3]) })
                .is_empty()
        );
    }
}

#[test]
fn submissions_yaml_adds_to_labels_and_replaces_them() {
    let of = |path: &str, rules: &str| expectation(MODERN, path, "", rules);
    let replaced = of("time_limit_exceeded/a.py", "time_limit_exceeded:\n  permitted: [AC, WA, TLE]\n");
    assert!(
        agrees(&replaced, WrongAnswer, [WrongAnswer, TimeLimitExceeded, Accepted]),
        "the required verdicts of the label stay"
    );
    assert!(!agrees(&replaced, WrongAnswer, [WrongAnswer, WrongAnswer, Accepted]));
    let added =
        of("wrong_answer/a.py", "wrong_answer/*:\n  sample: {permitted: [AC]}\n  'secret/{2,3}': {required: [WA]}\n");
    assert!(agrees(&added, WrongAnswer, [Accepted, Accepted, WrongAnswer]));
    assert!(!agrees(&added, WrongAnswer, [WrongAnswer, Accepted, WrongAnswer]));
    assert!(!agrees(&added, WrongAnswer, [Accepted, WrongAnswer, Accepted]));
    let message = of("odd/a.py", "odd:\n  message: of secret\n");
    assert!(agrees(&message, Accepted, [Accepted; 3]));
    assert!(!agrees(&of("odd/a.py", "odd:\n  message: of nothing\n"), Accepted, [Accepted; 3]));
    for (rules, expected) in [
        ("score: 40", true),
        ("score: [30, 50]", true),
        ("score: 41", false),
        ("secret: {score: 40}", true),
        ("secret: {score: 1}", false),
    ] {
        let scored = of("odd/a.py", &format!("odd/a.py:\n  {rules}\n"));
        assert_eq!(agrees(&scored, Accepted, [Accepted; 3]), expected, "{rules}");
    }
}

#[test]
fn rules_decide_which_times_bound_the_limit() {
    let cases = outcome(Accepted, [Accepted; 3]).cases;
    let bounds = |path: &str, rules: &str| expectation(MODERN, path, "", rules).time_bounds(&cases);
    let lower = TimeBounds { must_not_time_out: Some(800), must_time_out: None };
    let upper = TimeBounds { must_not_time_out: None, must_time_out: Some(800) };
    assert_eq!(bounds("accepted/a.py", ""), lower);
    assert_eq!(bounds("wrong_answer/a.py", ""), lower);
    assert_eq!(bounds("time_limit_exceeded/a.py", ""), upper);
    assert_eq!(bounds("brute_force/a.py", ""), TimeBounds::default());
    assert_eq!(bounds("accepted/a.py", "accepted:\n  use_for_time_limit: false\n"), TimeBounds::default());
    let both =
        bounds("odd/a.py", "odd:\n  sample: {use_for_time_limit: lower}\n  secret: {use_for_time_limit: upper}\n");
    assert_eq!(both, TimeBounds { must_not_time_out: Some(800), must_time_out: Some(800) });
}

/// Each rule about slow submissions needs its own case that took long enough.
#[test]
fn a_submission_is_shown_slow_by_every_rule() {
    let cases = outcome(Accepted, [Accepted; 3]).cases;
    let shown =
        |path: &str, rules: &str, beyond_ms| expectation(MODERN, path, "", rules).is_shown_slow(&cases, beyond_ms);
    assert!(shown("time_limit_exceeded/a.py", "", 800));
    assert!(!shown("time_limit_exceeded/a.py", "", 801));
    for path in ["accepted/a.py", "wrong_answer/a.py", "brute_force/a.py"] {
        assert!(!shown(path, "", 1), "{path} need not time out");
    }
    let upper = |case: &str| {
        format!("odd:\n  secret/1: {{use_for_time_limit: upper}}\n  {case}: {{use_for_time_limit: upper}}\n")
    };
    assert!(shown("odd/a.py", &upper("secret/2"), 800));
    assert!(!shown("odd/a.py", &upper("secret/3"), 800), "this case has not run yet");
}

#[test]
fn marks_of_domjudge_are_combined_with_the_label() {
    let of = |path: &str, mark: &str| expectation(LEGACY, path, &format!("# @EXPECTED_RESULTS@: {mark}\n"), "");
    assert_eq!(of("mixed/a.py", "CORRECT, TIMELIMIT").permitted(), [Accepted, TimeLimitExceeded]);
    assert_eq!(of("mixed/a.py", "NO-OUTPUT").permitted(), [WrongAnswer]);
    assert_eq!(of("mixed/a.py", "COMPILER-ERROR").permitted(), [CompileError]);
    assert_eq!(of("wrong_answer/a.py", "WRONG-ANSWER, TIMELIMIT").permitted(), [WrongAnswer, OutputLimitExceeded]);
    assert_eq!(of("wrong_answer/a.py", "TIMELIMIT").permitted(), [TimeLimitExceeded]);
    assert_eq!(of("accepted/a.py", "CORRECT").time_use(), Some(TimeUse::Lower));
    assert_eq!(of("rejected/a.py", "WRONG-ANSWER").permitted(), [WrongAnswer, OutputLimitExceeded]);
    assert_eq!(of("rejected/a.py", "TIMELIMIT").time_use(), Some(TimeUse::Upper));
    assert_eq!(of("accepted/a.py", "WRONG-ANSWER").permitted(), [WrongAnswer]);
    assert_eq!(of("run_time_error/a.py", "CORRECT").permitted(), [Accepted]);
    for hidden in [of("mixed/a.py", "CHECK-MANUALLY"), labelled(LEGACY, "mixed"), labelled(MODERN, "slow_accepted")] {
        assert!(hidden.not_judgeable().unwrap().starts_with("label not judgeable: "));
        assert!(hidden.permitted().is_empty() && !agrees(&hidden, Accepted, [Accepted; 3]));
    }
}

#[test]
fn marks_of_domjudge_are_combined_with_rules() {
    let of = |path: &str, mark: &str| expectation(MODERN, path, &format!("# @EXPECTED_RESULTS@: {mark}\n"), "");
    let wrong = of("rejected/a.py", "WRONG-ANSWER");
    assert!(!agrees(&wrong, TimeLimitExceeded, [Accepted, TimeLimitExceeded, Accepted]));
    assert!(agrees(&wrong, WrongAnswer, [Accepted, WrongAnswer, TimeLimitExceeded]), "later cases may be too slow");
    assert_eq!(of("rejected/a.py", "TIMELIMIT").time_use(), Some(TimeUse::Upper));
    let slow = of("brute_force/a.py", "TIMELIMIT, RUN-ERROR");
    assert!(agrees(&slow, RunTimeError, [Accepted, RunTimeError, Accepted]));
    assert!(agrees(&of("accepted/a.py", "CORRECT"), Accepted, [Accepted; 3]));
    assert_eq!(of("accepted/a.py", "CORRECT").time_use(), Some(TimeUse::Lower));
}

#[test]
fn marks_without_an_effect_are_warned_about() {
    let warnings = |yaml: &str, path: &str, mark: &str| {
        let fixture =
            Fixture::new().with("problem.yaml", yaml).with(&format!("submissions/{path}"), format!("# {mark}\n"));
        fixture.warnings().into_iter().filter(|warning| warning.starts_with("submissions/")).collect::<Vec<_>>()
    };
    for (mark, said) in [
        ("@EXPECTED_RESULTS@: WRONG-ANSWER", "the source decides"),
        ("@EXPECTED_RESULTS@: BOGUS", "names BOGUS, which is not a verdict: only submissions/accepted decides"),
        ("@EXPECTED_RESULTS@: CORRECT, BOGUS", "names BOGUS"),
        ("@EXPECTED_RESULTS@:", "names no verdict"),
        ("@EXPECTED_RESULTS@: CHECK-MANUALLY", "only submissions/accepted decides"),
        ("@EXPECTED_SCORE@: 0", "has no effect because the problem gives no score"),
        ("@EXPECTED_SCORE@: 40", "has no effect because the problem gives no score"),
        ("@EXPECTED_SCORE@: many", "not a number"),
    ] {
        for yaml in [LEGACY, MODERN] {
            let found = warnings(yaml, "accepted/a.py", mark);
            assert!(found.len() == 1 && found[0].contains(said), "{mark}: {found:?}");
        }
    }
    assert_eq!(warnings(LEGACY, "accepted/a.py", "@EXPECTED_RESULTS@: CORRECT"), [""; 0]);
    assert_eq!(warnings(LEGACY, "accepted/a.py", "no mark"), [""; 0]);
}

#[test]
fn a_score_in_a_mark_is_checked_in_scoring_problems() {
    let scoring = format!("{MODERN}type: scoring\n");
    for (score, expected) in [("40", true), ("41", false)] {
        let mark = format!("# @EXPECTED_SCORE@: {score}\n");
        let of = |label: &str| expectation(&scoring, &format!("{label}/a.py"), &mark, "");
        for label in ["accepted", "mixed"] {
            assert_eq!(agrees(&of(label), Accepted, [Accepted; 3]), expected, "{label} {score}");
        }
    }
}

#[test]
fn expectations_round_trip_through_json() {
    for rules in ["", "accepted:\n  use_for_time_limit: false\n  'secret/*': {permitted: [AC], score: [1, 2]}\n"] {
        let expectation = expectation(MODERN, "accepted/a.py", "", rules);
        let json = serde_json::to_string(&expectation).unwrap();
        assert_eq!(serde_json::from_str::<Expectation>(&json).unwrap(), expectation);
    }
}
