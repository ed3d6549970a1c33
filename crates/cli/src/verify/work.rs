//! Judging all submissions of all packages, several at once.

use std::{
    fs,
    path::PathBuf,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use anyhow::{Context, Result, bail};
use assay_domain::{Judgement, Language, Verdict};
use assay_judge::{Config, Judge, Task};
use assay_package::{CaseOutcome, LabelledSubmission, Outcome, Package};

use super::report::{CheckReport, PackageReport, Report, Skipped, SubmissionReport};
use crate::{judging, output};

/// Judges every labelled submission. One package that cannot be read stops nothing else.
pub(super) fn verify(paths: &[PathBuf], slots: usize) -> Result<Report> {
    let config = judging::config()?;
    let mut first = Judge::start(&config).context("cannot judge here; see `assay doctor`")?;
    if let Err(error) = first.prepare() {
        output::progress(&format!("compiling stays slower than it could be: {error}"));
    }
    let languages = first.languages().to_vec();
    let read: Vec<_> = paths.iter().map(|path| (path, assay_package::read(path))).collect();
    let mut reports = Vec::new();
    let mut jobs = Vec::new();
    for (path, package) in &read {
        let path = path.display().to_string();
        match package {
            Ok(package) => {
                let (judged, skipped) = sort(package, &languages);
                let place = reports.len();
                jobs.extend(judged.into_iter().map(|submission| Job { place, package, submission }));
                reports.push(readable(path, package, skipped));
            }
            Err(error) => reports.push(unreadable(path, error)),
        }
    }
    for (place, submission) in judge_all(&config, first, &languages, &jobs, slots)? {
        let report = &mut reports[place];
        report.ok &= submission.ok;
        report.submissions.push(submission);
    }
    Ok(Report { packages: reports })
}

/// A submission to be judged, and whose report it belongs to.
struct Job<'a> {
    place: usize,
    package: &'a Package,
    submission: &'a LabelledSubmission,
}

/// Those that can be judged here, and those that cannot with the reason.
fn sort<'a>(package: &'a Package, languages: &[Language]) -> (Vec<&'a LabelledSubmission>, Vec<Skipped>) {
    let usable = |submission: &&LabelledSubmission| languages.iter().any(|usable| usable.id == submission.language);
    let open = |submission: &&LabelledSubmission| submission.expectation.not_judgeable().is_none();
    let (judged, hidden): (Vec<_>, Vec<_>) = package.submissions.iter().partition(open);
    let (judged, missing): (Vec<_>, Vec<_>) = judged.into_iter().partition(usable);
    let hidden = hidden.into_iter().filter_map(|submission| {
        let reason = submission.expectation.not_judgeable()?;
        Some(Skipped { path: submission.name.clone(), reason })
    });
    let missing = missing.into_iter().map(|submission| Skipped {
        path: submission.name.clone(),
        reason: format!("language not installed: {}", submission.language),
    });
    let left_out = package
        .left_out
        .iter()
        .map(|left| Skipped { path: left.file.clone(), reason: format!("label not judgeable: it {}", left.message) });
    (judged, hidden.chain(missing).chain(left_out).collect())
}

fn readable(path: String, package: &Package, skipped: Vec<Skipped>) -> PackageReport {
    let accepted =
        package.submissions.iter().filter(|s| s.expectation.permitted().contains(&Verdict::Accepted)).count();
    let detail = match accepted {
        0 => "none; put a program that solves it into submissions/accepted".to_owned(),
        some => format!("{some} to show that it can be solved"),
    };
    let mut checks = vec![CheckReport { name: "accepted submissions", ok: accepted > 0, detail }];
    let warnings = package.warnings.iter().filter(|warning| !package.left_out.contains(warning));
    checks.extend(warnings.map(|warning| CheckReport { name: "warning", ok: true, detail: warning.to_string() }));
    PackageReport {
        path,
        name: package.slug.to_string(),
        ok: checks.iter().all(|check| check.ok),
        error: None,
        checks,
        submissions: Vec::new(),
        skipped,
    }
}

fn unreadable(path: String, error: &assay_package::Error) -> PackageReport {
    let name =
        PathBuf::from(&path).file_name().map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned());
    PackageReport {
        path,
        name,
        ok: false,
        error: Some(error.to_string()),
        checks: Vec::new(),
        submissions: Vec::new(),
        skipped: Vec::new(),
    }
}

/// Judges the jobs in so many slots, and gives the reports back in the order of the jobs.
fn judge_all(
    config: &Config,
    first: Judge,
    languages: &[Language],
    jobs: &[Job<'_>],
    slots: usize,
) -> Result<Vec<(usize, SubmissionReport)>> {
    let mut judges = vec![first];
    while judges.len() < slots.min(jobs.len()) {
        judges.push(Judge::start_with(config, languages.to_vec()).context("cannot start one more sandbox")?);
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(jobs.len()));
    std::thread::scope(|scope| {
        for mut judge in judges {
            let (next, done) = (&next, &done);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(number) else { break };
                    let report = judge_one(&mut judge, job);
                    let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                    done.push((number, report));
                    output::progress(&line(done.len(), jobs.len(), job, done.last().map(|(_, report)| report)));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    Ok(done.into_iter().filter_map(|(number, report)| Some((jobs.get(number)?.place, report))).collect())
}

fn line(done: usize, all: usize, job: &Job<'_>, report: Option<&SubmissionReport>) -> String {
    let verdict = report.map_or("", |report| report.verdict);
    format!("[{done}/{all}] {}/{}: {verdict}", job.package.slug, job.submission.name)
}

fn judge_one(judge: &mut Judge, job: &Job<'_>) -> SubmissionReport {
    let LabelledSubmission { name, language, expectation, .. } = job.submission;
    let judgement = match task(job) {
        Ok(task) => judge.judge(&task, &mut |_| {}),
        Err(error) => Judgement::judge_error(format!("{error:#}")),
    };
    let permitted = expectation.permitted();
    let differences = expectation.differences(&outcome(job.package, &judgement));
    let strip: String = judgement.cases.iter().map(|case| case.verdict.letter()).collect();
    SubmissionReport {
        path: name.clone(),
        language: language.to_string(),
        permitted: permitted.into_iter().map(Verdict::as_str).collect(),
        verdict: judgement.verdict.as_str(),
        score: judgement.score,
        cpu_ms: judgement.most(|case| case.cpu_ms),
        wall_ms: judgement.most(|case| case.wall_ms),
        memory_kib: judgement.most(|case| case.memory_kib),
        ok: differences.is_empty(),
        strip,
        cause: judgement.internal.or_else(|| differences.into_iter().next()),
    }
}

fn task(job: &Job<'_>) -> Result<Task> {
    let [file] = job.submission.files.as_slice() else { bail!("submissions of several files are not judged yet") };
    let source =
        fs::read_to_string(&file.file).with_context(|| format!("cannot read {} as text", file.file.display()))?;
    judging::task(job.package, job.submission.language.clone(), source)
}

fn outcome(package: &Package, judgement: &Judgement) -> Outcome {
    let cases = package.plan.cases().zip(&judgement.cases).map(|(case, report)| CaseOutcome {
        name: case.name.clone(),
        verdict: report.verdict,
        time_ms: report.cpu_ms,
        judge_message: None,
    });
    Outcome { verdict: judgement.verdict, score: judgement.score, cases: cases.collect(), groups: Vec::new() }
}
