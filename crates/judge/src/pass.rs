//! Runs a submitted program once, and decides its verdict from how it ended.

use std::{
    io,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use assay_domain::{CaseMessage, Limits, NamedFile, Plan, Verdict, signature::Signature};
use assay_sandbox::{BoxFile, Outcome, Profile, Run, Stdin, Stdout, Warm};

use crate::{
    Error,
    compile::Program,
    ended::{CaseLimits, Rejection},
    function::FunctionCaller,
    held::{Held, Spool},
    languages::LanguageFile,
    patience::{HostWait, WALL_CLOCK_FACTOR},
    ran::{Ran, decides, never_began},
    slots::Slot,
    sources::Sources,
    tool,
};

/// How much of standard error is kept, in bytes. Its end is shown.
const STDERR_BYTES: u64 = 64 * 1024;

/// The key of the next submission with a warm interpreter.
static NEXT_KEY: AtomicU64 = AtomicU64::new(1);

/// A submitted program that is ready to run on any case.
#[derive(Clone, Debug)]
pub(crate) struct Contestant {
    pub(crate) limits: CaseLimits,
    run: Box<Run>,
    /// Set if the program is a solution that a driver calls.
    caller: Option<Arc<FunctionCaller>>,
}

/// How a slot runs something: normally or alone.
type RunIn = fn(&mut Slot, &Run) -> Result<Outcome, Error>;

impl Contestant {
    pub(crate) fn new<F>(language: &LanguageFile, sources: &Sources, program: Program, plan: &Plan<F>) -> Self {
        let of_problem_kib = plan.limits.memory_kib;
        let cpu_ms = language.cpu_ms(plan.limits.time_ms);
        let limits = CaseLimits {
            cpu_ms,
            grace_ms: CaseLimits::usual_grace_ms(cpu_ms),
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
            warm: language.warm.as_ref().map(|rules| Warm {
                // A new key: no other submission may use this interpreter.
                key: NEXT_KEY.fetch_add(1, Ordering::Relaxed),
                start: plan.cases().count() > 1,
                argv: rules.argv.clone(),
                arguments: sources.fill(&["{entry}".to_owned()]),
            }),
        };
        Self { limits, run: Box::new(run), caller: None }
    }

    /// The same program, called through its driver.
    pub(crate) fn with_driver(self, signature: &Signature) -> Self {
        let key = NEXT_KEY.fetch_add(1, Ordering::Relaxed);
        let caller = FunctionCaller::new(signature.clone(), key, self.limits.output_kib);
        Self { caller: Some(Arc::new(caller)), ..self }
    }

    /// The same program, killed sooner after its CPU limit: after a hundredth of it, which covers the error of measuring CPU time. For programs that only
    /// have to reach the limit, so that nothing is learned from a longer run.
    pub(crate) fn with_short_grace(mut self) -> Self {
        self.limits.grace_ms = self.limits.cpu_ms.div_ceil(100);
        self.run.limits.cpu_ms = self.limits.stop_ms();
        self
    }

    /// The run for a case with these arguments and files; standard input and output are set later.
    ///
    /// # Errors
    /// If a file cannot be opened.
    pub(crate) fn order(&self, args: &[String], files: &[NamedFile<PathBuf>]) -> Result<Run, Error> {
        let mut run = Run::clone(&self.run);
        run.argv.extend_from_slice(args);
        if let Some(warm) = &mut run.warm {
            warm.arguments.extend_from_slice(args);
        }
        for named in files {
            let mode = if named.executable { 0o755 } else { 0o644 };
            let (file, bytes) = tool::placed(named.name.clone(), &named.file, mode)?;
            // They may replace existing files, and do not count as the program's memory.
            run.files.retain(|own: &BoxFile| own.name != file.name);
            run.files.push(file);
            run.limits.memory_kib =
                run.limits.memory_kib.saturating_add(u32::try_from(bytes / 1024).unwrap_or(u32::MAX));
        }
        Ok(run)
    }

    /// Runs the program on an input. A run that ended shortly after its CPU limit is repeated alone while other slots are paused, and the smaller CPU
    /// time counts. A run that the wall clock ended while the host made programs wait is also repeated.
    ///
    /// # Errors
    /// [`Error::Busy`] if it got no processor both times, cancellation, and internal failures.
    pub(crate) fn run(&self, slot: &mut Slot, order: &mut Run, input: &Held) -> Result<Ran, Error> {
        if let Some(caller) = &self.caller {
            return caller.run(&self.limits, slot, order, input);
        }
        let first = self.run_waiting(slot, order, input)?;
        if !self.limits.is_close(&first.outcome) {
            return Ok(first);
        }
        let second = self.run_once(slot, order, input, Slot::run_alone)?;
        Ok(if decides(&second.outcome, &first.outcome) { second } else { first })
    }

    /// Like [`Contestant::run`], but a result that is close to a limit counts at once: a quick run must not pause other slots.
    ///
    /// # Errors
    /// Same as [`Contestant::run`].
    pub(crate) fn try_out(&self, slot: &mut Slot, order: &mut Run, input: &Held) -> Result<Ran, Error> {
        match &self.caller {
            Some(caller) => caller.run(&self.limits, slot, order, input),
            None => self.run_waiting(slot, order, input),
        }
    }

    /// Runs once, and once more with a longer clock if the host made it wait.
    fn run_waiting(&self, slot: &mut Slot, order: &mut Run, input: &Held) -> Result<Ran, Error> {
        let host = HostWait::start();
        let first = self.run_once(slot, order, input, Slot::run)?;
        if !self.limits.was_kept_waiting(&first.outcome, host) {
            return Ok(first);
        }
        let wall_ms = order.limits.wall_ms;
        order.limits.wall_ms = wall_ms.saturating_mul(WALL_CLOCK_FACTOR);
        let host = HostWait::start();
        let second = self.run_once(slot, order, input, Slot::run);
        order.limits.wall_ms = wall_ms;
        let second = second?;
        Ok(if self.limits.second_counts(&second.outcome, host, wall_ms)? { second } else { first })
    }

    fn run_once(&self, slot: &mut Slot, order: &mut Run, input: &Held, run: RunIn) -> Result<Ran, Error> {
        let spool = Spool::new(self.limits.output_kib)?;
        order.stdin = input.stdin()?;
        order.stdout = spool.stdout();
        let (mut outcome, rejection) = self.judged(order, run(slot, order))?;
        let output = spool.take(&mut outcome);
        Ok(Ran { outcome, rejection, output, printed: None })
    }

    /// Decides the verdict from how a run ended. A compiled program that cannot be executed is itself the cause if it is too large for its memory limit, or
    /// is not a valid program.
    ///
    /// # Errors
    /// Cancellation, and internal failures.
    pub(crate) fn judged(
        &self,
        order: &Run,
        outcome: Result<Outcome, Error>,
    ) -> Result<(Outcome, Option<Rejection>), Error> {
        let compiled = order.argv.first().is_some_and(|program| program.contains('/'));
        match outcome {
            Ok(outcome) => {
                let rejection = self.limits.decide(&outcome);
                Ok((outcome, rejection))
            }
            Err(Error::Sandbox(assay_sandbox::Error::Exec { source, .. })) if compiled && is_of_program(&source) => {
                let rejection = if source.kind() == io::ErrorKind::OutOfMemory {
                    self.limits.out_of_memory()
                } else {
                    Rejection::new(Verdict::RunTimeError, CaseMessage::NotExecutable { cause: source.to_string() })
                };
                Ok((never_began(), Some(rejection)))
            }
            Err(error) => Err(error),
        }
    }
}

/// Whether the program itself is the reason that it could not be executed: it needs too much memory, is not a valid program, or has too many
/// arguments. Refusals of the host are not its fault.
fn is_of_program(error: &io::Error) -> bool {
    /// `ENOEXEC`, which has the same number on all Linux architectures. The standard library has no kind for it.
    const NO_PROGRAM: i32 = 8;
    error.raw_os_error() == Some(NO_PROGRAM)
        || matches!(error.kind(), io::ErrorKind::OutOfMemory | io::ErrorKind::ArgumentListTooLong)
}
