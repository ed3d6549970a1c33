//! `assay bench sandbox`: what a run in the sandbox costs, beside a bare spawn of the same program in the same minute.

mod bare;
mod programs;

use std::time::Duration;

use anyhow::{Context, Result};
use assay_sandbox::Slot;
use serde::Serialize;

use self::programs::Program;
use super::rounds::{median, timed};
use crate::{judging, output};

/// How to measure.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How often each program is measured, bare and sandboxed in turn.
    #[arg(long, default_value_t = 11)]
    rounds: usize,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    programs: Vec<Row>,
}

/// Medians of the rounds, in ms a run.
#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    slots: usize,
    bare_ms: f64,
    sandboxed_ms: f64,
    ratio: f64,
    per_second: f64,
    bare_per_second: f64,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let config = judging::config()?.sandbox;
    let mut slots = Vec::new();
    for _ in 0..2 {
        slots.push(Slot::start(&config).context("cannot run anything here; see `assay doctor`")?);
    }
    let folder = tempfile::tempdir().context("cannot make a folder for the programs")?;
    let first = slots.first_mut().context("no slot")?;
    let programs = programs::all(first, folder.path())?;
    let mut rows = Vec::new();
    for count in 1..=slots.len() {
        for program in &programs {
            output::progress(&format!("{}, {count} at once", program.name));
            rows.push(measure(program, &mut slots[..count], arguments.rounds)?);
        }
    }
    let report = Report { programs: rows };
    if arguments.json { output::print_json(&report) } else { output::print(&words(&report)) }
}

fn measure(program: &Program, slots: &mut [Slot], rounds: usize) -> Result<Row> {
    let count = slots.len();
    let mut measured = Vec::new();
    for _ in 0..rounds.max(1) {
        let bare = timed(vec![(); count], |()| repeat(program.runs, || bare::spawn(program)))?;
        let sandboxed = timed(slots.iter_mut().collect(), |slot| repeat(program.runs, || program.run_in(slot)))?;
        measured.push((each(bare, program.runs), each(sandboxed, program.runs)));
    }
    let of = |pick: fn(&(f64, f64)) -> f64| median(measured.iter().map(pick).collect());
    let (bare_ms, sandboxed_ms) = (of(|round| round.0), of(|round| round.1));
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let per_second = |ms: f64| hundredths(1000.0 / ms * count as f64);
    Ok(Row {
        name: program.name,
        slots: count,
        bare_ms: hundredths(bare_ms),
        sandboxed_ms: hundredths(sandboxed_ms),
        ratio: hundredths(of(|round| round.1 / round.0)),
        per_second: per_second(sandboxed_ms),
        bare_per_second: per_second(bare_ms),
    })
}

fn repeat(times: u32, mut action: impl FnMut() -> Result<()>) -> Result<()> {
    (0..times).try_for_each(|_| action())
}

/// What one of `runs` took on the clock of its slot, in ms.
fn each(whole: Duration, runs: u32) -> f64 {
    whole.as_secs_f64() * 1000.0 / f64::from(runs)
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

fn words(report: &Report) -> String {
    let mut text = format!(
        "{:<14} {:>5} {:>9} {:>13} {:>6} {:>9} {:>9}\n",
        "program", "slots", "bare ms", "sandboxed ms", "ratio", "bare /s", "/s"
    );
    for row in &report.programs {
        let Row { name, slots, bare_ms, sandboxed_ms, ratio, per_second, bare_per_second } = row;
        text += &format!(
            "{name:<14} {slots:>5} {bare_ms:>9.2} {sandboxed_ms:>13.2} {ratio:>6.2} {bare_per_second:>9.0} {per_second:>9.0}\n"
        );
    }
    text
}
