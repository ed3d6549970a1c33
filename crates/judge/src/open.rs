//! Opens a submission: prepares everything so that any of its cases can be judged.

use std::{path::PathBuf, sync::Arc};

use assay_domain::{
    CompileLimits, Interface, Part, Plan, PlannedCase, Program as Planned, StaticCase, TestGroup, Verdict,
};
use assay_sandbox::{BoxFile, Content, Ending, Stdin};

use crate::{
    Error, Judge, SourceFile, Task,
    case_run::{CaseRan, CaseRunner, Entrant},
    compile::{Compiler, Refused},
    function::reads_stdin,
    grading::{Known, Needs, Worth, read_result},
    languages::LanguageFile,
    opened::{Last, Opened},
    pass::Contestant,
    patience::run_patiently,
    sources::Sources,
    tool::{Allowed, Tool},
    validate,
};

/// The limits for compiling the problem's own programs. Their author is an admin, and validator libraries are large.
const TOOL_LIMITS: CompileLimits = CompileLimits { time_ms: 60_000, memory_kib: 2048 * 1024 };

/// The limits of a grader.
const GRADER: Allowed = Allowed { time_ms: 10_000, memory_kib: 1024 * 1024, output_kib: 1024, data_kib: 0 };

/// The folder of the static validator's own files. The submission's files are in its working directory.
const STATIC: &str = "static_validator";

/// Which compiler flags to use.
#[derive(Clone, Copy, Debug)]
enum Flags {
    Judged,
    Quick,
}

impl Judge {
    /// Like [`Judge::open`], but reuses the submission if it was the last one, with the same name, language and plan.
    ///
    /// # Errors
    /// Same as [`Judge::open`].
    pub(crate) fn open_again(&mut self, task: &Task, name: &str) -> Result<Result<Opened, Refused>, Error> {
        let same = |last: &&Last| {
            let language = &last.opened.submission.language;
            Arc::ptr_eq(&last.plan, &task.plan) && last.name == name && *language == task.submission.language
        };
        if let Some(last) = self.last.as_ref().filter(same) {
            return Ok(Ok(last.opened.clone()));
        }
        let opened = self.open(task)?;
        if let Ok(opened) = &opened {
            self.last = Some(Last { plan: Arc::clone(&task.plan), name: name.to_owned(), opened: opened.clone() });
        }
        Ok(opened)
    }

    /// Compiles a submission and the validators of its problem.
    ///
    /// # Errors
    /// Internal failures, or a validator does not compile.
    pub(crate) fn open(&mut self, task: &Task) -> Result<Result<Opened, Refused>, Error> {
        self.open_with(task, Flags::Judged)
    }

    /// Like [`Judge::open`], but with the quick flags.
    ///
    /// # Errors
    /// Same as [`Judge::open`].
    pub(crate) fn open_quick(&mut self, task: &Task) -> Result<Result<Opened, Refused>, Error> {
        self.open_with(task, Flags::Quick)
    }

    fn open_with(&mut self, task: &Task, flags: Flags) -> Result<Result<Opened, Refused>, Error> {
        let Task { submission, plan, .. } = task;
        let refused = |why: String| Ok(Err(Refused(why)));
        let bytes = submission.bytes();
        if bytes > plan.code_kib as usize * 1024 {
            let most = plan.code_kib;
            return refused(format!(
                "The submission is {} KiB large; the problem allows {most} KiB.",
                bytes.div_ceil(1024)
            ));
        }
        let (entrant, messages, sources) = if plan.kind.submit_answer {
            (Entrant::Answers(submission.files.clone()), None, None)
        } else {
            let unusable = || Error::Language(submission.language.clone());
            let mut file = self.files.get(&submission.language).ok_or_else(unusable)?.clone();
            let usable = self.languages.iter().find(|usable| usable.id == submission.language).ok_or_else(unusable)?;
            let version = usable.version.clone();
            if plan.languages.as_ref().is_some_and(|allowed| !allows(allowed, &file)) {
                return refused(format!("The problem may not be solved in {}.", file.name));
            }
            let includes = plan
                .include(self.files.base(&submission.language))
                .iter()
                .map(SourceFile::read)
                .collect::<Result<_, _>>()?;
            let function = plan.signature.as_ref().zip(self.files.driver(&submission.language));
            let stdin = match submission.interface {
                Some(interface) => interface == Interface::Stdin,
                None => reads_stdin(submission.files.iter().map(|file| file.name.as_str())),
            };
            let function = function.filter(|_| !stdin);
            if function.is_none() && submission.interface == Some(Interface::Function) {
                return Err(unusable());
            }
            let arranged = match function {
                Some((signature, driver)) => {
                    file = driver.language(&file)?;
                    driver.sources(&file, &submission.files, includes, signature)?
                }
                None => Sources::arrange(&file, submission.files.clone(), includes, submission.entry_point.as_deref()),
            };
            let sources = match arranged {
                Ok(sources) => sources,
                Err(why) => return refused(why),
            };
            // Parse errors are reported for the solution, not for its driver.
            let parsed = match function {
                Some((_, driver)) => driver.solution(&sources),
                None => sources.clone(),
            };
            let signature = function.map(|(signature, _)| signature);
            let mut compiler = self.compiler(plan.compile);
            let compiled = match flags {
                Flags::Judged => compiler.compile(&file, &version, &sources)?,
                Flags::Quick => compiler.compile_quick(&file, &version, &sources)?,
            };
            let program = match compiled {
                Ok(program) => program,
                Err(why) => return Ok(Err(why)),
            };
            let messages = program.messages.clone();
            let contestant = Contestant::new(&file, &sources, program, plan);
            let contestant = match signature {
                Some(signature) => contestant.with_driver(signature),
                None => contestant,
            };
            (Entrant::Program(contestant), messages, Some((parsed, file)))
        };
        let validators = self.validators(plan)?;
        let runner = CaseRunner { plan: Arc::clone(plan), entrant, validators };
        Ok(Ok(Opened { runner, messages, sources, submission: submission.clone() }))
    }

    /// The compiled output validators of a problem.
    ///
    /// # Errors
    /// If one does not compile, or on an internal failure.
    pub(crate) fn validators(&mut self, plan: &Plan<PathBuf>) -> Result<Vec<Arc<Tool>>, Error> {
        plan.output_validators.iter().map(|planned| self.tool(planned, plan.validation.memory_kib)).collect()
    }

    /// A compiled program of a problem.
    ///
    /// # Errors
    /// If it does not compile, or on an internal failure.
    pub(crate) fn tool(&mut self, planned: &Planned<PathBuf>, memory_kib: u32) -> Result<Arc<Tool>, Error> {
        let Self { slots, cache, tools, files, languages, .. } = self;
        let mut compiler = Compiler { slot: slots.beside()?, cache: cache.as_ref(), limits: TOOL_LIMITS };
        tools.get(&mut compiler, (files, languages), planned, memory_kib)
    }

    /// Judges an opened submission on a case.
    ///
    /// # Errors
    /// Internal failures, and failures of the problem's own programs.
    pub(crate) fn run_case(
        &mut self,
        opened: &Opened,
        number: u32,
        case: &PlannedCase<PathBuf>,
    ) -> Result<CaseRan, Error> {
        opened.runner.run(&mut self.slots, number, case)
    }

    /// Judges a case again, in a new process.
    ///
    /// # Errors
    /// Same as [`Judge::run_case`].
    pub(crate) fn run_case_again(
        &mut self,
        opened: &Opened,
        number: u32,
        case: &PlannedCase<PathBuf>,
    ) -> Result<CaseRan, Error> {
        self.slots.contestant().close()?;
        self.run_case(opened, number, case)
    }

    /// Why a failed submission cannot be parsed; `None` if it can.
    ///
    /// # Errors
    /// Internal failures only.
    pub(crate) fn check(&mut self, opened: &Opened) -> Result<Option<Refused>, Error> {
        let Some((sources, file)) = &opened.sources else { return Ok(None) };
        self.compiler(opened.runner.plan.compile).check(file, sources)
    }

    /// Runs the static validator or the package's grader.
    ///
    /// # Errors
    /// Cancellation, internal failures, and failures of the problem's own programs.
    pub(crate) fn run_other(&mut self, opened: &Opened, needs: Needs, known: &mut Known) -> Result<(), Error> {
        match needs {
            Needs::Case(_) => {}
            Needs::Static(group) => {
                let worth = self.look(opened, &group)?;
                known.statics.insert(group, worth);
            }
            Needs::Grader { group, args, results } => {
                let result = self.ask_grader(opened, &args, &results)?;
                known.graded.insert(group, result);
            }
        }
        Ok(())
    }

    /// The static validator's result for a submission's own files.
    fn look(&mut self, opened: &Opened, group: &str) -> Result<Worth, Error> {
        let plan = &opened.runner.plan;
        let missing =
            |what: &str| Error::Package(format!("{group} has a static validation case, but there is no {what}"));
        let planned = plan.static_validator.as_ref().ok_or_else(|| missing("static validator"))?;
        let case = static_case(&plan.root, group).ok_or_else(|| missing("such group"))?;
        let (sources, _) = opened.sources.as_ref().ok_or_else(|| missing("program to look at"))?;
        let tool = self.tool(&below(planned, STATIC), plan.validation.memory_kib)?;
        let mut beside = sources.in_box();
        let keep = Content::Bytes(Arc::from([]));
        beside.push(BoxFile { name: "feedback/.keep".to_owned(), mode: 0o644, content: keep });
        let language = self.files.base(&opened.submission.language);
        let mut arguments = vec![language.to_string(), sources.entry.clone(), "feedback/".to_owned()];
        arguments.extend_from_slice(&case.args);
        let limits = plan.validation;
        let allowed = Allowed {
            time_ms: limits.time_ms,
            memory_kib: limits.memory_kib,
            output_kib: limits.output_kib,
            data_kib: 0,
        };
        let mut run = tool.run(arguments, beside, allowed);
        validate::collect(&mut run);
        let outcome = run_patiently(self.slots.beside()?, &run, "the static validator")?;
        let said = validate::conclude(&tool, outcome)?;
        Ok(Worth {
            verdict: if said.right { Verdict::Accepted } else { Verdict::WrongAnswer },
            score: said.score,
            multiplier: said.multiplier,
        })
    }

    /// The result of the package's grader.
    fn ask_grader(&mut self, opened: &Opened, args: &[String], results: &str) -> Result<(Verdict, f64), Error> {
        let missing =
            || Error::Package("a group asks for a grader of the package, but there is none in graders/".to_owned());
        let planned = opened.runner.plan.graders.first().ok_or_else(missing)?;
        let tool = self.tool(planned, GRADER.memory_kib)?;
        let mut run = tool.run(args.iter().cloned(), Vec::new(), GRADER);
        run.stdin = Stdin::Bytes(results.as_bytes().into());
        let outcome = run_patiently(self.slots.beside()?, &run, "the grader")?;
        match outcome.ending {
            Ending::Exited(0) => match read_result(&String::from_utf8_lossy(&outcome.stdout)) {
                Some((Verdict::JudgeError, _)) => Err(tool.fault("gave JE", &outcome.stderr)),
                Some(result) => Ok(result),
                None => Err(tool.fault("wrote no result such as `AC 10`", &outcome.stderr)),
            },
            other => Err(tool.fault(&format!("must end with exit code 0, but {}", ended(other)), &outcome.stderr)),
        }
    }
}

fn ended(ending: Ending) -> String {
    match ending {
        Ending::Exited(code) => format!("ended with {code}"),
        other => validate::ended(other),
    }
}

/// A variant is allowed if its base language is.
fn allows(allowed: &[assay_domain::LanguageId], file: &LanguageFile) -> bool {
    allowed.iter().any(|id| *id == file.id || file.variant_of.as_ref() == Some(id))
}

/// The same program, with its files in a separate folder.
fn below(planned: &Planned<PathBuf>, folder: &str) -> Planned<PathBuf> {
    let mut below = planned.clone();
    // Build scripts must be in the working directory.
    if below.language.is_some() {
        for file in &mut below.files {
            file.name = format!("{folder}/{}", file.name);
        }
        below.entry_point = below.entry_point.map(|entry| {
            if below.files.iter().any(|file| file.name == format!("{folder}/{entry}")) {
                format!("{folder}/{entry}")
            } else {
                entry
            }
        });
    }
    below
}

fn static_case<'a>(group: &'a TestGroup<PathBuf>, name: &str) -> Option<&'a StaticCase> {
    use assay_domain::GroupGrading::{PassFail, Scoring};
    if group.name == name
        && let PassFail { static_case: Some(case) } | Scoring { static_case: Some(case), .. } = &group.grading
    {
        return Some(case);
    }
    group.parts.iter().find_map(|part| match part {
        Part::Group(within) => static_case(within, name),
        Part::Case(_) => None,
    })
}
