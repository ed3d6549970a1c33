//! `assay runs`.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result, bail};
use assay_domain::{Change, Phase, Run, RunCase, RunOutcome, Verdict, WaitsFor};
use serde::Deserialize;
use serde_json::json;

use super::{api::Api, program::Program, terminal::Terminal};
use crate::{
    case_text::CaseText,
    output::{exit_code, print, print_json},
};

/// The program and its cases.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    program: Program,
    /// A file with the input of your own case. The option can be repeated.
    #[arg(long = "case", value_name = "FILE")]
    cases: Vec<PathBuf>,
    /// Print the run as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Deserialize)]
struct Queued {
    id: i64,
}

/// Runs the program. The exit code is 0 if no case failed, otherwise 1.
pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { program, cases, json } = arguments;
    let sources = program.sources()?;
    let [source] = sources.as_slice() else { bail!("a run takes one file; submit programs of several files") };
    let read = |path: &PathBuf| fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
    let inputs: Vec<String> = cases.iter().map(read).collect::<Result<_>>()?;
    let body = json!({
        "problem": program.problem,
        "language": program.language()?,
        "source": source.source,
        "interface": program.interface(),
        "cases": inputs,
    });
    let api = Api::of_saved_login()?;
    let Queued { id } = api.post("runs", &body).await?;
    let run = wait(&api, id).await?;
    if json {
        print_json(&run)?;
    } else {
        print(&render(&run))?;
    }
    Ok(exit_code(has_passed(&run)))
}

async fn wait(api: &Api, id: i64) -> Result<Run> {
    let mut terminal = Terminal::new();
    let mut seen = "-1".to_owned();
    loop {
        let run: Run = api.poll(&format!("runs/{id}"), &[("after", &seen)]).await?;
        if run.phase == Phase::Done {
            terminal.end();
            return Ok(run);
        }
        terminal.show(&match (run.phase, run.waits_for) {
            (Phase::Queued, Some(WaitsFor::Worker)) => "Queued: no worker is connected".to_owned(),
            (Phase::Queued, Some(WaitsFor::Language)) => "Queued: no worker has this language".to_owned(),
            (Phase::Queued, None) => "Queued".to_owned(),
            (Phase::Compiling, _) => "Compiling".to_owned(),
            _ => format!("Case {} of {}", run.cases.len() + 1, run.total),
        });
        seen = run.seq.to_string();
    }
}

fn has_passed(run: &Run) -> bool {
    let passed =
        |case: &RunCase| case.refused.is_none() && case.verdict.is_none_or(|verdict| verdict == Verdict::Accepted);
    run.outcome == Some(RunOutcome::Ran) && run.cases.iter().all(passed)
}

fn render(run: &Run) -> String {
    let mut lines: Vec<String> = run.messages.iter().map(|message| message.text.clone()).collect();
    match run.outcome {
        Some(RunOutcome::CompileError) => lines.push("Compile error".to_owned()),
        Some(RunOutcome::JudgeError) => lines.push("Judge error: your program is not the cause".to_owned()),
        Some(RunOutcome::Cancelled) => lines.push("Cancelled".to_owned()),
        Some(RunOutcome::Ran) | None => {}
    }
    lines.extend(run.cases.iter().enumerate().flat_map(|(index, case)| case_lines(index + 1, case)));
    lines.join("\n") + "\n"
}

fn case_lines(number: usize, case: &RunCase) -> Vec<String> {
    let verdict = case.label.as_deref().or(case.verdict.map(Verdict::label)).unwrap_or("Ran");
    if let Some(reason) = &case.refused {
        return vec![format!("Case {number}: invalid input"), reason.trim_end().to_owned()];
    }
    let mut lines = vec![format!("Case {number}: {verdict}, {} ms, {} KiB", case.cpu_ms, case.memory_kib)];
    lines.extend(case.message.iter().map(|message| message.trim_end().to_owned()));
    if let Some(CaseText { input, expected, found }) = case.values.as_deref().map(CaseText::of) {
        let found = found.or_else(|| Some(case.output.clone())).filter(|text| !text.is_empty());
        let shown = [("Input", input), ("Expected", expected), ("Output", found)];
        lines.extend(shown.into_iter().filter_map(|(name, text)| Some(format!("{name}:\n{}", text?.trim_end()))));
    } else if case.diff.iter().any(|line| line.change != Change::Same) {
        let sign = |change| match change {
            Change::Same => ' ',
            Change::Missing => '-',
            Change::Extra => '+',
        };
        lines.push("Difference (- expected, + your output):".to_owned());
        lines.extend(case.diff.iter().map(|line| format!("{} {}", sign(line.change), line.text)));
    } else if !case.output.is_empty() {
        lines.push(format!("Output:\n{}", case.output.trim_end()));
    }
    if let Some(printed) = &case.stdout {
        lines.push(format!("Standard output:\n{}", printed.trim_end()));
    }
    if !case.stderr.is_empty() {
        lines.push(format!("Standard error:\n{}", case.stderr.trim_end()));
    }
    lines
}
