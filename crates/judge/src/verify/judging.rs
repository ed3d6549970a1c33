//! Judges a labelled submission, some cases per step.

use std::ops::Range;

use assay_domain::{CaseReport, PlannedCase, Verdict, error_chain};
use serde::{Deserialize, Serialize};

use super::{Piece, StepReport, Verification, time::under_limit};
use crate::{
    Error, Judge, Submission, Task,
    compile::Refused,
    grading::{Known, Needs, Open, Worth, grade},
};

/// The result of one step for a submission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Part {
    /// The cases that ran, with their score multipliers.
    ran: Vec<(CaseReport, Option<f64>)>,
    /// The results of the static validator and the grader, if the problem has them.
    known: Known,
    /// Why it does not compile.
    pub(super) refused: Option<String>,
    /// Why it could not be judged: a failure of the problem's programs.
    pub(super) fault: Option<String>,
}

impl Part {
    pub(super) fn cases(&self) -> impl Iterator<Item = &CaseReport> {
        self.ran.iter().map(|(case, _)| case)
    }
}

/// The combined results of all parts so far, under the problem's own time limit.
pub(super) fn known<'a>(parts: impl IntoIterator<Item = &'a Part>, limit_ms: u32) -> Known {
    let mut known = Known::default();
    for part in parts {
        known.statics.extend(part.known.statics.clone());
        known.graded.extend(part.known.graded.clone());
        for (case, multiplier) in &part.ran {
            let verdict = under_limit(case, limit_ms);
            // A score belongs only to an output that counts.
            let counts = verdict == case.verdict;
            let (score, multiplier) = (case.score.filter(|_| counts), multiplier.filter(|_| counts));
            known.cases.insert(case.case, Worth { verdict, score, multiplier });
        }
    }
    known
}

/// Earlier parts and the current one.
fn with<'a>(before: &[&'a Part], part: &'a Part) -> Vec<&'a Part> {
    before.iter().copied().chain([part]).collect()
}

impl Verification {
    /// # Errors
    /// Internal failures only.
    pub(super) fn judge_part(
        &self,
        step: usize,
        number: usize,
        cases: Range<u32>,
        so_far: &[StepReport],
        judge: &mut Judge,
    ) -> Result<Part, Error> {
        let labelled = &self.package.submissions[number];
        let mut time_ms = self.time_of(number, so_far).unwrap_or(self.package.plan.limits.time_ms);
        let before = self.parts(number, so_far);
        let mut part = Part::default();
        if before.iter().any(|part| part.refused.is_some() || part.fault.is_some()) {
            return Ok(part);
        }
        let stop = self.stop(number);
        // Nothing to compile if all results are known.
        if cases.start > 1 && grade(&self.package.plan, &known(before.iter().copied(), time_ms), stop).is_ok() {
            return Ok(part);
        }
        let language = self.language(number);
        let submission = Submission::read(&labelled.files, language, labelled.entry_point.as_deref())?;
        let mut task = Task { submission, plan: self.plan_under(time_ms), stop };
        // Package authors' tools report a program that cannot be parsed as a run-time error, unless its language is compiled. Only a
        // label with "compile error" needs the distinction.
        let parsed = labelled.expectation.permitted().contains(&Verdict::CompileError)
            && matches!(&self.pieces[step], Piece::Judge { cases, .. } if cases.start == 1);
        let limit_ms = self.limit(so_far).unwrap_or(time_ms);
        let mut judged =
            self.judge_cases(&task, number, cases.clone(), (&before, time_ms), limit_ms, parsed, judge, &mut part);
        // After one case has shown that the submission is slow, the others only have to exceed the limit.
        if judged.is_ok() && time_ms > limit_ms && self.is_shown_slow(number, &with(&before, &part), limit_ms) {
            time_ms = limit_ms;
            task.plan = self.plan_under(limit_ms);
            judged = self.judge_cases(&task, number, cases, (&before, time_ms), limit_ms, false, judge, &mut part);
        }
        match judged {
            Ok(()) => Ok(part),
            Err(error) if error.is_of_package() => {
                part.fault = Some(error_chain(&error));
                Ok(part)
            }
            Err(error) => Err(error),
        }
    }

    /// Judges the cases of a range that are needed, under `time_ms`. Stops early when a submission is shown to be slow under the problem's own limit.
    ///
    /// # Errors
    /// Internal failures, and failures of the problem's programs.
    #[expect(clippy::too_many_arguments, reason = "one call; all of it belongs to one step")]
    fn judge_cases(
        &self,
        task: &Task,
        submission: usize,
        range: Range<u32>,
        (before, time_ms): (&[&Part], u32),
        limit_ms: u32,
        parsed: bool,
        judge: &mut Judge,
        part: &mut Part,
    ) -> Result<(), Error> {
        let opened = match judge.open_again(task, &self.package.submissions[submission].name)? {
            Ok(opened) => opened,
            Err(Refused(why)) => {
                part.refused = Some(why);
                return Ok(());
            }
        };
        let cases: Vec<&PlannedCase<_>> = task.plan.cases().collect();
        loop {
            let known = known(before.iter().copied().chain([&*part]), time_ms);
            let number = match grade(&task.plan, &known, task.stop) {
                Ok(_) => return Ok(()),
                Err(Open::Fault(error)) => return Err(error),
                Err(Open::Needs(Needs::Case(number))) if number >= range.end => return Ok(()),
                // Another step handles the earlier cases. This one continues with its own.
                Err(Open::Needs(Needs::Case(number))) if number < range.start => {
                    match range.clone().find(|number| !known.cases.contains_key(number)) {
                        Some(number) => number,
                        None => return Ok(()),
                    }
                }
                Err(Open::Needs(Needs::Case(number))) => number,
                Err(Open::Needs(needs)) => {
                    judge.run_other(&opened, needs, &mut part.known)?;
                    continue;
                }
            };
            let ran = judge.run_case(&opened, number, cases[number as usize - 1])?;
            if parsed
                && part.ran.is_empty()
                && ran.report.verdict == Verdict::RunTimeError
                && let Some(Refused(why)) = judge.check(&opened)?
            {
                part.refused = Some(why);
                return Ok(());
            }
            part.ran.push((ran.report, ran.multiplier));
            if time_ms > limit_ms && self.is_shown_slow(submission, &with(before, part), limit_ms) {
                return Ok(());
            }
        }
    }
}
