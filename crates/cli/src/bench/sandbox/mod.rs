//! `assay bench sandbox`: the cost of a run in the sandbox, beside a bare start of the same program and other sandboxes.

mod bare;
mod other_sandboxes;
mod programs;

use std::time::Duration;

use anyhow::{Context, Result};
use assay_sandbox::Slot;
use serde::Serialize;

use self::{
    other_sandboxes::{Other, Prepared},
    programs::Program,
};
use super::rounds::{median, timed};
use crate::{judging, output};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How often each program is measured, bare and sandboxed in turns.
    #[arg(long, default_value_t = 11)]
    rounds: usize,
    /// Other sandboxes to measure in the same rounds, separated by commas. They must be installed.
    #[arg(long, value_delimiter = ',')]
    beside: Vec<Other>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    programs: Vec<Row>,
    /// Sandboxes from `--beside` that are not installed.
    missing: Vec<Other>,
}

/// Medians of the rounds. Times are per run.
#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    slots: usize,
    bare_ms: f64,
    sandboxed_ms: f64,
    ratio: f64,
    per_second: f64,
    bare_per_second: f64,
    beside: Vec<Beside>,
}

/// The same for another sandbox.
#[derive(Debug, Serialize)]
struct Beside {
    name: Other,
    ms: f64,
    ratio: f64,
    per_second: f64,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let config = judging::config()?.sandbox;
    let mut slots = Vec::new();
    for _ in 0..2 {
        slots.push(
            Slot::start(&config)
                .context("this host cannot run programs in a sandbox: run `assay doctor` to see why")?,
        );
    }
    let folder = tempfile::tempdir().context("cannot create a folder for the programs")?;
    let first = slots.first_mut().context("no slot")?;
    let programs = programs::all(first, folder.path())?;
    let (installed, missing) = arguments.beside.iter().partition::<Vec<_>, _>(|other| other.is_installed());
    let mut rows = Vec::new();
    for count in 1..=slots.len() {
        for program in &programs {
            output::progress(&format!("{}, {count} at once", program.name));
            let others =
                installed.iter().map(|other| Prepared::new(*other, program, count)).collect::<Result<Vec<_>>>()?;
            rows.push(measure(program, &mut slots[..count], &others, arguments.rounds)?);
        }
    }
    let report = Report { programs: rows, missing };
    if arguments.json { output::print_json(&report) } else { output::print(&render(&report)) }
}

fn measure(program: &Program, slots: &mut [Slot], others: &[Prepared], rounds: usize) -> Result<Row> {
    let count = slots.len();
    let mut measured = Vec::new();
    for _ in 0..rounds.max(1) {
        let bare = timed(vec![(); count], |()| repeat(program.runs, || bare::spawn(program, &program.bare_argv)))?;
        let sandboxed = timed(slots.iter_mut().collect(), |slot| repeat(program.runs, || program.run_in(slot)))?;
        let mut round = vec![bare, sandboxed];
        for other in others {
            let commands = other.commands.iter().collect();
            round.push(timed(commands, |command| repeat(program.runs, || bare::spawn(program, command)))?);
        }
        measured.push(round.into_iter().map(|whole| ms_per_run(whole, program.runs)).collect::<Vec<_>>());
    }
    let ms = |column: usize| median(measured.iter().map(|round| round[column]).collect());
    let ratio = |column: usize| hundredths(median(measured.iter().map(|round| round[column] / round[0]).collect()));
    let (bare_ms, sandboxed_ms) = (ms(0), ms(1));
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let per_second = |ms: f64| hundredths(1000.0 / ms * count as f64);
    Ok(Row {
        name: program.name,
        slots: count,
        bare_ms: hundredths(bare_ms),
        sandboxed_ms: hundredths(sandboxed_ms),
        ratio: ratio(1),
        per_second: per_second(sandboxed_ms),
        bare_per_second: per_second(bare_ms),
        beside: (2..)
            .zip(others)
            .map(|(column, prepared)| Beside {
                name: prepared.other,
                ms: hundredths(ms(column)),
                ratio: ratio(column),
                per_second: per_second(ms(column)),
            })
            .collect(),
    })
}

fn repeat(times: u32, mut action: impl FnMut() -> Result<()>) -> Result<()> {
    (0..times).try_for_each(|_| action())
}

fn ms_per_run(whole: Duration, runs: u32) -> f64 {
    whole.as_secs_f64() * 1000.0 / f64::from(runs)
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

fn render(report: &Report) -> String {
    let mut text = format!(
        "{:<14} {:>5} {:>9} {:>13} {:>6} {:>9} {:>9}\n",
        "program", "slots", "bare ms", "sandboxed ms", "ratio", "bare /s", "/s"
    );
    for row in &report.programs {
        let Row { name, slots, bare_ms, sandboxed_ms, ratio, per_second, bare_per_second, beside } = row;
        text += &format!(
            "{name:<14} {slots:>5} {bare_ms:>9.2} {sandboxed_ms:>13.2} {ratio:>6.2} {bare_per_second:>9.0} {per_second:>9.0}\n"
        );
        for Beside { name, ms, ratio, per_second } in beside {
            let name = format!("  {}", name.name());
            text += &format!("{name:<14} {slots:>5} {:>9} {ms:>13.2} {ratio:>6.2} {:>9} {per_second:>9.0}\n", "", "");
        }
    }
    for other in &report.missing {
        text += &format!("{} was not measured, because it is not on the PATH.\n", other.name());
    }
    text
}
