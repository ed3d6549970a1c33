//! Computes the result of a submission from the results of its cases.
//!
//! Grading is a function of the known results: it returns the final result, or what it needs next. So the same rules work for a judge that runs one
//! case after another, and for several slots that run cases in parallel.

mod legacy;
mod modern;

use std::{collections::BTreeMap, path::PathBuf};

use assay_domain::{GroupGrading, GroupReport, Part, Plan, TestGroup, Verdict};
use serde::{Deserialize, Serialize};

pub(crate) use legacy::read_result;

use crate::{Error, Stop};

/// The known results of a submission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Known {
    /// The results of cases, by their numbers from 1.
    pub(crate) cases: BTreeMap<u32, Worth>,
    /// The results of the static validator, by group name.
    pub(crate) statics: BTreeMap<String, Worth>,
    /// The results of the package's grader, by group name.
    pub(crate) graded: BTreeMap<String, (Verdict, f64)>,
}

/// The result of a case.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Worth {
    pub(crate) verdict: Verdict,
    /// The score from its validator.
    pub(crate) score: Option<f64>,
    /// The score multiplier from its validator.
    pub(crate) multiplier: Option<f64>,
}

/// What grading needs next.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Needs {
    /// The result of this case.
    Case(u32),
    /// The result of the static validator for this group.
    Static(String),
    /// The result of the package's grader for this group.
    Grader {
        group: String,
        /// The grader's arguments.
        args: Vec<String>,
        /// The grader's input.
        results: String,
    },
}

/// The final result of a submission.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Graded {
    pub(crate) verdict: Verdict,
    /// The score, if the problem gives scores.
    pub(crate) score: Option<f64>,
    /// Every judged group, after the groups inside it.
    pub(crate) groups: Vec<GroupReport>,
    /// The scores of cases, as their groups count them.
    pub(crate) scores: BTreeMap<u32, f64>,
}

/// Why there is no final result yet.
#[derive(Debug)]
pub(crate) enum Open {
    Needs(Needs),
    Fault(Error),
}

/// Grades a submission by its plan.
///
/// # Errors
/// The first thing that is needed, or an error in the problem.
pub(crate) fn grade(plan: &Plan<PathBuf>, known: &Known, stop: Stop) -> Result<Graded, Open> {
    let mut walk = Walk { plan, known, stop, next: 1, groups: Vec::new(), scores: BTreeMap::new() };
    let whole = walk.group(&plan.root)?;
    let scoring = plan.kind.scoring;
    let (groups, scores) = (walk.groups, walk.scores);
    let (verdict, score) = if scoring { final_score(plan, &whole) } else { (whole.verdict, None) };
    Ok(Graded { verdict, score, groups, scores })
}

/// The result of a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Whole {
    pub(super) verdict: Verdict,
    pub(super) score: f64,
    /// The highest possible score, if there is one.
    pub(super) most: Option<f64>,
}

/// Goes through the groups in the order in which they are judged.
struct Walk<'a> {
    plan: &'a Plan<PathBuf>,
    known: &'a Known,
    stop: Stop,
    /// The number of the next case.
    next: u32,
    groups: Vec<GroupReport>,
    scores: BTreeMap<u32, f64>,
}

impl Walk<'_> {
    fn group(&mut self, group: &TestGroup<PathBuf>) -> Result<Whole, Open> {
        let whole = match &group.grading {
            GroupGrading::PassFail { static_case } => self.pass_fail(group, static_case.is_some())?,
            GroupGrading::Scoring { aggregation, max_score, require_pass, static_case } => {
                let rules =
                    modern::Rules { aggregation: *aggregation, most: *max_score, static_case: static_case.as_ref() };
                match self.failed_condition(require_pass) {
                    Some(verdict) => {
                        self.skip(group);
                        Whole { verdict, score: 0.0, most: *max_score }
                    }
                    None => self.scoring(group, rules)?,
                }
            }
            GroupGrading::Secret => self.secret(group)?,
            GroupGrading::Legacy(grading) => self.legacy(group, grading)?,
        };
        let score = self.plan.kind.scoring.then_some(whole.score);
        self.groups.push(GroupReport { name: group.name.clone(), verdict: whole.verdict, score });
        Ok(whole)
    }

    /// The verdict of the first of these groups that is not accepted.
    fn failed_condition(&self, groups: &[String]) -> Option<Verdict> {
        let verdict = |name: &String| self.groups.iter().find(|group| group.name == *name).map(|group| group.verdict);
        groups.iter().filter_map(verdict).find(|verdict| *verdict != Verdict::Accepted)
    }

    /// Accepted if all parts are. Otherwise, the first other verdict counts.
    fn pass_fail(&mut self, group: &TestGroup<PathBuf>, has_static: bool) -> Result<Whole, Open> {
        let mut first = None;
        if has_static {
            let worth = self.static_worth(group)?;
            first = Some(worth.verdict).filter(|verdict| *verdict != Verdict::Accepted);
        }
        for part in &group.parts {
            if first.is_some() && self.stop == Stop::Decided {
                self.skip_part(part);
                continue;
            }
            let verdict = match part {
                Part::Case(_) => self.case()?.1.verdict,
                Part::Group(group) => self.group(group)?.verdict,
            };
            first = first.or(Some(verdict).filter(|verdict| *verdict != Verdict::Accepted));
        }
        Ok(Whole { verdict: first.unwrap_or(Verdict::Accepted), score: 0.0, most: None })
    }

    /// The number and the result of the next case.
    fn case(&mut self) -> Result<(u32, Worth), Open> {
        let number = self.next;
        self.next += 1;
        let worth = self.known.cases.get(&number).copied().ok_or(Open::Needs(Needs::Case(number)))?;
        Ok((number, worth))
    }

    fn static_worth(&self, group: &TestGroup<PathBuf>) -> Result<Worth, Open> {
        let needed = || Open::Needs(Needs::Static(group.name.clone()));
        self.known.statics.get(&group.name).copied().ok_or_else(needed)
    }

    /// Skips a group that is not judged.
    fn skip(&mut self, group: &TestGroup<PathBuf>) {
        self.next += u32::try_from(group.cases().count()).unwrap_or(u32::MAX);
    }

    fn skip_part(&mut self, part: &Part<PathBuf>) {
        match part {
            Part::Case(_) => self.next += 1,
            Part::Group(group) => self.skip(group),
        }
    }
}

/// The final verdict and score: less than the highest score is partially accepted, and a score of 0 is wrong.
fn final_score(plan: &Plan<PathBuf>, whole: &Whole) -> (Verdict, Option<f64>) {
    let full = whole.most.is_none_or(|most| (whole.score - most).abs() <= 1e-9 * most.abs().max(1.0));
    let legacy = matches!(plan.root.grading, GroupGrading::Legacy(_));
    match whole.verdict {
        Verdict::Accepted if full => (Verdict::Accepted, Some(whole.score)),
        Verdict::Accepted if whole.score == 0.0 && !plan.kind.minimise => (Verdict::WrongAnswer, Some(0.0)),
        Verdict::Accepted => (Verdict::PartiallyAccepted, Some(whole.score)),
        // The legacy format ignores the score of rejected submissions.
        verdict if legacy => (verdict, None),
        _ if whole.score > 0.0 => (Verdict::PartiallyAccepted, Some(whole.score)),
        verdict => (verdict, Some(whole.score)),
    }
}

fn fault(message: String) -> Open {
    Open::Fault(Error::Package(message))
}
