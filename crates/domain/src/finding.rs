//! What is wrong with a package, grouped by cause: one wrong answer file makes many submissions differ from their labels.

use std::collections::BTreeMap;

use crate::{CaseReport, CheckReport, PackageReport, SubmissionReport, Verdict};

/// The most case numbers that are listed; of more, only the count is given.
const LISTED_CASES: usize = 5;

/// A likely cause, and the submissions that it explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong and what to check.
    pub summary: String,
    /// What helps to find it, one fact per line.
    pub details: Vec<String>,
    /// The submissions it explains, without `submissions/`.
    pub submissions: Vec<String>,
}

impl PackageReport {
    /// What is wrong, the most likely cause first. Empty if nothing is.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut search = Search::new(self);
        let judge_errors = search.judge_errors();
        let data = search.bad_data();
        let checks = search.failed_checks();
        let found = [
            judge_errors,
            data,
            checks,
            search.compile_errors(),
            search.bad_solutions(),
            search.missed_by_the_tests(),
            search.rest(),
        ];
        found.into_iter().flatten().collect()
    }
}

/// What is not explained yet.
struct Search<'a> {
    report: &'a PackageReport,
    /// Submissions that must be accepted.
    solutions: Vec<&'a SubmissionReport>,
    /// Submissions that differ from their labels.
    open: Vec<&'a SubmissionReport>,
    /// Failed checks: the name and the lines of each.
    checks: Vec<(&'a str, Vec<&'a str>)>,
    /// Cases that no solution passes.
    bad_cases: BTreeMap<u32, Verdict>,
}

impl<'a> Search<'a> {
    fn new(report: &'a PackageReport) -> Self {
        let failed = report.checks.iter().filter(|check| !check.ok);
        let solutions: Vec<_> = report.submissions.iter().filter(|one| one.is_solution()).collect();
        Self {
            report,
            bad_cases: bad_cases(report.cases.len(), &solutions),
            solutions,
            open: report.submissions.iter().filter(|one| !one.ok).collect(),
            checks: failed.map(|CheckReport { name, detail, .. }| (name.as_str(), detail.lines().collect())).collect(),
        }
    }

    /// Takes the open submissions for which `explains` holds.
    fn take(&mut self, explains: impl Fn(&SubmissionReport) -> bool) -> Vec<&'a SubmissionReport> {
        let (taken, open) = self.open.iter().partition(|one| explains(one));
        self.open = open;
        taken
    }

    /// Takes the lines of failed checks for which `explains` holds, each with the name of its check.
    fn take_lines(&mut self, explains: impl Fn(&str) -> bool) -> Vec<String> {
        let mut taken = Vec::new();
        for (name, lines) in &mut self.checks {
            taken.extend(lines.iter().filter(|line| explains(line)).map(|line| format!("{name}: {line}")));
            lines.retain(|line| !explains(line));
        }
        self.checks.retain(|(_, lines)| !lines.is_empty());
        taken
    }

    /// A program of the problem fails, so nothing it is used for can be judged.
    fn judge_errors(&mut self) -> Vec<Finding> {
        let failed = self.take(|one| one.verdict == Verdict::JudgeError);
        if failed.is_empty() {
            return Vec::new();
        }
        let causes: Vec<&str> = failed.iter().filter_map(|one| one.cause.as_deref()).collect();
        let mut details = self.take_lines(|line| causes.iter().any(|cause| cause.contains(line)));
        if details.is_empty() {
            // What differs comes first, then why.
            details = distinct(causes.iter().filter_map(|cause| cause.lines().last()));
        }
        let what = counted(failed.len(), "submission", "submissions");
        let summary = format!("{what} cannot be judged because a program of the problem fails. Check its validators.");
        vec![finding(summary, details, &failed)]
    }

    /// If no solution passes a case, its data is more likely wrong than every solution.
    fn bad_data(&mut self) -> Vec<Finding> {
        let mut groups: Vec<(Verdict, Vec<u32>)> = Vec::new();
        for (number, verdict) in &self.bad_cases {
            match groups.iter_mut().find(|(of, _)| of == verdict) {
                Some((_, numbers)) => numbers.push(*number),
                None => groups.push((*verdict, vec![*number])),
            }
        }
        let mut found: Vec<Finding> =
            groups.into_iter().filter_map(|(verdict, numbers)| self.bad_case(verdict, &numbers)).collect();
        found.sort_by_key(|finding| std::cmp::Reverse(finding.submissions.len()));
        found
    }

    fn bad_case(&mut self, verdict: Verdict, numbers: &[u32]) -> Option<Finding> {
        let fails = |one: &SubmissionReport| numbers.iter().any(|number| one.case(*number).is_some());
        let failing = self.solutions.iter().filter(|one| fails(one)).count();
        let explained = self.take(|one| {
            let mut wrong = one.unexpected().peekable();
            wrong.peek().is_some() && wrong.all(|case| numbers.contains(&case.case))
        });
        if explained.is_empty() {
            return None;
        }
        let names: Vec<&str> = numbers.iter().filter_map(|number| self.case_name(*number)).collect();
        let mut details = Vec::new();
        if numbers.len() <= LISTED_CASES {
            details.extend(numbers.iter().zip(&names).map(|(number, name)| format!("Case {number} is {name}.")));
        }
        details.extend(self.take_lines(|line| names.iter().any(|name| is_about(line, name))));
        let who = solutions(failing, self.solutions.len());
        let what = failure(verdict, failing == 1);
        let which = self.which_cases(numbers);
        let only = self.solutions.len() == 1;
        let every = numbers.len() > 1 && numbers.len() == self.report.cases.len();
        let check = match (verdict, numbers.len()) {
            (Verdict::TimeLimitExceeded, 1) => "Check the time limit and its input file.",
            (Verdict::TimeLimitExceeded, _) => "Check the time limit.",
            (Verdict::MemoryLimitExceeded, _) => "Check the memory limit.",
            (Verdict::OutputLimitExceeded, _) => "Check the output limit.",
            (Verdict::RunTimeError, 1) => "Check its input file.",
            (Verdict::RunTimeError, _) => "Check the input files.",
            _ if only && every => "Check the solution, the output validator and the answer files.",
            _ if only => "Check the solution and the answer file.",
            _ if every => "Check the output validator and the answer files.",
            (_, 1) => "Check its answer file.",
            _ => "Check their answer files.",
        };
        Some(finding(format!("{who} {what} {which}. {check}"), details, &explained))
    }

    fn failed_checks(&mut self) -> Vec<Finding> {
        let checks = std::mem::take(&mut self.checks);
        let told = |(name, lines): (&str, Vec<&str>)| Finding {
            summary: format!("Check failed: {name}."),
            details: lines.into_iter().map(str::to_owned).collect(),
            submissions: Vec::new(),
        };
        checks.into_iter().map(told).collect()
    }

    fn compile_errors(&mut self) -> Vec<Finding> {
        let failed = self.take(|one| one.verdict == Verdict::CompileError);
        let groups = grouped(failed, |one| one.language.clone());
        let told = |(language, group): (crate::LanguageId, Vec<&SubmissionReport>)| {
            let what = counted(group.len(), "submission", "submissions");
            let verb = if group.len() == 1 { "does" } else { "do" };
            finding(format!("{what} in {language} {verb} not compile."), causes(&group), &group)
        };
        groups.into_iter().map(told).collect()
    }

    /// Solutions that fail where another one passes.
    fn bad_solutions(&mut self) -> Vec<Finding> {
        let total = self.solutions.len();
        let failed = self.take(|one| one.is_solution() && one.unexpected().next().is_some());
        let bad_cases = &self.bad_cases;
        let groups = grouped(failed, |one| {
            let first = one.unexpected().find(|case| !bad_cases.contains_key(&case.case));
            let first = first.or_else(|| one.unexpected().next()).map(|case| (case.case, case.verdict));
            // Whichever case exceeds a limit, the cause is the same.
            first.map(|(case, verdict)| (is_wrong(verdict).then_some(case), verdict))
        });
        let told = |(first, group): (Option<(Option<u32>, Verdict)>, Vec<&SubmissionReport>)| {
            let (case, verdict) = first?;
            let who = solutions(group.len(), total);
            let what = failure(verdict, group.len() == 1);
            let one = group.len() == 1;
            let (which, check) = match (case, verdict) {
                (Some(case), _) if one => (format!("case {case}"), "Check the solution."),
                (Some(case), _) => (format!("case {case}"), "Check these solutions and the answer file."),
                (None, Verdict::TimeLimitExceeded) => (String::new(), "Check the time limit."),
                (None, Verdict::RunTimeError) if one => (String::new(), "Check the solution."),
                (None, Verdict::RunTimeError) => (String::new(), "Check the solutions."),
                (None, _) => (String::new(), "Check the limit."),
            };
            let what =
                if which.is_empty() { what.trim_end_matches(" on").to_owned() } else { format!("{what} {which}") };
            let details = case.and_then(|case| Some(format!("Case {case} is {}.", self.case_name(case)?)));
            Some(finding(format!("{who} {what}. {check}"), details.into_iter().collect(), &group))
        };
        groups.into_iter().filter_map(told).collect()
    }

    /// Submissions that must fail, and are accepted.
    fn missed_by_the_tests(&mut self) -> Vec<Finding> {
        let accepted = self.take(|one| one.verdict == Verdict::Accepted && !one.permitted.contains(&Verdict::Accepted));
        let groups = grouped(accepted, |one| one.permitted.clone());
        let told = |(permitted, group): (Vec<Verdict>, Vec<&SubmissionReport>)| {
            let (what, verb) = labeled(group.len(), &permitted);
            let remedy = match permitted.as_slice() {
                [Verdict::TimeLimitExceeded] => "Lower the time limit, or add a larger case.",
                _ if group.len() == 1 => "Add a case that it fails.",
                _ => "Add a case that they fail.",
            };
            finding(format!("{what} {verb} accepted. {remedy}"), Vec::new(), &group)
        };
        groups.into_iter().map(told).collect()
    }

    fn rest(&mut self) -> Vec<Finding> {
        let rest = self.take(|_| true);
        let groups = grouped(rest, |one| (one.permitted.clone(), one.verdict));
        let told = |((permitted, verdict), group): ((Vec<Verdict>, Verdict), Vec<&SubmissionReport>)| {
            let (what, _) = labeled(group.len(), &permitted);
            let summary = if permitted.contains(&verdict) {
                let verb = if group.len() == 1 { "differs" } else { "differ" };
                format!("{what} {verb} from the label.")
            } else {
                format!("{what} got {}. Check the label.", words(verdict))
            };
            finding(summary, causes(&group), &group)
        };
        groups.into_iter().map(told).collect()
    }

    fn case_name(&self, number: u32) -> Option<&'a str> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.report.cases.get(at).map(String::as_str)
    }

    /// "case 8", "cases 1, 2 and 5", "12 cases", "every case".
    fn which_cases(&self, numbers: &[u32]) -> String {
        match numbers {
            [one] => format!("case {one}"),
            all if all.len() == self.report.cases.len() => "every case".to_owned(),
            [first @ .., last] if numbers.len() <= LISTED_CASES => {
                let first: Vec<String> = first.iter().map(ToString::to_string).collect();
                format!("cases {} and {last}", first.join(", "))
            }
            many => format!("{} cases", many.len()),
        }
    }
}

impl SubmissionReport {
    /// Whether its label permits nothing but accepted.
    fn is_solution(&self) -> bool {
        self.permitted == [Verdict::Accepted]
    }

    fn case(&self, number: u32) -> Option<&CaseReport> {
        self.cases.iter().find(|case| case.case == number)
    }

    /// The cases whose verdict the label does not permit.
    fn unexpected(&self) -> impl Iterator<Item = &CaseReport> {
        self.cases.iter().filter(|case| case.verdict != Verdict::Accepted && !self.permitted.contains(&case.verdict))
    }
}

/// Cases that ran with solutions and that none of them passed, each with the verdict of the first solution.
fn bad_cases(count: usize, solutions: &[&SubmissionReport]) -> BTreeMap<u32, Verdict> {
    let bad = |number: u32| {
        let mut ran = solutions.iter().filter_map(|one| one.case(number)).map(|case| case.verdict);
        let first = ran.next().filter(|verdict| *verdict != Verdict::Accepted)?;
        ran.all(|verdict| verdict != Verdict::Accepted).then_some((number, first))
    };
    (1..).take(count).filter_map(bad).collect()
}

fn finding(summary: String, details: Vec<String>, submissions: &[&SubmissionReport]) -> Finding {
    let name = |one: &&SubmissionReport| short(&one.path).to_owned();
    Finding { summary, details, submissions: submissions.iter().map(name).collect() }
}

fn short(path: &str) -> &str {
    path.strip_prefix("submissions/").unwrap_or(path)
}

/// Groups in the order of their first members.
fn grouped<K: PartialEq>(
    all: Vec<&SubmissionReport>,
    key: impl Fn(&SubmissionReport) -> K,
) -> Vec<(K, Vec<&SubmissionReport>)> {
    let mut groups: Vec<(K, Vec<&SubmissionReport>)> = Vec::new();
    for one in all {
        let key = key(one);
        match groups.iter_mut().find(|(of, _)| *of == key) {
            Some((_, group)) => group.push(one),
            None => groups.push((key, vec![one])),
        }
    }
    groups
}

/// Why each differs, where that is known.
fn causes(group: &[&SubmissionReport]) -> Vec<String> {
    let told = |one: &&SubmissionReport| Some(format!("{}: {}", short(&one.path), one.cause.as_deref()?.trim_end()));
    group.iter().filter_map(told).collect()
}

fn distinct<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for line in lines {
        if !seen.iter().any(|one| one == line) {
            seen.push(line.to_owned());
        }
    }
    seen
}

/// Whether a line of a check is about this case: "secret/08: …".
fn is_about(line: &str, case: &str) -> bool {
    line.strip_prefix(case).is_some_and(|rest| rest.starts_with(':'))
}

/// "All 3 accepted solutions", "1 of 3 accepted solutions".
fn solutions(some: usize, all: usize) -> String {
    match (some, all) {
        (1, 1) => "The only accepted solution".to_owned(),
        (2, 2) => "Both accepted solutions".to_owned(),
        (some, all) if some == all => format!("All {all} accepted solutions"),
        (some, all) => format!("{some} of {all} accepted solutions"),
    }
}

fn is_wrong(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::WrongAnswer | Verdict::PartiallyAccepted)
}

/// What went wrong; the case follows.
fn failure(verdict: Verdict, one: bool) -> &'static str {
    match (verdict, one) {
        (Verdict::TimeLimitExceeded, true) => "exceeds the time limit on",
        (Verdict::TimeLimitExceeded, false) => "exceed the time limit on",
        (Verdict::MemoryLimitExceeded, true) => "exceeds the memory limit on",
        (Verdict::MemoryLimitExceeded, false) => "exceed the memory limit on",
        (Verdict::OutputLimitExceeded, true) => "exceeds the output limit on",
        (Verdict::OutputLimitExceeded, false) => "exceed the output limit on",
        (Verdict::RunTimeError, true) => "crashes on",
        (Verdict::RunTimeError, false) => "crash on",
        (_, true) => "fails",
        (_, false) => "fail",
    }
}

/// "2 submissions labeled wrong answer", and the verb that fits.
fn labeled(count: usize, permitted: &[Verdict]) -> (String, &'static str) {
    let permitted: Vec<String> = permitted.iter().copied().map(words).collect();
    let what = counted(count, "submission", "submissions");
    (format!("{what} labeled {}", permitted.join(" or ")), if count == 1 { "is" } else { "are" })
}

fn words(verdict: Verdict) -> String {
    verdict.label().to_lowercase()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use Verdict::{
        Accepted as AC, CompileError as CE, JudgeError as JE, RunTimeError as RTE, TimeLimitExceeded as TLE,
        WrongAnswer as WA,
    };

    use super::*;

    /// A submission with a letter per case: `.` was not run.
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
            cases: cases
                .filter_map(|(case, letter)| Some(CaseReport::new(case, Verdict::from_letter(letter)?)))
                .collect(),
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
    fn nothing_wrong_has_no_cause() {
        let mut report = package(2, vec![submission("accepted/a.py", &[AC], AC, "AA")]);
        report.checks.push(check("warning", true, "no input validators"));
        assert_eq!(report.findings(), []);
    }

    #[test]
    fn a_wrong_answer_file_is_one_cause() {
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
    fn the_verdict_says_what_to_check() {
        for (letter, verdict, summary) in [
            (
                "T",
                TLE,
                "Both accepted solutions exceed the time limit on case 2. Check the time limit and its input file.",
            ),
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
    fn cases_that_fail_alike_are_one_cause() {
        let both = |cases: &str| {
            let solutions = ["accepted/a.py", "accepted/b.py"];
            package(cases.len(), solutions.map(|path| submission(path, &[AC], WA, cases)).into())
        };
        assert_eq!(
            summaries(&both("AWAWW")),
            ["Both accepted solutions fail cases 2, 4 and 5. Check their answer files."]
        );
        assert_eq!(
            summaries(&both("WWW")),
            ["Both accepted solutions fail every case. Check the output validator and the answer files."]
        );
        assert_eq!(summaries(&both("AWWWWWW")), ["Both accepted solutions fail 6 cases. Check their answer files."]);
    }

    #[test]
    fn one_solution_may_be_wrong_itself() {
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
    fn a_failed_check_of_the_case_is_told_with_it() {
        let mut report = package(
            2,
            vec![submission("accepted/a.py", &[AC], RTE, "AR"), submission("accepted/b.py", &[AC], RTE, "AR")],
        );
        report.checks.push(check(
            "inputs are valid",
            false,
            "secret/02: validate.py rejects it\nsecret/01: no newline",
        ));
        let found = report.findings();
        assert_eq!(
            summaries(&report),
            ["Both accepted solutions crash on case 2. Check its input file.", "Check failed: inputs are valid."]
        );
        assert_eq!(found[0].details, ["Case 2 is secret/02.", "inputs are valid: secret/02: validate.py rejects it"]);
        assert_eq!(found[1].details, ["secret/01: no newline"]);
    }

    #[test]
    fn a_validator_that_fails_comes_first() {
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
    fn what_no_case_explains_is_told_by_label_and_verdict() {
        let report = package(
            2,
            vec![
                submission("accepted/a.py", &[AC], AC, "AA"),
                SubmissionReport {
                    cause: Some("SyntaxError".to_owned()),
                    ..submission("accepted/b.py", &[AC], CE, "")
                },
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
        let told: usize = found.iter().map(|finding| finding.submissions.len()).sum();
        assert_eq!(told, 5, "every submission that differs has one cause");
    }
}
