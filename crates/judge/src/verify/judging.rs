//! Judges a labelled submission, some cases per step.

use std::ops::Range;

use assay_domain::{CaseReport, PlannedCase, Verdict, error_chain};
use serde::{Deserialize, Serialize};

use super::{Piece, StepReport, Verification, time::under_limit};
use crate::{
    Error, Judge, Submission, Task,
    case_run::CaseRan,
    compile::Refused,
    grading::{Known, Needs, Open, Worth, grade},
};

/// How often a case runs if its time is too close to the limit. The smallest time counts, because other work on the host can make a run slower
/// but not faster.
const MAX_MEASUREMENTS: usize = 3;

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
            // It only has to show that it reaches the limit.
            Ok(opened) if self.must_time_out(submission) => opened.with_short_grace(),
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
            let case = cases[number as usize - 1];
            let ran = fastest(
                judge.run_case(&opened, number, case)?,
                |report| self.misses_margin(submission, &case.name, report),
                || judge.run_case_again(&opened, number, case),
            )?;
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

/// The fastest run of a case, which runs again while its time misses the margin of the limit. Another verdict never replaces the first one.
fn fastest(
    first: CaseRan,
    misses_margin: impl Fn(&CaseReport) -> bool,
    mut run_again: impl FnMut() -> Result<CaseRan, Error>,
) -> Result<CaseRan, Error> {
    let mut fastest = first;
    for _ in 1..MAX_MEASUREMENTS {
        // A run over the limit was already repeated alone.
        if fastest.report.verdict == Verdict::TimeLimitExceeded || !misses_margin(&fastest.report) {
            break;
        }
        let again = run_again()?;
        if again.report.verdict == fastest.report.verdict && again.report.cpu_ms < fastest.report.cpu_ms {
            fastest = again;
        }
    }
    Ok(fastest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(verdict: Verdict, cpu_ms: u32) -> CaseRan {
        let report = CaseReport {
            case: 1,
            verdict,
            cpu_ms,
            wall_ms: cpu_ms,
            memory_kib: 0,
            score: None,
            judge_message: None,
            team_message: None,
        };
        CaseRan { report, multiplier: None, failure: None }
    }

    /// The result of runs under a limit that leaves a margin below 100 ms, and how many runs it took.
    fn result_of(runs: &[(Verdict, u32)]) -> (Verdict, u32, usize) {
        let mut runs = runs.iter().map(|(verdict, cpu_ms)| ran(*verdict, *cpu_ms));
        let first = runs.next().unwrap();
        let mut count = 1;
        let run_again = || {
            count += 1;
            Ok(runs.next().unwrap())
        };
        let fastest = fastest(first, |report| report.cpu_ms > 100, run_again).unwrap();
        (fastest.report.verdict, fastest.report.cpu_ms, count)
    }

    #[test]
    fn a_case_that_misses_the_margin_runs_again_and_the_fastest_run_counts() {
        use Verdict::{Accepted, TimeLimitExceeded, WrongAnswer};
        assert_eq!(result_of(&[(Accepted, 100)]), (Accepted, 100, 1));
        assert_eq!(result_of(&[(TimeLimitExceeded, 130)]), (TimeLimitExceeded, 130, 1));
        assert_eq!(result_of(&[(Accepted, 130), (Accepted, 90)]), (Accepted, 90, 2));
        assert_eq!(result_of(&[(Accepted, 130), (Accepted, 120), (Accepted, 90)]), (Accepted, 90, 3));
        assert_eq!(result_of(&[(Accepted, 120), (Accepted, 110), (Accepted, 130)]), (Accepted, 110, 3));
        assert_eq!(result_of(&[(Accepted, 120), (WrongAnswer, 10), (WrongAnswer, 10)]), (Accepted, 120, 3));
    }
}
