//! From what cases are worth to what a submission is worth.
//!
//! Grading is a function of what is known so far: it says what it needs next, or the result. So the same rules serve a
//! judge that runs one case after another, and one whose cases several slots run at once.

mod legacy;
mod modern;

use std::{collections::BTreeMap, path::PathBuf};

use assay_domain::{GroupGrading, GroupReport, Part, Plan, TestGroup, Verdict};
use serde::{Deserialize, Serialize};

pub(crate) use legacy::read_result;

use crate::{Error, Stop};

/// What is known of a submission so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Known {
    /// What cases are worth, by their numbers from 1.
    pub(crate) cases: BTreeMap<u32, Worth>,
    /// What the static validator said, by the names of groups.
    pub(crate) statics: BTreeMap<String, Worth>,
    /// What a grader of the package said, by the names of groups.
    pub(crate) graded: BTreeMap<String, (Verdict, f64)>,
}

/// What a case is worth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Worth {
    pub(crate) verdict: Verdict,
    /// What its validator wrote as score.
    pub(crate) score: Option<f64>,
    /// What its validator wrote as part of the most points.
    pub(crate) multiplier: Option<f64>,
}

/// What grading needs to go on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Needs {
    /// The result of this case.
    Case(u32),
    /// What the static validator says for this group.
    Static(String),
    /// What the package's grader makes of these results for this group.
    Grader {
        group: String,
        /// Its arguments.
        args: Vec<String>,
        /// What it reads.
        results: String,
    },
}

/// A graded submission.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Graded {
    pub(crate) verdict: Verdict,
    /// Its score, where the problem gives scores.
    pub(crate) score: Option<f64>,
    /// Every group that was judged, each after those within.
    pub(crate) groups: Vec<GroupReport>,
    /// The scores of cases, as their groups count them.
    pub(crate) scores: BTreeMap<u32, f64>,
}

/// Why there is no result yet.
#[derive(Debug)]
pub(crate) enum Open {
    Needs(Needs),
    Fault(Error),
}

/// Grades a submission by its plan.
///
/// # Errors
/// What is needed first, or what is wrong with the problem.
pub(crate) fn grade(plan: &Plan<PathBuf>, known: &Known, stop: Stop) -> Result<Graded, Open> {
    let mut walk = Walk { plan, known, stop, next: 1, groups: Vec::new(), scores: BTreeMap::new() };
    let whole = walk.group(&plan.root)?;
    let scoring = plan.kind.scoring;
    let (groups, scores) = (walk.groups, walk.scores);
    let (verdict, score) = if scoring { final_score(plan, &whole) } else { (whole.verdict, None) };
    Ok(Graded { verdict, score, groups, scores })
}

/// What a group is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Whole {
    pub(super) verdict: Verdict,
    pub(super) score: f64,
    /// The most it can give, where that is bounded.
    pub(super) most: Option<f64>,
}

/// One walk over the groups, in the order they are judged.
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
    /// Grades a group.
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

    /// Accepted if everything is; else the first that is not decides.
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

    /// The number and the worth of the next case.
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

    /// Passes over a group that is not judged.
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

/// The verdict and score of the whole: one that gets less than the most is accepted in part, and one that gets nothing is
/// wrong.
fn final_score(plan: &Plan<PathBuf>, whole: &Whole) -> (Verdict, Option<f64>) {
    let full = whole.most.is_none_or(|most| (whole.score - most).abs() <= 1e-9 * most.abs().max(1.0));
    let legacy = matches!(plan.root.grading, GroupGrading::Legacy(_));
    match whole.verdict {
        Verdict::Accepted if full => (Verdict::Accepted, Some(whole.score)),
        Verdict::Accepted if whole.score == 0.0 && !plan.kind.minimise => (Verdict::WrongAnswer, Some(0.0)),
        Verdict::Accepted => (Verdict::PartiallyAccepted, Some(whole.score)),
        // The legacy format ignores the score of what is rejected.
        verdict if legacy => (verdict, None),
        _ if whole.score > 0.0 => (Verdict::PartiallyAccepted, Some(whole.score)),
        verdict => (verdict, Some(whole.score)),
    }
}

fn fault(message: String) -> Open {
    Open::Fault(Error::Package(message))
}
