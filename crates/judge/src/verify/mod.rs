//! Verifies a package: judges every labelled submission and compares the result with its label, checks every input and answer with the validators,
//! and runs the package's tests of its validators.
//!
//! The work is divided into steps, so that several judges can share it and a worker can do other jobs in between. A step gets the reports of the
//! earlier steps, and its own report can be stored.

mod checks;
mod inputs;
mod judging;
mod report;
mod time;

use std::{
    ops::Range,
    sync::{Arc, Mutex},
};

use assay_domain::{CheckReport, Language, LanguageId, PackageReport, SkippedReport, Verdict};
use assay_package::{Expectation, Package, TimeUse};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Error, Judge, Languages, Stop,
    judged_language::{judged_language, pypy_of},
};

pub use checks::TIME_LIMIT;
pub use report::unreadable;

/// Raise this when the same package may get other results.
const VERSION: &str = "assay verification 1";

/// How often a step is tried while the host is too busy.
const TRIES: u32 = 3;

/// How many cases one step handles.
const CASES_PER_STEP: usize = 10;

/// The verification of one package, as steps.
#[derive(Debug)]
pub struct Verification {
    package: Arc<Package>,
    pieces: Vec<Piece>,
    skipped: Vec<SkippedReport>,
    /// The language in which each labelled submission is judged here.
    languages: Vec<LanguageId>,
    /// The plan for each time limit under which submissions are judged.
    plans: Mutex<time::Plans>,
    /// Whether cases are judged that cannot change the result of a submission.
    all: bool,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Compile the problem's programs.
    Programs,
    /// Judge a submission on some cases, counted from 1.
    Judge { submission: usize, cases: Range<u32> },
    /// Check inputs and answers of cases with the validators.
    Cases(Range<usize>),
    /// Run the package's tests of its validators.
    Trials(Range<usize>),
}

/// The report of a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepReport {
    /// The number of the step.
    pub step: usize,
    found: Found,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Found {
    Checks(Vec<CheckReport>),
    Judged(judging::Part),
}

/// A hash of what decides the results besides the package: the version of the rules, and how each language is compiled and run.
#[must_use]
pub fn version() -> String {
    let mut hasher = Sha256::new();
    for text in std::iter::once(VERSION).chain(Languages::files()) {
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text);
    }
    HEXLOWER.encode(&hasher.finalize()[..8])
}

impl Verification {
    /// Plans the verification of a package with these usable languages.
    #[must_use]
    pub fn new(package: Arc<Package>, languages: &[Language]) -> Self {
        let signature = package.plan.signature.as_ref();
        let chosen = package.submissions.iter().map(|it| judged_language(&it.language, languages, signature)).collect();
        Self::with(package, languages, chosen)
    }

    /// The same, but judges solutions in Python with both CPython and PyPy, if both are usable: people may choose either one.
    #[must_use]
    pub fn with_both_pythons(mut package: Package, languages: &[Language]) -> Self {
        let mut submissions = Vec::with_capacity(package.submissions.len());
        let mut chosen = Vec::with_capacity(package.submissions.len());
        for submission in package.submissions {
            let language = judged_language(&submission.language, languages, package.plan.signature.as_ref());
            let solves = submission.expectation.permitted().contains(&Verdict::Accepted);
            let usable = languages.iter().any(|usable| usable.id == submission.language);
            if let Some(pypy) = pypy_of(&submission.language, languages).filter(|_| solves && usable) {
                let other = if language == *pypy { &submission.language } else { pypy };
                chosen.push(other.clone());
                submissions.push(submission.clone());
            }
            chosen.push(language);
            submissions.push(submission);
        }
        package.submissions = submissions;
        Self::with(Arc::new(package), languages, chosen)
    }

    /// Plans the verification. `chosen` has the language in which each submission is judged.
    fn with(package: Arc<Package>, languages: &[Language], chosen: Vec<LanguageId>) -> Self {
        let mut skipped = Vec::new();
        let mut judged = Vec::new();
        for (number, submission) in package.submissions.iter().enumerate() {
            let usable = || languages.iter().any(|usable| usable.id == chosen[number]);
            let reason = match submission.expectation.not_judgeable() {
                Some(reason) => Some(reason),
                None if package.plan.kind.submit_answer || usable() => None,
                None => Some(format!("language not installed: {}", submission.language)),
            };
            match reason {
                Some(reason) => skipped.push(SkippedReport { path: submission.name.clone(), reason }),
                None => judged.push(number),
            }
        }
        let left = package.left_out.iter().map(|left| SkippedReport {
            path: left.file.clone(),
            reason: format!("label not judgeable: it {}", left.message),
        });
        skipped.extend(left);
        let pieces = pieces(&package, &judged);
        let plans = Mutex::new(time::Plans::default());
        Self { package, pieces, skipped, languages: chosen, plans, all: false }
    }

    /// Also judges cases that cannot change the result of a submission.
    #[must_use]
    pub fn with_all_cases(self) -> Self {
        Self { all: true, ..self }
    }

    /// The number of steps. They can be done one after another in this order. Several judges can do any steps that are [`ready`](Self::ready).
    #[must_use]
    pub fn steps(&self) -> usize {
        self.pieces.len()
    }

    /// A hash of the steps. It changes with the usable languages and with the version of Assay. Reports of steps are only valid for the same one.
    #[must_use]
    pub fn plan(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(version());
        hasher.update(format!("{:?}{:?}", self.pieces, self.languages));
        HEXLOWER.encode(&hasher.finalize()[..8])
    }

    /// Whether a step can be done, given the reports of earlier steps.
    #[must_use]
    pub fn ready(&self, step: usize, so_far: &[StepReport]) -> bool {
        match &self.pieces[step] {
            Piece::Judge { submission, .. } => {
                self.time_of(*submission, so_far).is_some() && self.in_turn(step, *submission, so_far)
            }
            _ => true,
        }
    }

    /// Whether a step of a submission may start now, although earlier steps of it may still run. Not if what they find saves time: a submission
    /// that should fail stops at its first failing case, and one that must time out needs its extended time only once.
    fn in_turn(&self, step: usize, submission: usize, so_far: &[StepReport]) -> bool {
        let parts = self.parts(submission, so_far);
        let stops = self.stop(submission) == Stop::Decided
            && !self.expectation(submission).permitted().contains(&Verdict::Accepted);
        if !stops && !self.needs_extended_time(submission, &parts, so_far) {
            return true;
        }
        self.steps_of(submission).take_while(|earlier| *earlier < step).count() <= parts.len()
    }

    /// When the judging of a submission ends.
    fn stop(&self, submission: usize) -> Stop {
        let every = self.all || self.expectation(submission).needs_every_case();
        if every { Stop::Never } else { Stop::Decided }
    }

    /// The submission that a step judges. `None` if the step is about something else.
    #[must_use]
    pub fn submission_of(&self, step: usize) -> Option<usize> {
        match self.pieces.get(step)? {
            Piece::Judge { submission, .. } => Some(*submission),
            Piece::Programs | Piece::Cases(_) | Piece::Trials(_) => None,
        }
    }

    /// A description of a step.
    #[must_use]
    pub fn describe(&self, step: usize) -> String {
        match &self.pieces[step] {
            Piece::Programs => "compiling validators".to_owned(),
            Piece::Judge { submission, cases } => {
                let name = &self.package.submissions[*submission].name;
                format!("{name}, cases {} to {}", cases.start, cases.end - 1)
            }
            Piece::Cases(_) => "inputs and answers".to_owned(),
            Piece::Trials(_) => "cases that try the validators".to_owned(),
        }
    }

    /// Does a step. `so_far` are the reports of earlier steps, in any order. Repeating a step gives the same result, so a step for which the host was
    /// too busy is repeated.
    ///
    /// # Errors
    /// Internal failures, [`Error::Cancelled`], and [`Error::Busy`] after several tries. Findings about the package are in the report.
    pub fn take(&self, step: usize, so_far: &[StepReport], judge: &mut Judge) -> Result<StepReport, Error> {
        for _ in 1..TRIES {
            match self.try_step(step, so_far, judge) {
                Err(error @ Error::Busy(_)) => {
                    tracing::warn!(step = self.describe(step), %error, "repeating a step of a verification");
                }
                result => return result,
            }
        }
        self.try_step(step, so_far, judge)
    }

    fn try_step(&self, step: usize, so_far: &[StepReport], judge: &mut Judge) -> Result<StepReport, Error> {
        let found = match &self.pieces[step] {
            Piece::Programs => Found::Checks(checks::programs(&self.package, judge)?),
            Piece::Judge { submission, cases } => {
                let part = self.judge_part(step, *submission, cases.clone(), so_far, judge)?;
                // Another judge may take the next step, so end the solution now.
                judge.slots.contestant().close()?;
                Found::Judged(part)
            }
            Piece::Cases(range) => Found::Checks(checks::cases(&self.package, range.clone(), judge)?),
            Piece::Trials(range) => Found::Checks(checks::trials(&self.package, range.clone(), judge)?),
        };
        Ok(StepReport { step, found })
    }

    /// The final report. `path` is the path or file name of the package.
    #[must_use]
    pub fn report(&self, path: &str, steps: &[StepReport]) -> PackageReport {
        report::report(self, path, steps)
    }

    /// The language in which a labelled submission is judged.
    fn language(&self, submission: usize) -> &LanguageId {
        &self.languages[submission]
    }

    /// The results of a submission's steps.
    fn parts<'a>(&self, submission: usize, so_far: &'a [StepReport]) -> Vec<&'a judging::Part> {
        let of = |report: &&StepReport| self.submission_of(report.step) == Some(submission);
        let part = |report: &'a StepReport| match &report.found {
            Found::Judged(part) => Some(part),
            Found::Checks(_) => None,
        };
        let mut parts: Vec<_> = so_far.iter().filter(of).collect();
        parts.sort_by_key(|report| report.step);
        parts.into_iter().filter_map(part).collect()
    }

    /// Whether all steps of a submission are done.
    fn is_judged(&self, submission: usize, so_far: &[StepReport]) -> bool {
        self.steps_of(submission).count() == self.parts(submission, so_far).len()
    }

    /// The steps that judge a submission.
    fn steps_of(&self, submission: usize) -> impl Iterator<Item = usize> {
        (0..self.pieces.len()).filter(move |step| self.submission_of(*step) == Some(submission))
    }

    fn expectation(&self, submission: usize) -> &Expectation {
        &self.package.submissions[submission].expectation
    }

    fn is_measured(&self, submission: usize) -> bool {
        let measures = self.package.time.given_ms.is_none();
        measures && self.expectation(submission).time_use() == Some(TimeUse::Lower)
    }
}

/// Plans the steps. Submissions that measure the time limit come first, because all others wait for it.
fn pieces(package: &Package, judged: &[usize]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let with_programs = !package.plan.output_validators.is_empty()
        || package.plan.static_validator.is_some()
        || !package.plan.graders.is_empty()
        || !package.input_validators.is_empty();
    pieces.extend(with_programs.then_some(Piece::Programs));
    let cases = package.plan.cases().count();
    let lower = |submission: &&usize| package.submissions[**submission].expectation.time_use() == Some(TimeUse::Lower);
    let (first, rest): (Vec<&usize>, Vec<&usize>) = judged.iter().partition(lower);
    for submission in first.into_iter().chain(rest) {
        let all = 1..u32::try_from(cases).unwrap_or(u32::MAX).saturating_add(1);
        // Static validators and graders need all cases in one step.
        if package.plan.static_validator.is_some() || !package.plan.graders.is_empty() || cases == 0 {
            pieces.push(Piece::Judge { submission: *submission, cases: all });
            continue;
        }
        let step = CASES_PER_STEP;
        pieces.extend(all.clone().step_by(step).map(|start| Piece::Judge {
            submission: *submission,
            cases: start..(start + u32::try_from(step).unwrap_or(u32::MAX)).min(all.end),
        }));
    }
    let ranges =
        |count: usize| (0..count).step_by(CASES_PER_STEP).map(move |start| start..(start + CASES_PER_STEP).min(count));
    pieces.extend(ranges(cases).map(Piece::Cases));
    pieces.extend(ranges(package.validation_cases.len()).map(Piece::Trials));
    pieces
}
