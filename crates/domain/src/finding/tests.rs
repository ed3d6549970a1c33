use crate::{
    CaseReport, CheckReport, PackageReport, SubmissionReport,
    Verdict::{
        self, Accepted as AC, CompileError as CE, JudgeError as JE, RunTimeError as RTE, TimeLimitExceeded as TLE,
        WrongAnswer as WA,
    },
};

/// A submission with one letter per case; `.` means not run.
fn submission(path: &str, permitted: &[Verdict], verdict: Verdict, cases: &str) -> SubmissionReport {
    let cases = (1..).zip(cases.chars());
    SubmissionReport {
        path: format!("submissions/{path}"),
        language: "python3".into(),
        permitted: permitted.to_vec(),
        verdict,
        score: None,
        cpu_ms: None,
        wall_ms: None,
        memory_kib: None,
        ok: permitted.contains(&verdict),
        cause: None,
        cases: cases.filter_map(|(case, letter)| Some(CaseReport::new(case, Verdict::from_letter(letter)?))).collect(),
    }
}

fn package(cases: usize, submissions: Vec<SubmissionReport>) -> PackageReport {
    let cases = (1..=cases).map(|case| format!("secret/{case:02}")).collect();
    PackageReport { cases, submissions, ..PackageReport::default() }
}

fn check(name: &str, ok: bool, detail: &str) -> CheckReport {
    CheckReport { name: name.to_owned(), ok, detail: detail.to_owned() }
}

fn summaries(report: &PackageReport) -> Vec<String> {
    report.findings().into_iter().map(|finding| finding.summary).collect()
}

#[test]
fn a_correct_package_has_no_findings() {
    let mut report = package(2, vec![submission("accepted/a.py", &[AC], AC, "AA")]);
    report.checks.push(check("warning", true, "no input validators"));
    assert_eq!(report.findings(), []);
}

#[test]
fn a_wrong_answer_file_is_one_finding() {
    // As in a legacy package: every submission ends at the first case that fails.
    let mut report = package(
        9,
        vec![
            submission("accepted/a.py", &[AC], WA, "AAAAAAAW"),
            submission("accepted/b.cpp", &[AC], WA, "AAAAAAAW"),
            submission("accepted/c.py", &[AC], WA, "AAAAAAAW"),
            submission("run_time_error/d.py", &[RTE], WA, "AAAAAAAW"),
            submission("time_limit_exceeded/e.py", &[TLE], WA, "AAAAAAAW"),
            submission("time_limit_exceeded/f.py", &[TLE], WA, "AAAAAAAW"),
            submission("time_limit_exceeded/g.py", &[TLE], WA, "AAAAAAAW"),
            submission("wrong_answer/h.py", &[WA], WA, "AAW"),
        ],
    );
    report.checks.push(check("inputs are valid", true, "all 9"));
    let found = report.findings();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].summary, "All 3 accepted solutions fail case 8. Check its answer file.");
    assert_eq!(found[0].details, ["Case 8 is secret/08."]);
    assert_eq!(found[0].submissions.len(), 7);
    assert_eq!(found[0].submissions[6], "time_limit_exceeded/g.py");
}

#[test]
fn the_advice_depends_on_the_verdict() {
    for (letter, verdict, summary) in [
        ("T", TLE, "Both accepted solutions exceed the time limit on case 2. Check the time limit and its input file."),
        ("R", RTE, "Both accepted solutions crash on case 2. Check its input file."),
        ("W", WA, "Both accepted solutions fail case 2. Check its answer file."),
    ] {
        let cases = format!("A{letter}A");
        let report = package(
            3,
            vec![
                submission("accepted/a.py", &[AC], verdict, &cases),
                submission("accepted/b.py", &[AC], verdict, &cases),
            ],
        );
        assert_eq!(summaries(&report), [summary]);
    }
}

#[test]
fn cases_with_the_same_failure_are_one_finding() {
    let both = |cases: &str| {
        let solutions = ["accepted/a.py", "accepted/b.py"];
        package(cases.len(), solutions.map(|path| submission(path, &[AC], WA, cases)).into())
    };
    assert_eq!(summaries(&both("AWAWW")), ["Both accepted solutions fail cases 2, 4 and 5. Check their answer files."]);
    assert_eq!(
        summaries(&both("WWW")),
        ["Both accepted solutions fail every case. Check the output validator and the answer files."]
    );
    assert_eq!(summaries(&both("AWWWWWW")), ["Both accepted solutions fail 6 cases. Check their answer files."]);
}

#[test]
fn a_single_failing_solution_may_be_wrong() {
    let report = package(2, vec![submission("accepted/a.py", &[AC], WA, "AW")]);
    assert_eq!(
        summaries(&report),
        ["The only accepted solution fails case 2. Check the solution and the answer file."]
    );
}

#[test]
fn a_solution_that_fails_where_others_pass_is_wrong() {
    let report = package(
        3,
        vec![
            submission("accepted/a.py", &[AC], AC, "AAA"),
            submission("accepted/b.py", &[AC], WA, "AAW"),
            submission("accepted/c.py", &[AC], TLE, "AT."),
            submission("accepted/d.py", &[AC], TLE, "T.."),
        ],
    );
    let found = report.findings();
    assert_eq!(
        summaries(&report),
        [
            "1 of 4 accepted solutions fails case 3. Check the solution.",
            "2 of 4 accepted solutions exceed the time limit. Check the time limit.",
        ]
    );
    assert_eq!(found[1].submissions, ["accepted/c.py", "accepted/d.py"]);
}

#[test]
fn a_bad_case_does_not_hide_a_bad_solution() {
    let report = package(
        3,
        vec![
            submission("accepted/a.py", &[AC], WA, "AWA"),
            submission("accepted/b.py", &[AC], WA, "AWA"),
            submission("accepted/c.py", &[AC], WA, "AWW"),
        ],
    );
    let found = report.findings();
    assert_eq!(
        summaries(&report),
        [
            "All 3 accepted solutions fail case 2. Check its answer file.",
            "1 of 3 accepted solutions fails case 3. Check the solution.",
        ]
    );
    assert_eq!(found[0].submissions, ["accepted/a.py", "accepted/b.py"]);
}

#[test]
fn a_failed_check_of_a_case_is_shown_with_the_case() {
    let mut report =
        package(2, vec![submission("accepted/a.py", &[AC], RTE, "AR"), submission("accepted/b.py", &[AC], RTE, "AR")]);
    report.checks.push(check("inputs are valid", false, "secret/02: validate.py rejects it\nsecret/01: no newline"));
    let found = report.findings();
    assert_eq!(
        summaries(&report),
        ["Both accepted solutions crash on case 2. Check its input file.", "Check failed: inputs are valid."]
    );
    assert_eq!(found[0].details, ["Case 2 is secret/02.", "inputs are valid: secret/02: validate.py rejects it"]);
    assert_eq!(found[1].details, ["secret/01: no newline"]);
}

#[test]
fn a_failing_validator_comes_first() {
    let mut report = package(
        1,
        vec![
            SubmissionReport {
                cause: Some("expected accepted, got judge error\nvalidate.cpp does not compile".to_owned()),
                ..submission("accepted/a.py", &[AC], JE, "")
            },
            SubmissionReport {
                cause: Some("expected wrong answer, got judge error\nvalidate.cpp does not compile".to_owned()),
                ..submission("wrong_answer/b.py", &[WA], JE, "")
            },
            submission("wrong_answer/c.py", &[WA], AC, "A"),
        ],
    );
    report.checks.push(check("programs compile", false, "validate.cpp does not compile"));
    let found = report.findings();
    assert_eq!(
        summaries(&report),
        [
            "2 submissions cannot be judged because a program of the problem fails. Check its validators.",
            "1 submission labeled wrong answer is accepted. Add a case that it fails.",
        ]
    );
    assert_eq!(found[0].details, ["programs compile: validate.cpp does not compile"]);
}

#[test]
fn unexplained_submissions_are_grouped_by_label_and_verdict() {
    let report = package(
        2,
        vec![
            submission("accepted/a.py", &[AC], AC, "AA"),
            SubmissionReport { cause: Some("SyntaxError".to_owned()), ..submission("accepted/b.py", &[AC], CE, "") },
            submission("time_limit_exceeded/c.py", &[TLE], AC, "AA"),
            submission("time_limit_exceeded/d.py", &[TLE], AC, "AA"),
            submission("wrong_answer/e.py", &[WA], RTE, "AR"),
            SubmissionReport {
                ok: false,
                cause: Some("its score is 40, not 100".to_owned()),
                ..submission("accepted/f.py", &[AC], AC, "AA")
            },
        ],
    );
    let found = report.findings();
    assert_eq!(
        summaries(&report),
        [
            "1 submission in python3 does not compile.",
            "2 submissions labeled time limit exceeded are accepted. Lower the time limit, or add a larger case.",
            "1 submission labeled wrong answer got run-time error. Check the label.",
            "1 submission labeled accepted differs from the label.",
        ]
    );
    assert_eq!(found[0].details, ["accepted/b.py: SyntaxError"]);
    assert_eq!(found[3].details, ["accepted/f.py: its score is 40, not 100"]);
    let explained: usize = found.iter().map(|finding| finding.submissions.len()).sum();
    assert_eq!(explained, 5, "every submission that differs has one finding");
}
