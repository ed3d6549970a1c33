//! Runs a program on cases before it is submitted, and shows its output.

use std::{collections::VecDeque, path::PathBuf, sync::Arc};

use assay_domain::{
    CaseMessage, CompilerLine, InputRefusal, Language, LanguageId, Plan, PlannedCase, Program, RunCase, Trial as Aids,
    Verdict, compiler_lines, diff, error_chain,
    signature::{Compare, Signature},
};
use assay_package::{Checktestdata, Mismatch};

use crate::{
    Error, Judge, Stop, Submission, Task,
    cache::{Entry, Key},
    case_run::{Entrant, by_default},
    compile::Refused,
    excerpt,
    function::{by_value, case_values},
    held::Held,
    judged_language::judged_language,
    messages,
    opened::Opened,
    pass::Contestant,
    validate::{self, Points, Question},
};

/// How much of an output or an answer is shown, in bytes.
const SHOWN_BYTES: usize = 16 * 1024;

/// The largest expected output that is cached, in bytes.
const KEPT_BYTES: usize = 1 << 20;

/// A program, and the cases to run it on.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The program.
    pub submission: Submission,
    /// How submissions to the problem are judged. Its own cases are ignored.
    pub plan: Arc<Plan<PathBuf>>,
    /// The problem's programs that check own inputs and compute the expected outputs.
    pub aids: Aids<PathBuf>,
    /// The cases, in the order in which they run. After a failed case, the others still run. After a case that is too slow, own cases do not run.
    pub cases: Vec<TrialCase>,
}

/// A case to run a program on.
#[derive(Clone, Debug)]
pub enum TrialCase {
    /// A sample of the problem.
    Sample(PlannedCase<PathBuf>),
    /// The user's own input.
    Own(Arc<[u8]>),
}

/// A step of a trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrialStep {
    /// The source is being compiled, or fetched from the cache.
    Compiling,
    /// The source was compiled; contains the compiler's messages.
    Compiled(Vec<CompilerLine>),
    /// A case has run.
    Ran(Box<RunCase>),
}

/// How a trial ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrialEnd {
    /// Every case has run.
    Ran,
    /// The source does not compile; contains the messages.
    Refused(Vec<CompilerLine>),
    /// It was cancelled.
    Aborted,
    /// An internal failure, with all its causes.
    Fault(String),
}

/// A case that is ready to run.
struct Ready {
    /// Its name, and the arguments of the program and the validators.
    case: PlannedCase<PathBuf>,
    input: Held,
    /// The expected output, if it is known.
    answer: Option<Held>,
}

impl Judge {
    /// Runs a program on cases and reports each step. Compiles with the language's quick flags, unless the cache has the program as it would be judged.
    /// Never fails: an internal failure is an end too.
    pub fn try_out(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> TrialEnd {
        self.try_out_unless_busy(trial, on_step).unwrap_or_else(|busy| TrialEnd::Fault(error_chain(&busy)))
    }

    /// Like [`Judge::try_out`], for a caller who can try the program again later.
    ///
    /// # Errors
    /// Only [`Error::Busy`].
    pub fn try_out_unless_busy(
        &mut self,
        trial: &Trial,
        on_step: &mut dyn FnMut(TrialStep),
    ) -> Result<TrialEnd, Error> {
        let tried = self.tried(trial, on_step);
        self.end_submission(&trial.submission);
        tried.or_else(|error| match error {
            busy @ Error::Busy(_) => Err(busy),
            Error::Cancelled => Ok(TrialEnd::Aborted),
            error => Ok(TrialEnd::Fault(error_chain(&error))),
        })
    }

    fn tried(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> Result<TrialEnd, Error> {
        on_step(TrialStep::Compiling);
        let task = Task { submission: trial.submission.clone(), plan: Arc::clone(&trial.plan), stop: Stop::Never };
        let mut opened = match self.open_quick(&task)? {
            Ok(opened) => opened,
            Err(why) => return Ok(refused(&why)),
        };
        let Entrant::Program(contestant) = opened.runner.entrant.clone() else {
            return Err(Error::Package("Answers are not run on cases.".to_owned()));
        };
        on_step(TrialStep::Compiled(compiler_lines(&opened.messages.take().unwrap_or_default())));
        let (mut model, mut too_slow) = (None, false);
        let mut prepared = VecDeque::new();
        for (at, case) in trial.cases.iter().enumerate() {
            let is_own = matches!(case, TrialCase::Own(_));
            if too_slow && is_own {
                on_step(TrialStep::Ran(Box::new(not_run())));
                continue;
            }
            if is_own && prepared.is_empty() && trial.plan.signature.is_some() {
                // The slot keeps one process. So the model solution answers all own cases before the program continues.
                for case in &trial.cases[at..] {
                    prepared.push_back(self.prepare_case(trial, &mut model, case)?);
                }
            }
            let next = match prepared.pop_front() {
                Some(next) => next,
                None => self.prepare_case(trial, &mut model, case)?,
            };
            let ran = self.try_case(trial, &opened, &contestant, next)?;
            too_slow |= ran.verdict == Some(Verdict::TimeLimitExceeded);
            if at == 0
                && ran.verdict == Some(Verdict::RunTimeError)
                && let Some(why) = self.check(&opened)?
            {
                return Ok(refused(&why));
            }
            on_step(TrialStep::Ran(Box::new(ran)));
        }
        Ok(TrialEnd::Ran)
    }

    /// Finds the expected output of a case. The inner error says why its input is invalid.
    fn prepare_case(
        &mut self,
        trial: &Trial,
        model: &mut Option<Model>,
        case: &TrialCase,
    ) -> Result<Result<Ready, InputRefusal>, Error> {
        let ready = match case {
            TrialCase::Sample(case) => Ready {
                input: Held::Path(case.input.clone()),
                answer: Some(Held::Path(case.answer.clone())),
                case: case.clone(),
            },
            TrialCase::Own(text) => {
                if let Some(refused) = self.refusal(trial, text)? {
                    return Ok(Err(refused));
                }
                let input = Held::Bytes(Arc::clone(text));
                Ready { answer: self.answer(trial, model, text)?, case: own_case(&trial.plan), input }
            }
        };
        Ok(Ok(ready))
    }

    /// Runs one case.
    fn try_case(
        &mut self,
        trial: &Trial,
        opened: &Opened,
        contestant: &Contestant,
        case: Result<Ready, InputRefusal>,
    ) -> Result<RunCase, Error> {
        let ready = match case {
            Ok(ready) => ready,
            Err(refusal) => {
                let refused = Some(refusal.to_string());
                return Ok(RunCase { refused, refusal: Some(refusal), ..RunCase::default() });
            }
        };
        let mut order = contestant.order(&ready.case.args, &ready.case.files)?;
        let went = contestant.try_out(self.slots.contestant(), &mut order, &ready.input)?;
        let output = went.output.head(SHOWN_BYTES)?;
        let printed = went.printed.filter(|text| !text.is_empty()).map(|text| excerpt::head(&text, SHOWN_BYTES));
        let mut ran = RunCase {
            stderr: messages::of_program(&went.outcome.stderr).unwrap_or_default(),
            truncated: output.truncated || printed.as_ref().is_some_and(|text| text.truncated),
            output: output.text,
            stdout: printed.map(|text| text.text),
            cpu_ms: went.outcome.cpu_ms,
            wall_ms: went.outcome.wall_ms,
            memory_kib: went.outcome.memory_kib,
            ..RunCase::default()
        };
        let answered = went.rejection.is_none();
        if let Some(rejection) = went.rejection {
            (ran.verdict, ran.said) = (Some(rejection.verdict), rejection.message);
        } else if let Some(answer) = ready.answer.as_ref().filter(|_| trial.plan.kind.passes <= 1) {
            let (right, said) = self.right(opened, &ready, answer, &went.output)?;
            ran.verdict = Some(if right { Verdict::Accepted } else { Verdict::WrongAnswer });
            ran.said = said;
        }
        ran.message = ran.said.as_ref().map(CaseMessage::to_string);
        if let Some(signature) = &trial.plan.signature {
            let found = Some(&went.output).filter(|_| answered);
            let values = case_values(signature, &ready.case.name, &ready.input, ready.answer.as_ref(), found)?;
            ran.values = values.map(Box::new);
        }
        if let Some(answer) = &ready.answer {
            let expected = answer.head(SHOWN_BYTES)?;
            ran.truncated |= expected.truncated;
            // Values have marks instead.
            if ran.verdict != Some(Verdict::Accepted) && trial.plan.signature.is_none() {
                ran.diff = diff(&expected.text, &ran.output);
            }
            ran.expected = Some(expected.text);
        }
        ran.label = ran.verdict.map(|verdict| verdict.label().to_owned());
        Ok(ran)
    }

    /// Whether an output is correct, and a message.
    fn right(
        &mut self,
        opened: &Opened,
        ready: &Ready,
        answer: &Held,
        output: &Held,
    ) -> Result<(bool, Option<CaseMessage>), Error> {
        if let Some(signature) = opened.runner.plan.signature.as_ref().filter(|it| it.compare != Compare::Validator) {
            let rejection = by_value(signature, &ready.case, &ready.input, output, answer)?;
            return Ok((rejection.is_none(), rejection.and_then(|rejection| rejection.detail)));
        }
        if opened.runner.validators.is_empty() {
            return Ok((by_default(&ready.case, output, answer)?.is_none(), None));
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
            let said = validate::ask(self.slots.beside()?, tool, limits, question, output)?;
            let said = said.settled(Points::of_case(&opened.runner.plan, &ready.case.name));
            if !said.right {
                return Ok((false, said.team_message.map(|text| CaseMessage::Said { text })));
            }
        }
        Ok((true, None))
    }

    /// Why an input is invalid; `None` if it is valid.
    fn refusal(&mut self, trial: &Trial, text: &Arc<[u8]>) -> Result<Option<InputRefusal>, Error> {
        let input = &Held::Bytes(Arc::clone(text));
        if let Some(signature) = &trial.plan.signature {
            let Ok(text) = str::from_utf8(text) else { return Ok(Some(InputRefusal::NoText)) };
            if let Err(fault) = signature.calls(text) {
                return Ok(Some(InputRefusal::Signature { fault }));
            }
        }
        for validator in &trial.aids.input_validators {
            let Some(refusal) = self.refused_by(&validator.program, validator.args.clone(), &[], input)? else {
                continue;
            };
            return Ok(Some(refusal.said.map_or(InputRefusal::NotAllowed, |text| InputRefusal::Said { text })));
        }
        for script in &trial.aids.scripts {
            let read = Checktestdata::read(&script.file).map_err(|error| Error::Package(error.to_string()))?;
            match read.check(text) {
                Ok(()) => {}
                Err(wrong @ Mismatch::Input { .. }) => {
                    return Ok(Some(InputRefusal::Said { text: format!("Wrong at {wrong}") }));
                }
                Err(fault @ Mismatch::Script { .. }) => {
                    return Err(Error::Package(format!("{}: {fault}", script.name)));
                }
            }
        }
        Ok(None)
    }

    /// The output of the model solution, if there is one and it succeeds. Cached, because many users try the same inputs.
    fn answer(&mut self, trial: &Trial, model: &mut Option<Model>, input: &Arc<[u8]>) -> Result<Option<Held>, Error> {
        let Some(program) = &trial.aids.model else { return Ok(None) };
        let model = match model {
            Some(model) => model,
            None => model.insert(Model::read(program, &self.languages, trial.plan.signature.as_ref())?),
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
        // A warm interpreter would end the one of the tested program.
        order.warm = None;
        let went = contestant.run(self.slots.contestant(), &mut order, &Held::Bytes(Arc::clone(input)))?;
        if went.rejection.is_some() {
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

/// The model solution of the problem.
struct Model {
    submission: Submission,
    /// The compiled solution, after its first use.
    opened: Option<Opened>,
}

impl Model {
    fn read(program: &Program<PathBuf>, usable: &[Language], signature: Option<&Signature>) -> Result<Self, Error> {
        let language = program.language.as_ref();
        let language = language.ok_or_else(|| Error::Package("the model solution has no language".to_owned()))?;
        let language = judged_language(language, usable, signature);
        let submission = Submission::read(&program.files, &language, program.entry_point.as_deref())?;
        Ok(Self { submission, opened: None })
    }

    /// The cache key of its output for an input.
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

/// The case for an own input. It is judged like the problem's first case.
fn own_case(plan: &Plan<PathBuf>) -> PlannedCase<PathBuf> {
    let validator_args = plan.cases().next().map(|case| case.validator_args.clone()).unwrap_or_default();
    PlannedCase { validator_args, ..PlannedCase::of("own", true, PathBuf::new(), PathBuf::new()) }
}

/// A case that did not run because an earlier one was too slow: ten cases of an endless program would occupy a slot for long.
fn not_run() -> RunCase {
    RunCase {
        label: Some("Not run".to_owned()),
        message: Some(CaseMessage::NotRun.to_string()),
        said: Some(CaseMessage::NotRun),
        ..RunCase::default()
    }
}

fn refused(Refused(messages): &Refused) -> TrialEnd {
    TrialEnd::Refused(compiler_lines(messages))
}
