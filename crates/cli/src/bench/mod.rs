//! `assay bench`: benchmarks. Each measures its baseline in the same run.

mod functions;
mod judge;
mod rounds;
mod sandbox;
mod statistics;
mod web;

use anyhow::Result;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Measure the cost of a run in the sandbox, beside a bare start of the same program.
    Sandbox(sandbox::Arguments),
    /// Measure submissions with 20 cases per second, cold and cached.
    Judge(judge::Arguments),
    /// Measure function problems, beside programs that read standard input.
    Functions(functions::Arguments),
    /// Measure the site: verdicts, the listing of tracks, pages, intake, fairness and live sockets. Starts its own servers with empty data.
    Web(web::Arguments),
}

pub(crate) fn run(command: Command) -> Result<()> {
    match command {
        Command::Sandbox(arguments) => sandbox::run(&arguments),
        Command::Judge(arguments) => judge::run(&arguments),
        Command::Functions(arguments) => functions::run(&arguments),
        Command::Web(arguments) => crate::block_on(web::run(arguments)),
    }
}
