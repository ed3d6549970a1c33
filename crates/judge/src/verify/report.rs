//! The report of a verification.

use assay_domain::{
    CaseReport, CheckReport, PackageReport, SubmissionReport, Verdict, error_chain, signature::Compare,
};
use assay_package::{CaseOutcome, InputValidator, Outcome};

use super::{
    Found, StepReport, Verification,
    checks::{self, check},
    judging::known,
    time::under_limit,
};
use crate::{
    excerpt,
    grading::{Open, grade},
    judge::score_cases,
};

/// How many details of a check the report shows.
const DETAILS: usize = 5;

/// How much of a message for judges the report keeps, in bytes.
const MESSAGE_BYTES: usize = 2 * 1024;

/// The report of a package that cannot be read.
#[must_use]
pub fn unreadable(path: &str, error: String) -> PackageReport {
    let name =
        std::path::Path::new(path).file_name().map_or(path.to_owned(), |name| name.to_string_lossy().into_owned());
    PackageReport { path: path.to_owned(), name, error: Some(error), ..PackageReport::default() }
}

pub(super) fn report(verification: &Verification, path: &str, steps: &[StepReport]) -> PackageReport {
    let package = &verification.package;
    let mut checks = general(verification, steps);
    let found = |name: &str| {
        steps
            .iter()
            .flat_map(move |step| match &step.found {
                Found::Checks(checks) => checks.as_slice(),
                Found::Judged(_) => &[],
            })
            .filter(|check| check.name == name)
            .cloned()
            .collect::<Vec<_>>()
    };
    let cases = package.plan.cases().count();
    checks.extend(summary(checks::PROGRAMS, found(checks::PROGRAMS), |found| format!("{} of them", found.len())));
    if !package.input_validators.is_empty() {
        checks.push(merged(checks::INPUTS, found(checks::INPUTS), &format!("all {cases}")));
    }
    if package.plan.signature.is_some() {
        checks.push(merged(checks::VALUES, found(checks::VALUES), &format!("all {cases}")));
    }
    let by_output = package.plan.signature.as_ref().is_none_or(|signature| signature.compare == Compare::Validator);
    if by_output && !package.plan.kind.interactive && package.plan.kind.passes <= 1 {
        checks.push(merged(checks::ANSWERS, found(checks::ANSWERS), &format!("all {cases}")));
    }
    checks.extend(summary(checks::TRIALS, found(checks::TRIALS), |found| format!("{} cases", found.len())));
    let submissions: Vec<_> = verification.judged().map(|number| submission(verification, number, steps)).collect();
    PackageReport {
        path: path.to_owned(),
        name: package.slug.to_string(),
        ok: checks.iter().all(|check| check.ok) && submissions.iter().all(|submission| submission.ok),
        error: None,
        checks,
        cases: package.plan.cases().map(|case| case.name.clone()).collect(),
        submissions,
        skipped: verification.skipped.clone(),
        time: verification.time_report(steps),
    }
}

/// The checks that need no run, and the time limit.
fn general(verification: &Verification, steps: &[StepReport]) -> Vec<CheckReport> {
    let package = &verification.package;
    // A mark in the source may say that a program in accepted/ is wrong.
    let solves = package.submissions.iter().filter(|submission| {
        let permitted = submission.expectation.permitted();
        permitted == [Verdict::Accepted]
            || (submission.name.split('/').nth(1) == Some("accepted") && permitted.contains(&Verdict::Accepted))
    });
    let solves = solves.count();
    let detail = match solves {
        0 => "none; put a correct solution into submissions/accepted".to_owned(),
        some => format!("{some} accepted"),
    };
    let mut checks = vec![check("accepted submissions", solves > 0, detail)];
    if package.input_validators.is_empty() {
        checks.push(check("warning", true, "no input validators: inputs are not checked".to_owned()));
    }
    let scripts = package.input_validators.iter().filter(|validator| matches!(validator, InputValidator::Viva(_)));
    for script in scripts {
        let detail = format!("{}: VIVA scripts are not supported, so inputs are not checked with it", script.name());
        checks.push(check("warning", true, detail));
    }
    let warnings = package.warnings.iter().filter(|warning| !package.left_out.contains(warning));
    checks.extend(warnings.map(|warning| check("warning", true, warning.to_string())));
    checks.extend(time(verification, steps));
    checks
}

fn time(verification: &Verification, steps: &[StepReport]) -> Option<CheckReport> {
    let limit = verification.limit(steps)?;
    let rule = &verification.package.time;
    let (slowest, fastest) = (verification.slowest(steps), verification.fastest(steps));
    if rule.given_ms.is_none()
        && let Err(error) = rule.infer(slowest, None)
    {
        return Some(check(checks::TIME_LIMIT, false, format!("{error}; {limit} ms are used")));
    }
    let objections = rule.objections(limit, slowest, fastest);
    let origin = if rule.given_ms.is_some() { "given" } else { "measured" };
    let detail = [vec![format!("{limit} ms, {origin}")], objections.clone()].concat().join("; ");
    Some(check(checks::TIME_LIMIT, objections.is_empty() || !rule.strict, detail))
}

fn submission(verification: &Verification, number: usize, steps: &[StepReport]) -> SubmissionReport {
    let package = &verification.package;
    let limit_ms = verification.limit(steps).unwrap_or(package.plan.limits.time_ms);
    let report = under(verification, number, steps, limit_ms);
    if report.ok || !verification.has_extra_time(number) {
        return report;
    }
    let extra_ms = package.time.beyond_ms(limit_ms);
    let mut with_more = under(verification, number, steps, extra_ms);
    if with_more.ok {
        with_more.cause =
            Some(format!("is {} within {limit_ms} ms, and as labelled within {extra_ms} ms", report.verdict));
        with_more
    } else {
        report
    }
}

/// The result of a submission under a time limit.
fn under(verification: &Verification, number: usize, steps: &[StepReport], limit_ms: u32) -> SubmissionReport {
    let package = &verification.package;
    let labelled = &package.submissions[number];
    let parts = verification.parts(number, steps);
    let mut cases: Vec<CaseReport> = parts.iter().flat_map(|part| part.cases()).cloned().collect();
    cases.sort_by_key(|case| case.case);
    for case in &mut cases {
        case.verdict = under_limit(case, limit_ms);
    }
    let refused = parts.iter().find_map(|part| part.refused.clone());
    let fault = parts.iter().find_map(|part| part.fault.clone());
    let graded = grade(&package.plan, &known(parts.iter().copied(), limit_ms), verification.stop(number));
    let (verdict, score, groups, cause) = match (refused, fault, graded) {
        (Some(said), ..) => (Verdict::CompileError, None, Vec::new(), Some(said)),
        (None, Some(fault), _) => (Verdict::JudgeError, None, Vec::new(), Some(fault)),
        (None, None, Ok(graded)) => {
            score_cases(&mut cases, &graded.scores);
            (graded.verdict, graded.score, graded.groups, None)
        }
        (None, None, Err(Open::Fault(error))) => (Verdict::JudgeError, None, Vec::new(), Some(error_chain(&error))),
        (None, None, Err(Open::Needs(_))) => {
            (Verdict::Aborted, None, Vec::new(), Some("not all cases were judged".to_owned()))
        }
    };
    let names: Vec<&str> = package.plan.cases().map(|case| case.name.as_str()).collect();
    let outcome = Outcome {
        verdict,
        score,
        cases: cases
            .iter()
            .map(|case| CaseOutcome {
                name: names.get(case.case as usize - 1).copied().unwrap_or_default().to_owned(),
                verdict: case.verdict,
                time_ms: case.cpu_ms,
                judge_message: case.judge_message.clone(),
            })
            .collect(),
        groups: groups.iter().filter_map(|group| Some((group.name.clone(), group.score?))).collect(),
    };
    let differences = labelled.expectation.differences(&outcome);
    let ok = differences.is_empty();
    // If the result is as expected, compiler messages are not a cause of anything.
    let told = differences.into_iter().chain(cause.filter(|_| !ok)).collect::<Vec<_>>();
    for case in &mut cases {
        let message = case.judge_message.take().map(|message| excerpt::head(message.as_bytes(), MESSAGE_BYTES).text);
        case.judge_message = message;
    }
    let most = |of: fn(&CaseReport) -> u32| cases.iter().map(of).max();
    SubmissionReport {
        path: labelled.name.clone(),
        language: verification.language(number).clone(),
        permitted: labelled.expectation.permitted(),
        verdict,
        score,
        cpu_ms: most(|case| case.cpu_ms),
        wall_ms: most(|case| case.wall_ms),
        memory_kib: most(|case| case.memory_kib),
        ok,
        cause: (!told.is_empty()).then(|| told.join("\n")),
        cases,
    }
}

/// Summarizes a check of many things; `None` if there was nothing to check.
fn summary(name: &str, found: Vec<CheckReport>, all_well: impl Fn(&[CheckReport]) -> String) -> Option<CheckReport> {
    if found.is_empty() {
        return None;
    }
    let fine = all_well(&found);
    let wrong = found.into_iter().filter(|check| !check.ok).collect();
    Some(merged(name, wrong, &fine))
}

/// Merges findings into one check.
fn merged(name: &str, found: Vec<CheckReport>, all_well: &str) -> CheckReport {
    if found.is_empty() {
        return check(name, true, all_well.to_owned());
    }
    let ok = found.iter().all(|check| check.ok);
    let count = found.len();
    // Failures first.
    let (fine, wrong): (Vec<_>, Vec<_>) = found.into_iter().partition(|check| check.ok);
    let mut details: Vec<String> = wrong.into_iter().chain(fine).take(DETAILS).map(|check| check.detail).collect();
    if count > DETAILS {
        details.push(format!("and {} more", count - DETAILS));
    }
    check(name, ok, details.join("\n"))
}
