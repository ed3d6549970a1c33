//! The time limit under which a submission is judged. The limit itself may have to be measured first.

use std::{path::PathBuf, sync::Arc};

use assay_domain::{CaseReport, Plan, TimeReport, Verdict};
use assay_package::{CaseOutcome, TimeBounds, TimeUse};

use super::{StepReport, Verification, judging::Part};

/// The longest time limit that measuring can give, in ms. Waiting longer than this times its margin is not worth it.
const LONGEST_MS: f64 = 300_000.0;

/// The plan for each required time limit. The same limit gives the same plan, so that a judge can reuse an opened submission.
#[derive(Debug, Default)]
pub(super) struct Plans {
    known: Vec<Arc<Plan<PathBuf>>>,
}

impl Plans {
    fn under(&mut self, plan: &Plan<PathBuf>, time_ms: u32) -> Arc<Plan<PathBuf>> {
        if let Some(known) = self.known.iter().find(|known| known.limits.time_ms == time_ms) {
            return Arc::clone(known);
        }
        let mut under = plan.clone();
        under.limits.time_ms = time_ms;
        let under = Arc::new(under);
        self.known.push(Arc::clone(&under));
        under
    }
}

impl Verification {
    /// The limit under which a submission is judged, in ms; `None` while it is not known. Submissions that measure the limit run under the longest
    /// possible one. Submissions that must time out get enough time to clearly exceed the limit, until one case has shown that they do.
    pub(super) fn time_of(&self, submission: usize, so_far: &[StepReport]) -> Option<u32> {
        let rule = &self.package.time;
        if self.is_measured(submission) {
            return Some((LONGEST_MS / rule.ac_to_time_limit.max(1.0)) as u32);
        }
        let limit = self.limit(so_far)?;
        let extended = self.needs_extended_time(submission, &self.parts(submission, so_far), so_far);
        Some(if extended || self.has_extra_time(submission) { rule.beyond_ms(limit).max(limit) } else { limit })
    }

    pub(super) fn must_time_out(&self, submission: usize) -> bool {
        self.expectation(submission).time_use() == Some(TimeUse::Upper)
    }

    /// Whether a submission must time out, and its results do not show yet that it exceeds the limit clearly.
    pub(super) fn needs_extended_time(&self, submission: usize, parts: &[&Part], so_far: &[StepReport]) -> bool {
        self.must_time_out(submission)
            && !self.limit(so_far).is_some_and(|limit| self.is_shown_slow(submission, parts, limit))
    }

    /// Whether these results show that a submission exceeds the limit as clearly as it must.
    pub(super) fn is_shown_slow(&self, submission: usize, parts: &[&Part], limit_ms: u32) -> bool {
        let beyond_ms = self.package.time.beyond_ms(limit_ms);
        self.expectation(submission).is_shown_slow(&self.outcomes(parts), beyond_ms)
    }

    /// Whether a submission may also match its label within the extended time limit. The legacy format labels a submission that is both wrong and
    /// slow as wrong, and its reference tool accepts both results.
    pub(super) fn has_extra_time(&self, submission: usize) -> bool {
        let permitted = self.expectation(submission).permitted();
        !self.package.time.strict && !permitted.contains(&Verdict::Accepted)
    }

    /// The problem's time limit, in ms; `None` while it is not known. If it cannot be measured, the preliminary limit.
    pub(super) fn limit(&self, so_far: &[StepReport]) -> Option<u32> {
        let rule = &self.package.time;
        let preliminary = self.package.plan.limits.time_ms;
        if rule.given_ms.is_some() {
            return Some(preliminary);
        }
        let measuring = self.judged().filter(|submission| self.is_measured(*submission));
        if !measuring.clone().all(|submission| self.is_judged(submission, so_far)) {
            return None;
        }
        Some(rule.infer(self.slowest(so_far), None).unwrap_or(preliminary))
    }

    /// The submissions that are judged.
    pub(super) fn judged(&self) -> impl Iterator<Item = usize> + Clone {
        let skipped = |submission: &usize| {
            let name = &self.package.submissions[*submission].name;
            self.skipped.iter().any(|skipped| skipped.path == *name)
        };
        (0..self.package.submissions.len()).filter(move |submission| !skipped(submission))
    }

    /// The longest time of a submission that must not time out, in ms.
    pub(super) fn slowest(&self, so_far: &[StepReport]) -> Option<u32> {
        self.judged().filter_map(|submission| self.bounds(submission, so_far).must_not_time_out).max()
    }

    /// The shortest time of a submission that must time out, in ms.
    pub(super) fn fastest(&self, so_far: &[StepReport]) -> Option<u32> {
        self.judged().filter_map(|submission| self.bounds(submission, so_far).must_time_out).min()
    }

    /// Whether a case took so long that the given limit leaves too small a margin to a submission that must not time out.
    pub(super) fn misses_margin(&self, submission: usize, name: &str, case: &CaseReport) -> bool {
        let rule = &self.package.time;
        let Some(limit_ms) = rule.given_ms else { return false };
        let bounds = self.expectation(submission).time_bounds(&[outcome(name, case)]);
        rule.misses_margin(limit_ms, bounds.must_not_time_out)
    }

    fn bounds(&self, submission: usize, so_far: &[StepReport]) -> TimeBounds {
        let cases = self.outcomes(&self.parts(submission, so_far));
        self.expectation(submission).time_bounds(&cases)
    }

    /// The cases that ran, with the time that counts for the limit.
    fn outcomes(&self, parts: &[&Part]) -> Vec<CaseOutcome> {
        let names: Vec<&str> = self.package.plan.cases().map(|case| case.name.as_str()).collect();
        let cases = parts.iter().flat_map(|part| part.cases());
        cases.map(|case| outcome(names.get(case.case as usize - 1).copied().unwrap_or_default(), case)).collect()
    }

    /// The plan under a time limit.
    pub(super) fn plan_under(&self, time_ms: u32) -> Arc<Plan<PathBuf>> {
        let mut plans = self.plans.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        plans.under(&self.package.plan, time_ms)
    }

    pub(super) fn time_report(&self, so_far: &[StepReport]) -> Option<TimeReport> {
        Some(TimeReport {
            limit_ms: self.limit(so_far)?,
            measured: self.package.time.given_ms.is_none(),
            slowest_accepted_ms: self.slowest(so_far),
            machine: machine(),
        })
    }
}

fn outcome(name: &str, case: &CaseReport) -> CaseOutcome {
    CaseOutcome {
        name: name.to_owned(),
        verdict: case.verdict,
        time_ms: case.cpu_ms.max(if case.verdict == Verdict::TimeLimitExceeded { case.wall_ms / 2 } else { 0 }),
        judge_message: None,
    }
}

/// The verdict of a case under the problem's own limit, after it was judged under a longer one.
pub(super) fn under_limit(case: &CaseReport, limit_ms: u32) -> Verdict {
    let late = match case.verdict {
        Verdict::Accepted | Verdict::WrongAnswer | Verdict::RunTimeError => case.cpu_ms > limit_ms,
        // These limits are checked before time, but only while the program runs.
        Verdict::MemoryLimitExceeded | Verdict::OutputLimitExceeded => case.cpu_ms > limit_ms + limit_ms.div_ceil(10),
        _ => false,
    };
    if late { Verdict::TimeLimitExceeded } else { case.verdict }
}

/// A description of this machine's processor.
fn machine() -> String {
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        about.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':').map(|(_, name)| name.trim()));
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    format!("{}, {processors} usable at a time", model.unwrap_or(std::env::consts::ARCH))
}
