//! `assay bench`: measurements, with their baseline in the same run.

mod judge;
mod rounds;
mod sandbox;
mod statistics;
mod web;

use anyhow::Result;
use clap::Subcommand;

/// What can be measured.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// What a run in the sandbox costs, beside a bare spawn of the same program.
    Sandbox(sandbox::Arguments),
    /// Submissions of 20 cases a second, with and without compiling.
    Judge(judge::Arguments),
    /// Submit to verdict, verdict to socket, the listing of tracks with and without its cache, and many sockets: on servers of its own
    /// with empty data.
    Web(web::Arguments),
}

pub(crate) fn run(command: Command) -> Result<()> {
    match command {
        Command::Sandbox(arguments) => sandbox::run(&arguments),
        Command::Judge(arguments) => judge::run(&arguments),
        Command::Web(arguments) => crate::wait(web::run(arguments)),
    }
}
