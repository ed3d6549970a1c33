//! Runs output validators of a problem, in a separate sandbox and never in the box of the program that they judge.

use std::{path::PathBuf, sync::Arc};

use assay_domain::{Aggregation, GroupGrading, Part, Plan, TestGroup, ValidationLimits, describe_signal};
use assay_sandbox::{BoxFile, Collect, Content, Ending, Outcome, Run};

use crate::{
    Error, excerpt,
    held::Held,
    patience::run_patiently,
    slots::Slot,
    testlib,
    tool::{Allowed, Tool},
};

/// How much of a message is kept, in bytes.
const MESSAGE_BYTES: usize = 16 * 1024;

/// The largest collected file, in bytes. It is held in memory.
const COLLECTED_BYTES: u64 = 32 << 20;

/// The folders of the case's files and of the validator's feedback.
const CASE: &str = "testcase";
const FEEDBACK: &str = "feedback";

/// The archive that keeps the feedback folder from pass to pass.
const ARCHIVE: &str = "feedback.tar";

/// The feedback files with a meaning; [`conclude`] reads them.
const JUDGE_MESSAGE: &str = "judgemessage.txt";
const TEAM_MESSAGE: &str = "teammessage.txt";
const SCORE: &str = "score.txt";
const MULTIPLIER: &str = "score_multiplier.txt";
const NEXT_PASS: &str = "nextpass.in";

/// The data for a validator.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question<'a> {
    /// The case's name. The files are named after it.
    pub(crate) case: &'a str,
    pub(crate) input: &'a Held,
    pub(crate) answer: &'a Held,
    /// Additional arguments of the validator.
    pub(crate) args: &'a [String],
    /// Whether the problem has several passes, so that the feedback folder must be kept.
    pub(crate) passes: bool,
    /// The feedback folder after the pass before.
    pub(crate) feedback: Option<&'a Arc<[u8]>>,
}

/// The result of a validator.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// Whether the output is correct.
    pub(crate) right: bool,
    pub(crate) score: Option<f64>,
    pub(crate) multiplier: Option<f64>,
    /// From testlib: which fraction of the answer is correct. See [`Said::settled`].
    pub(crate) part: Option<f64>,
    /// From testlib: the points of the answer.
    pub(crate) points: Option<f64>,
    /// A message for the people who maintain the problem.
    pub(crate) judge_message: Option<String>,
    /// A message for the submitter.
    pub(crate) team_message: Option<String>,
    /// The input of the program in the next pass.
    pub(crate) next: Option<Arc<[u8]>>,
    /// The feedback folder, for the next pass.
    pub(crate) feedback: Option<Arc<[u8]>>,
}

impl Said {
    /// Applies the rules for `points`: testlib's results become a score or a multiplier if the case gives points.
    ///
    /// In a pass-fail problem, only testlib's `_ok` accepts. `_pc(100)` and `quitp` mean a partly correct answer there: testlib has no maximum of
    /// points, and other judges without points reject both. In a scoring problem, a pass-fail group may share its checker with groups that give
    /// points. So `_pc(100)` and points above 0 accept there, as with a package's `score.txt`.
    pub(crate) fn settled(mut self, points: Points) -> Self {
        let (part, given) = (self.part.take(), self.points.take());
        match points {
            Points::None => self.right &= part.is_none() && given.is_none(),
            Points::Unused => {
                self.right &= part.is_none_or(|part| part >= 1.0) && given.is_none_or(|given| given > 0.0);
            }
            // An answer with 0 points is not rejected, because a rejected answer can end its group in this format.
            Points::Legacy => (self.multiplier, self.score) = (part.or(self.multiplier), given.or(self.score)),
            Points::Modern => {
                self.right &= part.is_none_or(|part| part > 0.0);
                if self.right {
                    (self.multiplier, self.score) = (part.or(self.multiplier), given.or(self.score));
                }
            }
        }
        self
    }
}

/// How a case gives points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Points {
    /// The problem has no points: a case passes or fails.
    None,
    /// The problem has points, but the group of this case only passes or fails.
    Unused,
    /// By the rules of the legacy format.
    Legacy,
    /// By the rules of `2025-09`.
    Modern,
}

impl Points {
    /// How the cases of a group give points.
    pub(crate) fn of_group(plan: &Plan<PathBuf>, group: &TestGroup<PathBuf>) -> Self {
        match &group.grading {
            _ if !plan.kind.scoring => Self::None,
            GroupGrading::Legacy(_) => Self::Legacy,
            GroupGrading::Scoring { aggregation, .. } if *aggregation != Aggregation::PassFail => Self::Modern,
            GroupGrading::Scoring { .. } | GroupGrading::PassFail { .. } | GroupGrading::Secret => Self::Unused,
        }
    }

    /// How the case with this name gives points.
    pub(crate) fn of_case(plan: &Plan<PathBuf>, case: &str) -> Self {
        fn around<'a>(group: &'a TestGroup<PathBuf>, name: &str) -> Option<&'a TestGroup<PathBuf>> {
            group.parts.iter().find_map(|part| match part {
                Part::Case(case) => (case.name == name).then_some(group),
                Part::Group(group) => around(group, name),
            })
        }
        // A person's own case is in no group.
        let alone = if plan.kind.scoring { Self::Unused } else { Self::None };
        around(&plan.root, case).map_or(alone, |group| Self::of_group(plan, group))
    }
}

/// Runs a validator on an output.
///
/// # Errors
/// If it neither accepts nor rejects, it was cancelled, or on an internal failure.
pub(crate) fn ask(
    slot: &mut Slot,
    tool: &Tool,
    limits: ValidationLimits,
    question: Question<'_>,
    output: &Held,
) -> Result<Said, Error> {
    let mut beside = Vec::new();
    if tool.testlib {
        beside.push(output.placed(format!("{CASE}/output"))?);
    }
    let mut run = order(tool, limits, question, beside, false)?;
    run.stdin = if tool.testlib { assay_sandbox::Stdin::Null } else { output.stdin()? };
    let outcome = run_patiently(slot, &run, "a validator")?;
    conclude(tool, outcome)
}

/// The run of a validator, without its standard input. An `interactor` talks to the program.
///
/// # Errors
/// If a file of the case cannot be opened.
pub(crate) fn order(
    tool: &Tool,
    limits: ValidationLimits,
    question: Question<'_>,
    mut beside: Vec<(BoxFile, u64)>,
    interactor: bool,
) -> Result<Run, Error> {
    let base = question.case.rsplit('/').next().unwrap_or("case");
    let (input, answer) = (format!("{CASE}/{base}.in"), format!("{CASE}/{base}.ans"));
    beside.push(question.input.placed(input.clone())?);
    beside.push(question.answer.placed(answer.clone())?);
    let bytes: u64 = beside.iter().map(|(_, bytes)| bytes).sum();
    let mut files: Vec<BoxFile> = beside.into_iter().map(|(file, _)| file).collect();
    files.push(empty(format!("{FEEDBACK}/.keep")));
    let mut arguments = match (tool.testlib, interactor) {
        (false, _) => vec![input, answer, format!("{FEEDBACK}/")],
        (true, false) => vec![input, format!("{CASE}/output"), answer],
        // An interactor can write a file for a checker. No checker reads it here.
        (true, true) => vec![input, format!("{FEEDBACK}/output"), answer],
    };
    arguments.extend_from_slice(question.args);
    let allowed = Allowed {
        time_ms: limits.time_ms,
        memory_kib: limits.memory_kib,
        output_kib: limits.output_kib,
        data_kib: u32::try_from(bytes / 1024).unwrap_or(u32::MAX).saturating_add(64),
    };
    let mut run = tool.run(arguments, files, allowed);
    run.limits.file_bytes = u64::from(limits.output_kib) * 1024;
    collect(&mut run);
    if question.passes {
        keep_feedback(&mut run, question.feedback);
    }
    Ok(run)
}

/// Collects the feedback files with a meaning.
pub(crate) fn collect(run: &mut Run) {
    let max_bytes = run.limits.file_bytes.min(COLLECTED_BYTES);
    for name in [JUDGE_MESSAGE, TEAM_MESSAGE, SCORE, MULTIPLIER, NEXT_PASS] {
        run.collect.push(Collect { name: format!("{FEEDBACK}/{name}"), max_bytes });
    }
}

/// The result of a validator that has ended.
///
/// # Errors
/// If it neither accepted nor rejected.
pub(crate) fn conclude(tool: &Tool, outcome: Outcome) -> Result<Said, Error> {
    let fault = |what: String| tool.fault(&what, &outcome.stderr);
    let mut said = Said::default();
    match outcome.ending {
        Ending::Exited(code) if tool.testlib => {
            match testlib::said(code, &outcome.stderr) {
                testlib::Said::Ok => said.right = true,
                testlib::Said::Wrong => {}
                testlib::Said::Points(points) => (said.right, said.points) = (true, Some(points)),
                testlib::Said::Part(part) => (said.right, said.part) = (true, Some(part)),
                testlib::Said::Fault => return Err(fault(format!("ended with exit code {code}"))),
            }
            said.judge_message = message(&outcome.stderr);
            return Ok(said);
        }
        Ending::Exited(42) => said.right = true,
        Ending::Exited(43) => {}
        other => return Err(fault(ended(other))),
    }
    if let Some((name, _)) = outcome.not_collected.iter().find(|(_, why)| *why != assay_sandbox::NotCollected::Missing)
    {
        return Err(fault(format!("left a {name} that is too large or no file")));
    }
    for (name, content) in outcome.collected {
        match name.rsplit('/').next() {
            Some(JUDGE_MESSAGE) => said.judge_message = message(&content),
            Some(TEAM_MESSAGE) => said.team_message = message(&content),
            Some(SCORE) => said.score = Some(number(tool, SCORE, &content)?),
            Some(MULTIPLIER) => said.multiplier = Some(number(tool, MULTIPLIER, &content)?),
            Some(NEXT_PASS) => said.next = Some(content.into()),
            Some(ARCHIVE) => said.feedback = Some(content.into()),
            _ => {}
        }
    }
    Ok(said)
}

/// Describes the wrong end of a tool.
pub(crate) fn ended(ending: Ending) -> String {
    match ending {
        Ending::Exited(code) => format!("ended with exit code {code}, neither 42 nor 43"),
        Ending::Signalled(number) => format!("was ended by {}", describe_signal(number)),
        Ending::CpuLimit => {
            "used too much CPU time; make it faster, or raise `limits.validation_time` for output validators".to_owned()
        }
        Ending::WallLimit => "did not end in time; make sure that it does not wait".to_owned(),
        Ending::MemoryLimit => {
            "used too much memory; use less, or raise `limits.validation_memory` for output validators".to_owned()
        }
        Ending::OutputLimit => {
            "wrote too much; write less, or raise `limits.validation_output` for output validators".to_owned()
        }
        Ending::Cancelled => "was stopped".to_owned(),
    }
}

/// Wraps the validator in a shell that unpacks the feedback folder before and packs it after. Its content is never read outside of a box.
fn keep_feedback(run: &mut Run, before: Option<&Arc<[u8]>>) {
    let script = format!(
        "[ ! -e {ARCHIVE} ] || {{ tar -xf {ARCHIVE} && rm {ARCHIVE}; }}; \"$@\"; code=$?; \
         tar -cf {ARCHIVE} --exclude={FEEDBACK}/{NEXT_PASS} {FEEDBACK}; exit $code"
    );
    let shell = ["sh", "-c", &script, "sh"].map(str::to_owned);
    run.argv.splice(0..0, shell);
    if let Some(before) = before {
        let content = Content::Bytes(Arc::clone(before));
        run.files.push(BoxFile { name: ARCHIVE.to_owned(), mode: 0o644, content });
    }
    run.collect.push(Collect { name: ARCHIVE.to_owned(), max_bytes: run.limits.file_bytes.min(COLLECTED_BYTES) });
}

fn number(tool: &Tool, name: &str, content: &[u8]) -> Result<f64, Error> {
    let text = String::from_utf8_lossy(&content[..content.len().min(200)]).into_owned();
    let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    number.ok_or_else(|| tool.fault(&format!("wrote {:?} into {name}, which is not a number", text.trim()), &[]))
}

fn message(bytes: &[u8]) -> Option<String> {
    let text = excerpt::head(bytes.trim_ascii_end(), MESSAGE_BYTES);
    (!text.text.is_empty()).then(|| if text.truncated { text.text + "…" } else { text.text })
}

fn empty(name: String) -> BoxFile {
    BoxFile { name, mode: 0o644, content: Content::Bytes(Arc::from([])) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_right(points: Points, part: Option<f64>, given: Option<f64>) -> bool {
        Said { right: true, part, points: given, ..Said::default() }.settled(points).right
    }

    #[test]
    fn only_ok_accepts_in_a_pass_fail_problem() {
        assert!(is_right(Points::None, None, None));
        for some in [0.0, 0.375, 0.5, 1.0, 37.5, 100.0] {
            assert!(!is_right(Points::None, Some(some), None), "_pc({})", some * 100.0);
            assert!(!is_right(Points::None, None, Some(some)), "quitp({some})");
        }
    }

    #[test]
    fn a_pass_fail_group_of_a_scoring_problem_passes_with_all_of_the_answer_or_points() {
        for (part, given, expected) in [
            (None, None, true),
            (Some(1.0), None, true),
            (Some(0.99), None, false),
            (Some(0.0), None, false),
            (None, Some(0.0), false),
            (None, Some(37.5), true),
        ] {
            assert_eq!(is_right(Points::Unused, part, given), expected, "{part:?} {given:?}");
        }
    }
}
