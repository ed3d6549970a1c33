//! Judges one case: runs the program in all required passes, and asks the validators.

use std::{path::PathBuf, sync::Arc};

use assay_domain::{
    CaseMessage, CaseReport, Failure, Plan, PlannedCase, Verdict,
    signature::{Compare, Signature},
};
use assay_package::Comparison;
use assay_sandbox::Outcome;

use crate::{
    Error, SourceFile,
    compare::{Compared, compare},
    ended::Rejection,
    excerpt::{self, Excerpt},
    function::{by_value, case_values},
    held::Held,
    interaction,
    pass::Contestant,
    slots::Slots,
    tool::Tool,
    validate::{self, Points, Question, Said},
};

/// How much of an input, answer or output is shown, in bytes.
const SHOWN_BYTES: usize = 4 * 1024;

/// A submission that is ready to be judged on any case.
#[derive(Clone, Debug)]
pub(crate) struct CaseRunner {
    pub(crate) plan: Arc<Plan<PathBuf>>,
    pub(crate) entrant: Entrant,
    /// Empty: the default output validator.
    pub(crate) validators: Vec<Arc<Tool>>,
}

/// The submission itself.
#[derive(Clone, Debug)]
pub(crate) enum Entrant {
    /// A program.
    Program(Contestant),
    /// Answer files.
    Answers(Vec<SourceFile>),
}

/// The result of a case.
#[derive(Clone, Debug)]
pub(crate) struct CaseRan {
    /// The report to keep.
    pub(crate) report: CaseReport,
    /// The score multiplier from the validator.
    pub(crate) multiplier: Option<f64>,
    /// What to show about a failed case.
    pub(crate) failure: Option<Failure>,
}

/// The result of one pass.
#[derive(Default)]
struct Pass {
    /// `None` if no program ran.
    outcome: Option<Outcome>,
    rejection: Option<Rejection>,
    /// The output; `None` if a validator read it directly.
    output: Option<Held>,
    said: Vec<Said>,
    /// The standard output of a solution that a driver calls.
    printed: Option<Vec<u8>>,
}

impl CaseRunner {
    /// Judges the submission on a case. `number` counts from 1.
    ///
    /// # Errors
    /// Cancellation, internal failures, and failures of the problem's own programs.
    pub(crate) fn run(&self, slots: &mut Slots, number: u32, case: &PlannedCase<PathBuf>) -> Result<CaseRan, Error> {
        let mut report = CaseReport::new(number, Verdict::Accepted);
        let mut multiplier = None;
        let mut input = Held::Path(case.input.clone());
        let mut feedback = vec![None; self.validators.len()];
        let passes = self.plan.kind.passes.max(1);
        for pass in 1..=passes {
            let Pass { outcome, rejection, output, said, printed } = self.pass(slots, case, &input, &feedback)?;
            if let Some(outcome) = &outcome {
                // The limits apply per pass, so the highest figures count.
                report.cpu_ms = report.cpu_ms.max(outcome.cpu_ms);
                report.wall_ms = report.wall_ms.max(outcome.wall_ms);
                report.memory_kib = report.memory_kib.max(outcome.memory_kib);
            }
            let mut next = None;
            for (said, kept) in said.iter().zip(&mut feedback) {
                report.score = said.score.or(report.score);
                multiplier = said.multiplier.or(multiplier);
                report.judge_message = said.judge_message.clone().or(report.judge_message);
                report.team_message = said.team_message.clone().or(report.team_message);
                kept.clone_from(&said.feedback);
                next = said.next.clone().or(next);
            }
            if let Some(rejection) = rejection {
                if passes > 1 && next.is_some() {
                    return Err(self.fault("requested another pass although it rejects the output"));
                }
                report.verdict = rejection.verdict;
                let signature = self.plan.signature.as_ref();
                let failure = failure(signature, case, &report, rejection, output.as_ref(), printed.as_deref())?;
                return Ok(CaseRan { report, multiplier, failure: Some(failure) });
            }
            match next {
                Some(_) if passes == 1 => break,
                Some(_) if pass == passes => {
                    return Err(self.fault(&format!("requested more than the {passes} passes that the problem allows")));
                }
                Some(next) => input = Held::Bytes(next),
                None => break,
            }
        }
        Ok(CaseRan { report, multiplier, failure: None })
    }

    fn pass(
        &self,
        slots: &mut Slots,
        case: &PlannedCase<PathBuf>,
        input: &Held,
        feedback: &[Option<Arc<[u8]>>],
    ) -> Result<Pass, Error> {
        let answer = Held::Path(case.answer.clone());
        let points = Points::of_case(&self.plan, &case.name);
        let question = |place: usize| Question {
            case: &case.name,
            input,
            answer: &answer,
            args: &case.validator_args,
            passes: self.plan.kind.passes > 1,
            feedback: feedback.get(place).and_then(Option::as_ref),
        };
        let (outcome, output, printed) = match &self.entrant {
            Entrant::Answers(files) => match answer_to(&case.name, files, self.plan.cases().count()) {
                Some(content) => (None, Held::Bytes(content), None),
                None => {
                    // The submitter must know the cases' names anyway.
                    let name = case.name.rsplit('/').next().unwrap_or(&case.name);
                    let message = CaseMessage::NoAnswerFile { name: format!("{name}.out") };
                    let rejection = Rejection::new(Verdict::WrongAnswer, message);
                    return Ok(Pass { rejection: Some(rejection), ..Pass::default() });
                }
            },
            Entrant::Program(contestant) => {
                let mut order = contestant.order(&case.args, &case.files)?;
                if self.plan.kind.interactive {
                    let [tool] = self.validators.as_slice() else {
                        let problem = "An interactive problem needs exactly one output validator.";
                        return Err(Error::Package(problem.to_owned()));
                    };
                    let both = slots.both()?;
                    let talked = interaction::talk(both, contestant, &order, tool, self.plan.validation, question(0))?;
                    let said = talked.said.map(|said| said.settled(points));
                    let rejection = talked.rejection.or_else(|| said.as_ref().and_then(rejected));
                    let said = said.into_iter().collect();
                    return Ok(Pass { outcome: Some(talked.outcome), rejection, said, ..Pass::default() });
                }
                let ran = contestant.run(slots.contestant(), &mut order, input)?;
                if let Some(rejection) = ran.rejection {
                    let (outcome, output) = (Some(ran.outcome), Some(ran.output));
                    return Ok(Pass {
                        outcome,
                        rejection: Some(rejection),
                        output,
                        printed: ran.printed,
                        ..Pass::default()
                    });
                }
                (Some(ran.outcome), ran.output, ran.printed)
            }
        };
        if let Some(signature) = self.plan.signature.as_ref().filter(|it| it.compare != Compare::Validator) {
            let rejection = by_value(signature, case, input, &output, &answer)?;
            return Ok(Pass { outcome, rejection, output: Some(output), printed, ..Pass::default() });
        }
        if self.validators.is_empty() {
            let rejection = by_default(case, &output, &answer)?;
            return Ok(Pass { outcome, rejection, output: Some(output), ..Pass::default() });
        }
        let mut all = Vec::with_capacity(self.validators.len());
        let mut rejection = None;
        for (place, tool) in self.validators.iter().enumerate() {
            let said = validate::ask(slots.beside()?, tool, self.plan.validation, question(place), &output)?;
            let said = said.settled(points);
            rejection = rejected(&said);
            all.push(said);
            // All validators must accept.
            if rejection.is_some() {
                break;
            }
        }
        Ok(Pass { outcome, rejection, output: Some(output), said: all, printed })
    }

    fn fault(&self, what: &str) -> Error {
        match self.validators.first() {
            Some(tool) => tool.fault(what, &[]),
            None => Error::Package(what.to_owned()),
        }
    }
}

/// Compares like the default output validator.
///
/// # Errors
/// If its flags are invalid, or a file cannot be read.
pub(crate) fn by_default(
    case: &PlannedCase<PathBuf>,
    output: &Held,
    answer: &Held,
) -> Result<Option<Rejection>, Error> {
    let rules = Comparison::parse(&case.validator_args)
        .map_err(|message| Error::Package(format!("the output validator's arguments for {}: {message}", case.name)))?;
    let compared = compare(&mut *output.reader()?, &mut *answer.reader()?, &rules)
        .map_err(|source| Error::Data { path: case.answer.clone(), source })?;
    Ok(match compared {
        Compared::Same => None,
        Compared::Different(difference) => {
            Some(Rejection { verdict: Verdict::WrongAnswer, message: None, detail: Some(difference) })
        }
    })
}

fn rejected(said: &Said) -> Option<Rejection> {
    let message = said.team_message.clone().map(|text| CaseMessage::Said { text });
    (!said.right).then_some(Rejection { verdict: Verdict::WrongAnswer, message, detail: None })
}

/// The answer file of a case: its name equals the case's name, with any ending, with or without the folder `secret`. If there is only one case and
/// one file, they belong together.
fn answer_to(case: &str, files: &[SourceFile], cases: usize) -> Option<Arc<[u8]>> {
    let stem = |name: &str| {
        let (folder, base) = name.rsplit_once('/').map_or(("", name), |(folder, base)| (folder, base));
        let base = base.split_once('.').map_or(base, |(stem, _)| stem);
        if folder.is_empty() { base.to_owned() } else { format!("{folder}/{base}") }
    };
    let below = case.split_once('/').map_or(case, |(_, below)| below);
    let base = case.rsplit('/').next().unwrap_or(case);
    let called = |wanted: &str| files.iter().find(|file| stem(&file.name) == wanted || file.name == wanted);
    let found = called(case).or_else(|| called(below)).or_else(|| called(base));
    found.or_else(|| files.first().filter(|_| cases == 1 && files.len() == 1)).map(|file| Arc::clone(&file.content))
}

/// What to show about a failed case. Its data and the program's output are included only if they may be shown.
fn failure(
    signature: Option<&Signature>,
    case: &PlannedCase<PathBuf>,
    report: &CaseReport,
    rejection: Rejection,
    output: Option<&Held>,
    printed: Option<&[u8]>,
) -> Result<Failure, Error> {
    let may_see = case.shown || case.sample;
    let said: Vec<_> = rejection.message.into_iter().chain(rejection.detail.filter(|_| may_see)).collect();
    let lines: Vec<_> = said.iter().map(CaseMessage::to_string).collect();
    let message = (!lines.is_empty()).then(|| lines.join("\n"));
    let mut failure = Failure { case: report.case, sample: case.sample, message, said, ..Failure::default() };
    if !may_see {
        return Ok(failure);
    }
    let mut show = |excerpt: Excerpt| {
        failure.truncated |= excerpt.truncated;
        Some(excerpt.text)
    };
    let (input, answer) = (Held::Path(case.input.clone()), Held::Path(case.answer.clone()));
    failure.input = show(input.head(SHOWN_BYTES)?);
    failure.expected = show(answer.head(SHOWN_BYTES)?);
    if let Some(signature) = signature {
        // If the program failed, it has no answer.
        let found = output.filter(|_| matches!(report.verdict, Verdict::WrongAnswer | Verdict::PartiallyAccepted));
        failure.values = case_values(signature, &case.name, &input, Some(&answer), found)?.map(Box::new);
    }
    if let Some(output) = output {
        failure.actual = show(output.head(SHOWN_BYTES)?);
    }
    if let Some(printed) = printed {
        failure.stdout = show(excerpt::head(printed, SHOWN_BYTES));
    }
    Ok(failure)
}
