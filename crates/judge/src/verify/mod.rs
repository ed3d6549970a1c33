//! Verifying a package: every labelled submission is judged and held against its label, every input and answer against
//! the validators, and the validators against the cases that try them.
//!
//! The work is cut into steps, so that several judges can share it, and a worker can do other things in between. A step
//! sees what was found so far, and what it finds can be stored.

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
use assay_package::{Package, TimeUse};
use serde::{Deserialize, Serialize};

use crate::{Error, Judge, Stop, meant::meant};

pub use report::unreadable;

/// How many cases one step looks at.
const CASES_A_STEP: usize = 10;

/// The verifying of one package, as steps.
#[derive(Debug)]
pub struct Verification {
    package: Arc<Package>,
    pieces: Vec<Piece>,
    skipped: Vec<SkippedReport>,
    /// The language of each labelled submission, as it is judged here.
    languages: Vec<LanguageId>,
    /// The plan under each time limit that submissions are judged by.
    plans: Mutex<time::Plans>,
    /// Whether cases are judged that cannot change what a submission gets.
    all: bool,
}

/// A bounded piece of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Compile what comes with the problem.
    Programs,
    /// Judge a submission on cases, counted from 1.
    Judge { submission: usize, cases: Range<u32> },
    /// Hold inputs and answers of cases against the validators.
    Cases(Range<usize>),
    /// Try the validators.
    Trials(Range<usize>),
}

/// What a step found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepReport {
    /// Which step.
    pub step: usize,
    found: Found,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Found {
    Checks(Vec<CheckReport>),
    Judged(judging::Part),
}

impl Verification {
    /// Plans the verifying of a package where these languages are usable.
    #[must_use]
    pub fn new(package: Arc<Package>, languages: &[Language]) -> Self {
        let mut skipped = Vec::new();
        let mut judged = Vec::new();
        let meant: Vec<_> = package.submissions.iter().map(|it| meant(&it.language, languages)).collect();
        for (number, submission) in package.submissions.iter().enumerate() {
            let usable = || languages.iter().any(|usable| usable.id == meant[number]);
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
        Self { package, pieces, skipped, languages: meant, plans, all: false }
    }

    /// Judges every case of every submission, also those that cannot change what it gets.
    #[must_use]
    pub fn with_all_cases(self) -> Self {
        Self { all: true, ..self }
    }

    /// How many steps there are. They may be taken one after another in this order; several judges may take any that are
    /// [`ready`](Self::ready).
    #[must_use]
    pub fn steps(&self) -> usize {
        self.pieces.len()
    }

    /// Whether a step can be taken, given what was found so far.
    #[must_use]
    pub fn ready(&self, step: usize, so_far: &[StepReport]) -> bool {
        match &self.pieces[step] {
            Piece::Judge { submission, .. } => {
                self.time_of(*submission, so_far).is_some() && self.in_turn(step, *submission, so_far)
            }
            _ => true,
        }
    }

    /// Whether a step of a submission need not wait for those before it. A submission that is to fail waits: the first case
    /// that fails decides, and what comes after it, often as slow, would run for nothing.
    fn in_turn(&self, step: usize, submission: usize, so_far: &[StepReport]) -> bool {
        let expectation = &self.package.submissions[submission].expectation;
        if self.stop(submission) == Stop::Never || expectation.permitted().contains(&Verdict::Accepted) {
            return true;
        }
        let before = self.pieces[..step].iter();
        let all = before.filter(|piece| matches!(piece, Piece::Judge { submission: of, .. } if *of == submission));
        all.count() <= self.parts(submission, so_far).len()
    }

    /// How the cases of a submission are chosen.
    fn stop(&self, submission: usize) -> Stop {
        let every = self.all || self.package.submissions[submission].expectation.needs_every_case();
        if every { Stop::Never } else { Stop::Decided }
    }

    /// What a step is about, in words.
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

    /// Takes a step. `so_far` is what was found by steps before, in any order; the same step gives the same result if it is
    /// taken again.
    ///
    /// # Errors
    /// Only faults of ours, and [`Error::Cancelled`]. What is wrong with the package is what is found.
    pub fn take(&self, step: usize, so_far: &[StepReport], judge: &mut Judge) -> Result<StepReport, Error> {
        let found = match &self.pieces[step] {
            Piece::Programs => Found::Checks(checks::programs(&self.package, judge)?),
            Piece::Judge { submission, cases } => {
                let part = self.judge_part(step, *submission, cases.clone(), so_far, judge)?;
                // The next step may be another judge's, so the solution does not wait for it.
                judge.slots.contestant().close()?;
                Found::Judged(part)
            }
            Piece::Cases(range) => Found::Checks(checks::cases(&self.package, range.clone(), judge)?),
            Piece::Trials(range) => Found::Checks(checks::trials(&self.package, range.clone(), judge)?),
        };
        Ok(StepReport { step, found })
    }

    /// What came of it all. `path` is where the package is, as it was named.
    #[must_use]
    pub fn report(&self, path: &str, steps: &[StepReport]) -> PackageReport {
        report::report(self, path, steps)
    }

    /// The language that a labelled submission is judged in.
    fn language(&self, submission: usize) -> &LanguageId {
        &self.languages[submission]
    }

    /// What the steps of a submission found.
    fn parts<'a>(&self, submission: usize, so_far: &'a [StepReport]) -> Vec<&'a judging::Part> {
        let of = |report: &&StepReport| matches!(self.pieces.get(report.step), Some(Piece::Judge { submission: of, .. }) if *of == submission);
        let part = |report: &'a StepReport| match &report.found {
            Found::Judged(part) => Some(part),
            Found::Checks(_) => None,
        };
        let mut parts: Vec<_> = so_far.iter().filter(of).collect();
        parts.sort_by_key(|report| report.step);
        parts.into_iter().filter_map(part).collect()
    }

    /// Whether all steps of a submission were taken.
    fn is_judged(&self, submission: usize, so_far: &[StepReport]) -> bool {
        let pieces = self.pieces.iter();
        let all =
            pieces.filter(|piece| matches!(piece, Piece::Judge { submission: of, .. } if *of == submission)).count();
        all == self.parts(submission, so_far).len()
    }

    fn is_measured(&self, submission: usize) -> bool {
        let measures = self.package.time.given_ms.is_none();
        measures && self.package.submissions[submission].expectation.time_use() == Some(TimeUse::Lower)
    }
}

/// Those that measure the time limit first, because all others wait for it.
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
        // What is asked between cases is asked in one go.
        if package.plan.static_validator.is_some() || !package.plan.graders.is_empty() || cases == 0 {
            pieces.push(Piece::Judge { submission: *submission, cases: all });
            continue;
        }
        let step = CASES_A_STEP;
        pieces.extend(all.clone().step_by(step).map(|start| Piece::Judge {
            submission: *submission,
            cases: start..(start + u32::try_from(step).unwrap_or(u32::MAX)).min(all.end),
        }));
    }
    let ranges =
        |count: usize| (0..count).step_by(CASES_A_STEP).map(move |start| start..(start + CASES_A_STEP).min(count));
    pieces.extend(ranges(cases).map(Piece::Cases));
    pieces.extend(ranges(package.validation_cases.len()).map(Piece::Trials));
    pieces
}
