//! One run of a program, and what it is worth by how it ended.

use std::{
    io,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use assay_domain::{Limits, NamedFile, Plan, Verdict, signature::Signature};
use assay_sandbox::{BoxFile, Ending, Outcome, Profile, Run, Slot, Stdin, Stdout, Warm};

use crate::{
    Error,
    compile::Program,
    ended::{Badly, CaseLimits},
    function::Asked,
    held::{Held, Spool},
    languages::LanguageFile,
    pressure::Pressure,
    sources::Sources,
    tool,
};

/// The most of standard error that is kept, in bytes: what is shown is its end.
const STDERR_BYTES: u64 = 64 * 1024;

/// How many times the clock's limit a run has that is repeated because the host kept programs waiting.
pub(crate) const MORE_CLOCK: u32 = 3;

/// The key of the next submission that has a warm interpreter.
static NEXT_KEY: AtomicU64 = AtomicU64::new(1);

/// A submitted program, ready to run on any case.
#[derive(Clone, Debug)]
pub(crate) struct Contestant {
    pub(crate) limits: CaseLimits,
    run: Box<Run>,
    /// Its driver is asked, if it is a solution of a function problem.
    asked: Option<Arc<Asked>>,
}

/// How a slot is told to run something.
type RunIn = fn(&mut Slot, &Run) -> Result<Outcome, assay_sandbox::Error>;

/// How a run of a program went.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) outcome: Outcome,
    /// Why it is not right, whatever it wrote.
    pub(crate) badly: Option<Badly>,
    /// What it wrote, or the answer that its driver gave, as JSON.
    pub(crate) output: Held,
    /// What a solution that a driver calls wrote to standard output.
    pub(crate) printed: Option<Vec<u8>>,
}

impl Contestant {
    pub(crate) fn new<F>(language: &LanguageFile, sources: &Sources, program: Program, plan: &Plan<F>) -> Self {
        let of_problem_kib = plan.limits.memory_kib;
        let limits = CaseLimits {
            cpu_ms: language.cpu_ms(plan.limits.time_ms),
            memory_kib: of_problem_kib.saturating_add(language.run.memory_allowance_kib),
            output_kib: plan.limits.output_kib,
            refusals: language.run.out_of_memory.clone().into(),
        };
        let output_bytes = u64::from(limits.output_kib) * 1024;
        let run = Run {
            argv: sources.fill(&language.run_command(of_problem_kib)),
            env: language.run_environment(of_problem_kib),
            profile: if plan.file_writing { Profile::Run } else { Profile::RunReadOnly },
            files: program.files,
            stdin: Stdin::Null,
            stdout: Stdout::Kept,
            limits: assay_sandbox::Limits {
                cpu_ms: limits.stop_ms(),
                wall_ms: Limits::wall_ms(limits.cpu_ms),
                memory_kib: limits.memory_kib,
                output_bytes,
                stderr_bytes: STDERR_BYTES,
                file_bytes: output_bytes,
                processes: language.run.processes,
                open_files: 64,
                address_space: language.run.address_space,
            },
            collect: Vec::new(),
            // A single run would only wait for the interpreter.
            warm: language.warm.as_ref().filter(|_| plan.cases().count() > 1).map(|rules| Warm {
                // No other submission meets this one's interpreter.
                key: NEXT_KEY.fetch_add(1, Ordering::Relaxed),
                argv: rules.argv.clone(),
                arguments: sources.fill(&["{entry}".to_owned()]),
            }),
        };
        Self { limits, run: Box::new(run), asked: None }
    }

    /// The same program, which a driver asks for the answers of a function problem.
    pub(crate) fn asked(self, signature: &Signature) -> Self {
        let key = NEXT_KEY.fetch_add(1, Ordering::Relaxed);
        let asked = Asked::new(signature.clone(), key, self.limits.output_kib);
        Self { asked: Some(Arc::new(asked)), ..self }
    }

    /// The run on a case with these arguments and files, but for its standard input and output.
    ///
    /// # Errors
    /// A file cannot be opened.
    pub(crate) fn order(&self, args: &[String], files: &[NamedFile<PathBuf>]) -> Result<Run, Error> {
        let mut run = Run::clone(&self.run);
        run.argv.extend_from_slice(args);
        if let Some(warm) = &mut run.warm {
            warm.arguments.extend_from_slice(args);
        }
        for named in files {
            let mode = if named.executable { 0o755 } else { 0o644 };
            let (file, bytes) = tool::placed(named.name.clone(), &named.file, mode)?;
            // They may replace what is there, and are not the program's memory.
            run.files.retain(|own: &BoxFile| own.name != file.name);
            run.files.push(file);
            run.limits.memory_kib =
                run.limits.memory_kib.saturating_add(u32::try_from(bytes / 1024).unwrap_or(u32::MAX));
        }
        Ok(run)
    }

    /// Runs it on an input, and once more after a run that ended shortly beyond its CPU limit: the one that needed less
    /// CPU time decides. Other slots stand still meanwhile. Once more, too, after a run that the clock ended while the
    /// host kept programs waiting.
    ///
    /// # Errors
    /// Only faults of ours.
    pub(crate) fn run(&self, slot: &mut Slot, order: &mut Run, input: &Held) -> Result<Ran, Error> {
        if let Some(asked) = &self.asked {
            return asked.run(&self.limits, slot, order, input);
        }
        let (first, waited_ms) = self.run_timed(slot, order, input)?;
        if self.limits.is_close(&first.outcome) {
            let second = self.run_once(slot, order, input, Slot::run_alone)?;
            return Ok(if decides(&second.outcome, &first.outcome) { second } else { first });
        }
        if !self.limits.is_kept_waiting(&first.outcome, waited_ms) {
            return Ok(first);
        }
        let wall_ms = order.limits.wall_ms;
        order.limits.wall_ms = wall_ms.saturating_mul(MORE_CLOCK);
        let second = self.run_timed(slot, order, input);
        order.limits.wall_ms = wall_ms;
        let (second, waited_ms) = second?;
        // Waiting for the host is not its fault; sleeping is.
        let own_ms = second.outcome.wall_ms.saturating_sub(waited_ms);
        Ok(if own_ms <= wall_ms || second.outcome.ending == Ending::Cancelled { second } else { first })
    }

    /// Runs it on an input once, whatever came of it. A quick look costs others no more than this: no second run, and no slot that stands
    /// still.
    ///
    /// # Errors
    /// Only faults of ours.
    pub(crate) fn try_once(&self, slot: &mut Slot, order: &mut Run, input: &Held) -> Result<Ran, Error> {
        match &self.asked {
            Some(asked) => asked.run(&self.limits, slot, order, input),
            None => self.run_once(slot, order, input, Slot::run),
        }
    }

    /// One run, and for how many ms something waited for the host meanwhile; 0 where the kernel does not tell.
    fn run_timed(&self, slot: &mut Slot, order: &mut Run, input: &Held) -> Result<(Ran, u32), Error> {
        let before = Pressure::now();
        let ran = self.run_once(slot, order, input, Slot::run)?;
        let late = ran.outcome.ending == Ending::WallLimit || ran.outcome.wall_ms > order.limits.wall_ms / MORE_CLOCK;
        let after = before.filter(|_| late).and_then(|before| Some(Pressure::now()?.waited_ms(before)));
        Ok((ran, after.unwrap_or(0)))
    }

    fn run_once(&self, slot: &mut Slot, order: &mut Run, input: &Held, run: RunIn) -> Result<Ran, Error> {
        let spool = Spool::new(self.limits.output_kib)?;
        order.stdin = input.stdin()?;
        order.stdout = spool.stdout();
        let (mut outcome, badly) = self.judged(order, run(slot, order))?;
        let output = spool.take(&mut outcome);
        Ok(Ran { outcome, badly, output, printed: None })
    }

    /// What a run is worth by how it ended. A program that was compiled and cannot be executed is at fault itself if it is
    /// too large for its memory limit, or was made to be odd.
    ///
    /// # Errors
    /// Only faults of ours.
    pub(crate) fn judged(
        &self,
        order: &Run,
        outcome: Result<Outcome, assay_sandbox::Error>,
    ) -> Result<(Outcome, Option<Badly>), Error> {
        let compiled = order.argv.first().is_some_and(|program| program.contains('/'));
        match outcome {
            Ok(outcome) => {
                let badly = self.limits.decide(&outcome);
                Ok((outcome, badly))
            }
            Err(assay_sandbox::Error::Exec { source, .. }) if compiled && is_of_program(&source) => {
                let badly = if source.kind() == io::ErrorKind::OutOfMemory {
                    self.limits.out_of_memory()
                } else {
                    Badly::new(Verdict::RunTimeError, format!("The program cannot be executed: {source}."))
                };
                Ok((never_began(), Some(badly)))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Whether the second of two runs is the one that counts.
pub(crate) fn decides(second: &Outcome, first: &Outcome) -> bool {
    second.cpu_us < first.cpu_us || second.ending == Ending::Cancelled
}

/// The outcome of a program that was not executed.
pub(crate) fn never_began() -> Outcome {
    Outcome {
        ending: Ending::Exited(127),
        cpu_ms: 0,
        cpu_us: 0,
        wall_ms: 0,
        memory_kib: 0,
        stdout: Vec::new(),
        stderr: Vec::new(),
        collected: Vec::new(),
        not_collected: Vec::new(),
        enforced_by: assay_sandbox::Rung::Sampling,
        warm: false,
    }
}

/// Whether a program could not be executed because of what it is: it needs too much memory, is no program, or is asked
/// to carry too much. What the host refuses is not its fault.
fn is_of_program(error: &io::Error) -> bool {
    /// `ENOEXEC`, the same number on every architecture of Linux; the library has no kind for it.
    const NO_PROGRAM: i32 = 8;
    error.raw_os_error() == Some(NO_PROGRAM)
        || matches!(error.kind(), io::ErrorKind::OutOfMemory | io::ErrorKind::ArgumentListTooLong)
}
