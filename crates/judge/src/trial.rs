//! Running a program on cases whose output is looked at, not only judged: what people do before they submit.

use std::{path::PathBuf, sync::Arc};

use assay_domain::{
    CompilerLine, Language, LanguageId, Plan, PlannedCase, Program, RunCase, Trial as Aids, Verdict, compiler_lines,
    diff, signature::Compare,
};
use assay_package::{Checktestdata, Mismatch};

use crate::{
    Error, Judge, Stop, Submission, Task,
    cache::{Entry, Key},
    case_run::{Entrant, by_default},
    compile::NoProgram,
    function::by_value,
    held::Held,
    meant::meant,
    messages,
    opened::Opened,
    pass::Contestant,
    validate::{self, Points, Question},
};

/// The most of an output or an answer that is shown, in bytes.
const SHOWN_BYTES: usize = 16 * 1024;

/// The largest expected output that is kept for the next who asks, in bytes.
const KEPT_BYTES: usize = 1 << 20;

/// A program to be tried.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The program.
    pub submission: Submission,
    /// How submissions to the problem are judged. Its cases are not looked at.
    pub plan: Arc<Plan<PathBuf>>,
    /// What tells whether an input is one, and what is to be written for it.
    pub aids: Aids<PathBuf>,
    /// The cases, in the order they are run. One that fails does not keep the others from running; after one that is too slow, cases that
    /// somebody typed do not run.
    pub cases: Vec<TrialCase>,
}

/// A case to try a program on.
#[derive(Clone, Debug)]
pub enum TrialCase {
    /// One of the problem's.
    Sample(PlannedCase<PathBuf>),
    /// An input that somebody typed.
    Own(Arc<[u8]>),
}

/// A step of trying a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrialStep {
    /// The source is being compiled, or fetched from the cache.
    Compiling,
    /// There is a program; this is what the compiler said all the same.
    Compiled(Vec<CompilerLine>),
    /// A case has run.
    Ran(Box<RunCase>),
}

/// How trying a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrialEnd {
    /// Every case has run.
    Ran,
    /// There is no program; this is why.
    Refused(Vec<CompilerLine>),
    /// It was called off.
    Aborted,
    /// A fault of ours, with all its causes.
    Fault(String),
}

/// A case made ready to be run.
struct Ready {
    /// Its name, and what its program and its validators are told.
    case: PlannedCase<PathBuf>,
    input: Held,
    /// What is to be written, where that is known.
    answer: Option<Held>,
}

impl Judge {
    /// Tries a program, telling of each step. Compiles with the language's cheaper flags, unless the program is there already as
    /// it would be judged. Never fails: a fault of ours is an end too.
    pub fn try_out(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> TrialEnd {
        let tried = self.tried(trial, on_step);
        self.slots.contestant().cool();
        tried.unwrap_or_else(|error| {
            if matches!(error, Error::Cancelled) {
                return TrialEnd::Aborted;
            }
            TrialEnd::Fault(error.chain())
        })
    }

    fn tried(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> Result<TrialEnd, Error> {
        on_step(TrialStep::Compiling);
        let task = Task { submission: trial.submission.clone(), plan: Arc::clone(&trial.plan), stop: Stop::Never };
        let mut opened = match self.open_quick(&task)? {
            Ok(opened) => opened,
            Err(why) => return Ok(without(why)),
        };
        let Entrant::Program(contestant) = opened.runner.entrant.clone() else {
            return Err(Error::Package("Answers are not run on cases.".to_owned()));
        };
        on_step(TrialStep::Compiled(compiler_lines(&opened.messages.take().unwrap_or_default())));
        let (mut model, mut too_slow) = (None, false);
        for (at, case) in trial.cases.iter().enumerate() {
            if too_slow && matches!(case, TrialCase::Own(_)) {
                on_step(TrialStep::Ran(Box::new(not_run())));
                continue;
            }
            let Some(ran) = self.try_case(trial, &opened, &contestant, &mut model, case)? else {
                return Ok(TrialEnd::Aborted);
            };
            too_slow |= ran.verdict == Some(Verdict::TimeLimitExceeded);
            if at == 0
                && ran.verdict == Some(Verdict::RunTimeError)
                && let Some(why) = self.check(&opened)?
            {
                return Ok(without(why));
            }
            on_step(TrialStep::Ran(Box::new(ran)));
        }
        Ok(TrialEnd::Ran)
    }

    /// `None`: it was called off.
    fn try_case(
        &mut self,
        trial: &Trial,
        opened: &Opened,
        contestant: &Contestant,
        model: &mut Option<Model>,
        case: &TrialCase,
    ) -> Result<Option<RunCase>, Error> {
        let ready = match case {
            TrialCase::Sample(case) => Ready {
                input: Held::Path(case.input.clone()),
                answer: Some(Held::Path(case.answer.clone())),
                case: case.clone(),
            },
            TrialCase::Own(text) => {
                if let Some(refused) = self.refusal(trial, text)? {
                    return Ok(Some(RunCase { refused: Some(refused), ..RunCase::default() }));
                }
                let input = Held::Bytes(Arc::clone(text));
                Ready { answer: self.answer(trial, model, text)?, case: own_case(&trial.plan), input }
            }
        };
        let mut order = contestant.order(&ready.case.args, &ready.case.files)?;
        let went = contestant.try_once(self.slots.contestant(), &mut order, &ready.input)?;
        let output = went.output.head(SHOWN_BYTES)?;
        let mut ran = RunCase {
            stderr: messages::of_program(&went.outcome.stderr).unwrap_or_default(),
            truncated: output.truncated,
            output: output.text,
            cpu_ms: went.outcome.cpu_ms,
            wall_ms: went.outcome.wall_ms,
            memory_kib: went.outcome.memory_kib,
            ..RunCase::default()
        };
        if let Some(badly) = went.badly {
            if badly.verdict == Verdict::Aborted {
                return Ok(None);
            }
            (ran.verdict, ran.message) = (Some(badly.verdict), badly.message);
        } else if let Some(answer) = ready.answer.as_ref().filter(|_| trial.plan.kind.passes <= 1) {
            let Some((right, message)) = self.right(opened, &ready, answer, &went.output)? else { return Ok(None) };
            ran.verdict = Some(if right { Verdict::Accepted } else { Verdict::WrongAnswer });
            ran.message = message;
        }
        if let Some(answer) = &ready.answer {
            let expected = answer.head(SHOWN_BYTES)?;
            ran.truncated |= expected.truncated;
            if ran.verdict != Some(Verdict::Accepted) {
                ran.diff = diff(&expected.text, &ran.output);
            }
            ran.expected = Some(expected.text);
        }
        ran.label = ran.verdict.map(|verdict| verdict.label().to_owned());
        Ok(Some(ran))
    }

    /// Whether an output is right, and what there is to say. `None`: it was called off.
    fn right(
        &mut self,
        opened: &Opened,
        ready: &Ready,
        answer: &Held,
        output: &Held,
    ) -> Result<Option<(bool, Option<String>)>, Error> {
        if let Some(signature) = opened.runner.plan.signature.as_ref().filter(|it| it.compare != Compare::Validator) {
            let badly = by_value(signature, &ready.case, &ready.input, output, answer)?;
            return Ok(Some((badly.is_none(), badly.and_then(|badly| badly.detail))));
        }
        if opened.runner.validators.is_empty() {
            return Ok(Some((by_default(&ready.case, output, answer)?.is_none(), None)));
        }
        for tool in &opened.runner.validators {
            let question = Question {
                case: &ready.case.name,
                input: &ready.input,
                answer,
                args: &ready.case.validator_args,
                passes: false,
                feedback: None,
            };
            let limits = opened.runner.plan.validation;
            let Some(said) = validate::ask(self.slots.beside()?, tool, limits, question, output)? else {
                return Ok(None);
            };
            let said = said.settled(Points::of_case(&opened.runner.plan, &ready.case.name));
            if !said.right {
                return Ok(Some((false, said.team_message)));
            }
        }
        Ok(Some((true, None)))
    }

    /// Why an input is none that the problem allows.
    fn refusal(&mut self, trial: &Trial, text: &Arc<[u8]>) -> Result<Option<String>, Error> {
        let input = &Held::Bytes(Arc::clone(text));
        if let Some(signature) = &trial.plan.signature {
            let Ok(text) = str::from_utf8(text) else { return Ok(Some("The input is not UTF-8 text.".to_owned())) };
            if let Err(fault) = signature.calls(text) {
                return Ok(Some(format!("Wrong at {fault}.")));
            }
        }
        for validator in &trial.aids.input_validators {
            let Some(refusal) = self.refused_by(&validator.program, validator.args.clone(), &[], input)? else {
                continue;
            };
            return Ok(Some(refusal.said.unwrap_or_else(|| "The problem does not allow this input.".to_owned())));
        }
        for script in &trial.aids.scripts {
            let read = Checktestdata::read(&script.file).map_err(|error| Error::Package(error.to_string()))?;
            match read.check(text) {
                Ok(()) => {}
                Err(wrong @ Mismatch::Input { .. }) => return Ok(Some(format!("Wrong at {wrong}"))),
                Err(fault @ Mismatch::Script { .. }) => {
                    return Err(Error::Package(format!("{}: {fault}", script.name)));
                }
            }
        }
        Ok(None)
    }

    /// What the problem's own solution writes for an input, where there is one and it ends well. Kept, as many try the same.
    fn answer(&mut self, trial: &Trial, model: &mut Option<Model>, input: &Arc<[u8]>) -> Result<Option<Held>, Error> {
        let Some(program) = &trial.aids.model else { return Ok(None) };
        let model = match model {
            Some(model) => model,
            None => model.insert(Model::read(program, &self.languages)?),
        };
        let key = model.key(&trial.plan, self.files.base(&model.submission.language), input);
        if let Some(known) = self.cache.as_ref().and_then(|cache| cache.get(&key)) {
            return Ok(known.files.into_iter().next().map(|(_, answer)| Held::Bytes(answer)));
        }
        if model.opened.is_none() {
            let task = Task { submission: model.submission.clone(), plan: Arc::clone(&trial.plan), stop: Stop::Never };
            model.opened = self.open(&task)?.ok();
        }
        let Some(Entrant::Program(contestant)) = model.opened.as_ref().map(|opened| &opened.runner.entrant) else {
            return Ok(None);
        };
        let mut order = contestant.order(&[], &[])?;
        // It would end the interpreter of the program that is tried.
        order.warm = None;
        let went = contestant.run(self.slots.contestant(), &mut order, &Held::Bytes(Arc::clone(input)))?;
        if went.badly.is_some() {
            return Ok(None);
        }
        if let Held::Bytes(answer) = &went.output
            && answer.len() <= KEPT_BYTES
        {
            let entry = Entry { files: vec![("answer".to_owned(), Arc::clone(answer))], messages: String::new() };
            self.compiler(trial.plan.compile).keep(&key, &entry);
        }
        Ok(Some(went.output))
    }
}

/// The problem's own solution.
struct Model {
    submission: Submission,
    /// Compiled, once that was needed.
    opened: Option<Opened>,
}

impl Model {
    fn read(program: &Program<PathBuf>, usable: &[Language]) -> Result<Self, Error> {
        let language = program.language.as_ref();
        let language = language.ok_or_else(|| Error::Package("the model solution has no language".to_owned()))?;
        let language = meant(language, usable);
        let submission = Submission::read(&program.files, &language, program.entry_point.as_deref())?;
        Ok(Self { submission, opened: None })
    }

    /// Of what it writes for an input.
    fn key(&self, plan: &Plan<PathBuf>, base: &LanguageId, input: &[u8]) -> Key {
        let limits = format!("{:?}", plan.limits);
        let mut parts: Vec<&[u8]> =
            vec![b"answer", self.submission.language.as_str().as_bytes(), limits.as_bytes(), input];
        parts.extend(self.submission.entry_point.iter().map(String::as_bytes));
        for include in plan.include(base) {
            parts.extend([include.name.as_bytes(), include.file.as_os_str().as_encoded_bytes()]);
        }
        for file in &self.submission.files {
            parts.extend([file.name.as_bytes(), &*file.content]);
        }
        Key::of(parts)
    }
}

/// A case of somebody's own, judged as the problem's first one is.
fn own_case(plan: &Plan<PathBuf>) -> PlannedCase<PathBuf> {
    let validator_args = plan.cases().next().map(|case| case.validator_args.clone()).unwrap_or_default();
    PlannedCase { validator_args, ..PlannedCase::of("own", true, PathBuf::new(), PathBuf::new()) }
}

/// A case that did not run because one before it was too slow: ten cases of a program that never ends would hold a slot for long.
fn not_run() -> RunCase {
    RunCase {
        label: Some("Not run".to_owned()),
        message: Some("An earlier case took too long, so this one did not run.".to_owned()),
        ..RunCase::default()
    }
}

fn without(why: NoProgram) -> TrialEnd {
    match why {
        NoProgram::Refused(messages) => TrialEnd::Refused(compiler_lines(&messages)),
        NoProgram::Cancelled => TrialEnd::Aborted,
    }
}
