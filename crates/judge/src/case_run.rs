//! Running one case.

use std::{
    fs::File,
    io::{self, BufReader},
    path::Path,
    sync::Arc,
};

use assay_domain::{CaseReport, Failure, Limits, Verdict};
use assay_package::Comparison;
use assay_sandbox::{Ending, Outcome, Profile, Run, Slot, Stdin, Stdout};

use crate::{
    Case, Error,
    compare::{Compared, compare},
    compile::Program,
    ended::{Badly, CaseLimits},
    excerpt::{self, Excerpt},
    languages::LanguageFile,
};

/// The most of an input, answer or output that is shown, in bytes.
const SHOWN_BYTES: usize = 4 * 1024;

/// The most of standard error that is kept, in bytes: what is shown is its end.
const STDERR_BYTES: u64 = 64 * 1024;

/// A program with everything that its cases have in common.
pub(crate) struct CaseRunner<'a> {
    slot: &'a mut Slot,
    limits: CaseLimits<'a>,
    comparison: &'a Comparison,
    run: Run,
}

/// How a case went.
pub(crate) struct CaseRan {
    /// What is kept of it.
    pub(crate) report: CaseReport,
    /// What there is to say if it failed.
    pub(crate) failure: Option<Failure>,
}

impl<'a> CaseRunner<'a> {
    pub(crate) fn new(
        slot: &'a mut Slot,
        language: &'a LanguageFile,
        program: Program,
        limits: &Limits,
        comparison: &'a Comparison,
    ) -> Self {
        let limits = CaseLimits {
            cpu_ms: language.cpu_ms(limits.time_ms),
            memory_kib: limits.memory_kib.saturating_add(language.run.memory_allowance_kib),
            output_kib: limits.output_kib,
            refusals: &language.run.out_of_memory,
        };
        let output_bytes = u64::from(limits.output_kib) * 1024;
        let of_problem_kib = limits.memory_kib - language.run.memory_allowance_kib;
        let run = Run {
            argv: language.run_command(of_problem_kib),
            env: language.run_environment(of_problem_kib),
            profile: Profile::Run,
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
        };
        Self { slot, limits, comparison, run }
    }

    /// The slot, between cases.
    pub(crate) fn slot(&mut self) -> &mut Slot {
        self.slot
    }

    /// What decides how a run ended.
    pub(crate) fn limits(&self) -> &CaseLimits<'a> {
        &self.limits
    }

    /// Runs once on that input, whatever comes of it.
    ///
    /// # Errors
    /// Why the program could not be started, where that is its own fault; else a fault of ours.
    pub(crate) fn try_once(&mut self, stdin: Stdin) -> Result<Outcome, Result<Badly, Error>> {
        self.run.stdin = stdin;
        self.slot.run(&self.run).map_err(|error| match self.blame_program(error.into()) {
            Ok(badly) => Ok(badly),
            Err(error) => Err(error),
        })
    }

    /// Runs case `number`, counted from 1.
    ///
    /// # Errors
    /// Only faults of ours.
    pub(crate) fn run(&mut self, number: u32, case: &Case) -> Result<CaseRan, Error> {
        let outcome = match self.run_again_if_close(&case.input) {
            Ok(outcome) => outcome,
            Err(error) => {
                let badly = self.blame_program(error)?;
                let report = CaseReport::new(number, badly.verdict);
                return Ok(CaseRan { report, failure: Some(failure(number, case, badly, &[])?) });
            }
        };
        let badly = match self.limits.decide(&outcome) {
            Some(badly) => Some(badly),
            None => self.compare(&outcome.stdout, &case.answer)?,
        };
        let report = CaseReport {
            cpu_ms: outcome.cpu_ms,
            wall_ms: outcome.wall_ms,
            memory_kib: outcome.memory_kib,
            ..CaseReport::new(number, badly.as_ref().map_or(Verdict::Accepted, |badly| badly.verdict))
        };
        let failure = badly.map(|badly| failure(number, case, badly, &outcome.stdout)).transpose()?;
        Ok(CaseRan { report, failure })
    }

    /// Runs once more after a run that ended shortly beyond its CPU limit; the one that needed less CPU time decides.
    /// Other slots stand still meanwhile.
    fn run_again_if_close(&mut self, input: &Path) -> Result<Outcome, Error> {
        let first = self.run_once(input)?;
        if !self.limits.is_close(&first) {
            return Ok(first);
        }
        self.read(input)?;
        let second = self.slot.run_alone(&self.run)?;
        let second_decides = second.cpu_us < first.cpu_us || second.ending == Ending::Cancelled;
        Ok(if second_decides { second } else { first })
    }

    fn run_once(&mut self, input: &Path) -> Result<Outcome, Error> {
        self.read(input)?;
        Ok(self.slot.run(&self.run)?)
    }

    fn read(&mut self, input: &Path) -> Result<(), Error> {
        let file = File::open(input).map_err(|source| Error::Data { path: input.to_owned(), source })?;
        self.run.stdin = Stdin::File(Arc::new(file));
        Ok(())
    }

    /// A program that was compiled and cannot be executed is at fault itself if it is too large for its memory limit,
    /// or was made to be odd. Any other error is ours.
    fn blame_program(&self, error: Error) -> Result<Badly, Error> {
        let compiled = self.run.argv.first().is_some_and(|program| program.contains('/'));
        match &error {
            Error::Sandbox(assay_sandbox::Error::Exec { source, .. }) if compiled && is_of_program(source) => {
                Ok(if source.kind() == io::ErrorKind::OutOfMemory {
                    self.limits.out_of_memory()
                } else {
                    Badly::new(Verdict::RunTimeError, format!("The program cannot be executed: {source}."))
                })
            }
            _ => Err(error),
        }
    }

    fn compare(&self, output: &[u8], answer: &Path) -> Result<Option<Badly>, Error> {
        let compared = File::open(answer)
            .and_then(|file| compare(output, &mut BufReader::with_capacity(64 * 1024, file), self.comparison))
            .map_err(|source| Error::Data { path: answer.to_owned(), source })?;
        Ok(match compared {
            Compared::Same => None,
            Compared::Different(difference) => {
                Some(Badly { verdict: Verdict::WrongAnswer, message: None, detail: Some(difference.to_string()) })
            }
        })
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

/// What is said of a case that failed: of its data, and of what the program made of it, only where that may be shown.
fn failure(number: u32, case: &Case, badly: Badly, output: &[u8]) -> Result<Failure, Error> {
    let mut failure = Failure { case: number, sample: case.sample, message: badly.message, ..Failure::default() };
    if !(case.shown || case.sample) {
        return Ok(failure);
    }
    if let Some(detail) = badly.detail {
        failure.message = Some(failure.message.map_or(detail.clone(), |message| format!("{message}\n{detail}")));
    }
    let of_file = |path: &Path| {
        File::open(path)
            .and_then(|file| excerpt::head_of(file, SHOWN_BYTES))
            .map_err(|source| Error::Data { path: path.to_owned(), source })
    };
    let mut show = |excerpt: Excerpt| {
        failure.truncated |= excerpt.truncated;
        Some(excerpt.text)
    };
    failure.input = show(of_file(&case.input)?);
    failure.expected = show(of_file(&case.answer)?);
    failure.actual = show(excerpt::head(output, SHOWN_BYTES));
    Ok(failure)
}
