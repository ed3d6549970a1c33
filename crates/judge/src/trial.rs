//! Running a program on cases whose output is looked at, not only judged: what people do before they submit.

use std::{
    fs::File,
    io::{BufReader, Read as _},
    path::PathBuf,
    sync::Arc,
};

use assay_domain::{CompilerLine, LanguageId, Limits, RunCase, Verdict, compiler_lines, diff};
use assay_package::Comparison;
use assay_sandbox::{Ending, Outcome, Stdin};

use crate::{
    Error, Judge,
    case_run::CaseRunner,
    compare::{Compared, compare},
    compile::{self, NoProgram},
    excerpt, messages,
};

/// The most of an output or an answer that is shown, in bytes.
const SHOWN_BYTES: usize = 16 * 1024;

/// A program to be tried.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The language of the source.
    pub language: LanguageId,
    /// The source.
    pub source: String,
    /// The problem's limits, before the language's multiplier.
    pub limits: Limits,
    /// How an output is compared with its answer.
    pub comparison: Comparison,
    /// The cases, in the order they are run. One that fails does not keep the others from running.
    pub cases: Vec<TrialCase>,
}

/// A case to try a program on.
#[derive(Clone, Debug)]
pub struct TrialCase {
    /// What the program reads.
    pub input: TrialInput,
    /// The file its output is compared with, where it is known what is expected.
    pub answer: Option<PathBuf>,
}

/// What a tried program reads.
#[derive(Clone, Debug)]
pub enum TrialInput {
    /// A file.
    File(PathBuf),
    /// A text that somebody typed.
    Text(Arc<[u8]>),
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

impl Judge {
    /// Tries a program, telling of each step. Compiles with the language's cheaper flags, unless the program is there already as
    /// it would be judged. Never fails: a fault of ours is an end too.
    pub fn try_out(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> TrialEnd {
        self.tried(trial, on_step).unwrap_or_else(|error| {
            let cause = error.chain();
            tracing::error!(cause, "trying a program failed");
            TrialEnd::Fault(cause)
        })
    }

    fn tried(&mut self, trial: &Trial, on_step: &mut dyn FnMut(TrialStep)) -> Result<TrialEnd, Error> {
        let source: Arc<str> = Arc::from(trial.source.as_str());
        let (slot, language, version, cache) = self.means(&trial.language)?;
        on_step(TrialStep::Compiling);
        let quick = language.quick();
        let chosen = if compile::is_there(cache, language, version, &source) { language } else { &quick };
        let mut program = match compile::compile(slot, cache, chosen, version, &source)? {
            Ok(program) => program,
            Err(why) => return Ok(without(why)),
        };
        on_step(TrialStep::Compiled(compiler_lines(&program.messages.take().unwrap_or_default())));
        let mut runner = CaseRunner::new(slot, language, program, &trial.limits, &trial.comparison);
        for (at, case) in trial.cases.iter().enumerate() {
            let outcome = match runner.try_once(stdin(&case.input)?) {
                Ok(outcome) => outcome,
                Err(Ok(badly)) => {
                    let verdict = Some(badly.verdict);
                    on_step(TrialStep::Ran(Box::new(RunCase {
                        verdict,
                        message: badly.message,
                        ..RunCase::default()
                    })));
                    continue;
                }
                Err(Err(error)) => return Err(error),
            };
            if outcome.ending == Ending::Cancelled {
                return Ok(TrialEnd::Aborted);
            }
            let ran = ran(&runner, &outcome, case, &trial.comparison)?;
            if at == 0
                && ran.verdict == Some(Verdict::RunTimeError)
                && let Some(why) = compile::check(runner.slot(), language, &source)?
            {
                return Ok(without(why));
            }
            on_step(TrialStep::Ran(Box::new(ran)));
        }
        Ok(TrialEnd::Ran)
    }
}

fn without(why: NoProgram) -> TrialEnd {
    match why {
        NoProgram::Refused(messages) => TrialEnd::Refused(compiler_lines(&messages)),
        NoProgram::Cancelled => TrialEnd::Aborted,
    }
}

fn stdin(input: &TrialInput) -> Result<Stdin, Error> {
    Ok(match input {
        TrialInput::Text(text) => Stdin::Bytes(Arc::clone(text)),
        TrialInput::File(path) => {
            let file = File::open(path).map_err(|source| Error::Data { path: path.clone(), source })?;
            Stdin::File(Arc::new(file))
        }
    })
}

fn ran(
    runner: &CaseRunner<'_>,
    outcome: &Outcome,
    case: &TrialCase,
    comparison: &Comparison,
) -> Result<RunCase, Error> {
    let output = excerpt::head(&outcome.stdout, SHOWN_BYTES);
    let mut ran = RunCase {
        stderr: messages::of_program(&outcome.stderr).unwrap_or_default(),
        truncated: output.truncated,
        output: output.text,
        cpu_ms: outcome.cpu_ms,
        wall_ms: outcome.wall_ms,
        memory_kib: outcome.memory_kib,
        ..RunCase::default()
    };
    let badly = runner.limits().decide(outcome);
    if let Some(path) = &case.answer {
        let fault = |source| Error::Data { path: path.clone(), source };
        let mut answer = BufReader::new(File::open(path).map_err(fault)?);
        if badly.is_none() {
            let same = compare(&outcome.stdout, &mut answer, comparison).map_err(fault)? == Compared::Same;
            ran.verdict = Some(if same { Verdict::Accepted } else { Verdict::WrongAnswer });
        }
        let mut text = Vec::new();
        let shown = File::open(path).and_then(|file| file.take(SHOWN_BYTES as u64 + 1).read_to_end(&mut text));
        shown.map_err(fault)?;
        let expected = excerpt::head(&text, SHOWN_BYTES);
        ran.truncated |= expected.truncated;
        if ran.verdict != Some(Verdict::Accepted) {
            ran.diff = diff(&expected.text, &ran.output);
        }
        ran.expected = Some(expected.text);
    }
    if let Some(badly) = badly {
        (ran.verdict, ran.message) = (Some(badly.verdict), badly.message);
    }
    ran.label = ran.verdict.map(|verdict| verdict.label().to_owned());
    Ok(ran)
}
