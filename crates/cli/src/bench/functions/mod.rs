//! `assay bench functions`: function problems, beside programs that read standard input.

mod problems;
mod programs;

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use assay_domain::{Interface, Judgement, Language, Verdict};
use assay_judge::{Config, Judge, SourceFile, Step, Stop, Submission, Task, Trial, TrialCase, TrialEnd};
use serde::Serialize;

use self::{
    problems::Problems,
    programs::{PROCESS_TIME, PROGRAMS, Program},
};
use super::rounds::median;
use crate::{judging, output};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How often everything is measured.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Times are medians, in ms.
#[derive(Debug, Serialize)]
struct Report {
    languages: Vec<Row>,
    cpu_time: Option<CpuTime>,
    /// From an edited Python function to its answer for one case.
    edited_python_ms: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Row {
    language: &'static str,
    /// A function on 100 cases, from the cache.
    function_100_cases_ms: f64,
    /// A program that reads standard input on one case, from the cache: one start of the language.
    start_ms: f64,
    starts: f64,
    /// Compiling the function with its driver, and the program.
    compile_function_ms: f64,
    compile_program_ms: f64,
    compile_more_percent: f64,
}

/// The CPU time of a process, measured by itself, beside the sum of its cases.
#[derive(Debug, Serialize)]
struct CpuTime {
    process_ms: f64,
    cases_ms: f64,
    difference_percent: f64,
}

/// The measured times of a language.
#[derive(Default)]
struct Times {
    function: Vec<f64>,
    start: Vec<f64>,
    compile_function: Vec<f64>,
    compile_program: Vec<f64>,
}

/// When a submission was received, compiled and judged, in ms.
struct Timed {
    compiled: f64,
    done: f64,
    judgement: Judgement,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let folder = tempfile::tempdir().context("cannot create a folder for the cases")?;
    let problems = Problems::create(folder.path())?;
    judging::share_prepared(folder.path())?;
    // A cache folder of its own, so that the cache is empty at first.
    let config = Config { cache_dir: Some(folder.path().join("compiled")), ..judging::config()? };
    let mut judge = Judge::start(&config).context(judging::CANNOT_JUDGE)?;
    output::progress("preparing the compilers");
    judge.prepare().context("cannot prepare the compilers")?;
    let languages = judge.languages().to_vec();
    let programs: Vec<&Program> = PROGRAMS.iter().filter(|program| is_usable(&languages, program.language)).collect();
    let mut bench = Bench { judge, problems, number: 0 };
    let mut times: Vec<Times> = programs.iter().map(|_| Times::default()).collect();
    let (mut process, mut cases, mut edited) = (Vec::new(), Vec::new(), Vec::new());
    // The first round is not counted: it fills the cache.
    for round in 0..=arguments.rounds.max(1) {
        output::progress(&format!("round {round} of {}", arguments.rounds.max(1)));
        for (program, times) in programs.iter().zip(&mut times) {
            let mut uncounted = Times::default();
            bench.measure(program, if round == 0 { &mut uncounted } else { times })?;
        }
        if is_usable(&languages, "python3") && round > 0 {
            let (process_ms, cases_ms) = bench.cpu_time()?;
            process.push(process_ms);
            cases.push(cases_ms);
            edited.push(bench.edited()?);
        }
    }
    let languages = programs.iter().zip(times).map(|(program, times)| row(program.language, times)).collect();
    let cpu_time = (!process.is_empty()).then(|| cpu_time(median(process), median(cases)));
    let edited_python_ms = (!edited.is_empty()).then(|| tenths(median(edited)));
    let report = Report { languages, cpu_time, edited_python_ms };
    if arguments.json { output::print_json(&report) } else { output::print(&render(&report)) }
}

fn is_usable(languages: &[Language], id: &str) -> bool {
    languages.iter().any(|language| language.id.as_str() == id)
}

struct Bench {
    judge: Judge,
    problems: Problems,
    /// Makes sources that are not in the cache.
    number: u32,
}

impl Bench {
    fn measure(&mut self, program: &Program, times: &mut Times) -> Result<()> {
        self.number += 1;
        let fresh = |source: &str, number: u32| format!("{source}{} {number}\n", program.comment);
        let number = self.number;
        let function = self.accepted(program.language, program.function, Interface::Function, false)?;
        times.function.push(function.done);
        let start = self.accepted(program.language, program.stdin, Interface::Stdin, true)?;
        times.start.push(start.done);
        if program.compiles {
            let source = fresh(program.function, number);
            let function = self.accepted(program.language, &source, Interface::Function, true)?;
            times.compile_function.push(function.compiled);
            let source = fresh(program.stdin, number);
            times.compile_program.push(self.accepted(program.language, &source, Interface::Stdin, true)?.compiled);
        }
        Ok(())
    }

    fn accepted(&mut self, language: &str, source: &str, interface: Interface, one_case: bool) -> Result<Timed> {
        let plan = if one_case { &self.problems.one_case } else { &self.problems.many_cases };
        let task = Task { submission: submission(language, source, interface), plan: plan.clone(), stop: Stop::Never };
        let timed = self.judged(&task);
        let verdict = timed.judgement.verdict;
        ensure!(verdict == Verdict::Accepted, "the {language} program must be accepted: {:?}", timed.judgement);
        Ok(timed)
    }

    fn judged(&mut self, task: &Task) -> Timed {
        let begun = Instant::now();
        let mut compiled = None;
        let judgement = self.judge.judge(task, &mut |step| {
            if let Step::Running { .. } = step {
                compiled.get_or_insert_with(|| ms(begun));
            }
        });
        Timed { compiled: compiled.unwrap_or_default(), done: ms(begun), judgement }
    }

    /// The CPU time of a process since its first case, measured by itself, and the sum of its cases.
    fn cpu_time(&mut self) -> Result<(f64, f64)> {
        let submission = submission("python3", PROCESS_TIME, Interface::Function);
        let task = Task { submission, plan: self.problems.process_time.clone(), stop: Stop::Never };
        let judgement = self.judged(&task).judgement;
        // The answer to the last case is the time; no time is the expected answer.
        let failure = judgement.failure.as_ref().and_then(|failure| failure.actual.as_deref());
        let process_us = failure.and_then(|answer| answer.trim().parse::<f64>().ok());
        let process_us = process_us.with_context(|| format!("the program must answer with a time: {judgement:?}"))?;
        let cases: u32 = judgement.cases.iter().map(|case| case.cpu_ms).sum();
        Ok((process_us / 1000.0, f64::from(cases)))
    }

    /// The time from an edited function to its answer.
    fn edited(&mut self) -> Result<f64> {
        self.number += 1;
        let python = PROGRAMS.iter().find(|program| program.language == "python3").context("there is no Python")?;
        let source = format!("{}# edited {}\n", python.function, self.number);
        let trial = Trial {
            submission: submission("python3", &source, Interface::Function),
            plan: self.problems.one_case.clone(),
            aids: assay_domain::Trial::default(),
            cases: vec![TrialCase::Own(self.problems.input.as_bytes().into())],
        };
        let begun = Instant::now();
        let end = self.judge.try_out(&trial, &mut |_| {});
        ensure!(end == TrialEnd::Ran, "the edited program must run: {end:?}");
        Ok(ms(begun))
    }
}

fn submission(language: &str, source: &str, interface: Interface) -> Submission {
    let file = SourceFile::new("", source.as_bytes());
    Submission { files: vec![file], language: language.into(), entry_point: None, interface: Some(interface) }
}

fn ms(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}

fn row(language: &'static str, times: Times) -> Row {
    let [function, start, compile_function, compile_program] =
        [times.function, times.start, times.compile_function, times.compile_program].map(median);
    let more = if compile_program > 0.0 { (compile_function / compile_program - 1.0) * 100.0 } else { 0.0 };
    Row {
        language,
        function_100_cases_ms: tenths(function),
        start_ms: tenths(start),
        starts: tenths(function / start),
        compile_function_ms: tenths(compile_function),
        compile_program_ms: tenths(compile_program),
        compile_more_percent: tenths(more),
    }
}

fn cpu_time(process_ms: f64, cases_ms: f64) -> CpuTime {
    let difference_percent = tenths((cases_ms / process_ms - 1.0) * 100.0);
    CpuTime { process_ms: tenths(process_ms), cases_ms: tenths(cases_ms), difference_percent }
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

fn render(report: &Report) -> String {
    let mut text = format!(
        "{:<12} {:>9} {:>9} {:>7} {:>16} {:>16} {:>7}\n",
        "language", "100 cases", "one start", "starts", "compile function", "compile program", "more"
    );
    for row in &report.languages {
        let Row { language, function_100_cases_ms: function, start_ms: start, starts, .. } = row;
        let Row { compile_function_ms, compile_program_ms, compile_more_percent, .. } = row;
        text += &format!("{language:<12} {function:>9.1} {start:>9.1} {starts:>7.1} ");
        text += &format!("{compile_function_ms:>16.1} {compile_program_ms:>16.1} {compile_more_percent:>6.1}%\n");
    }
    if let Some(CpuTime { process_ms, cases_ms, difference_percent }) = report.cpu_time {
        text +=
            &format!("CPU time: process {process_ms:.1}, sum of its cases {cases_ms:.1} ({difference_percent:+.1}%)\n");
    }
    if let Some(edited) = report.edited_python_ms {
        text += &format!("from an edited Python function to its answer: {edited:.1}\n");
    }
    text
}
