//! `assay bench`: measurements, with their baseline in the same run.

mod statistics;
mod web;

use anyhow::Result;
use clap::Subcommand;

/// What can be measured.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Submit to verdict, and verdict to socket, on a server of its own with an empty data folder.
    Web(web::Arguments),
}

pub(crate) async fn run(command: Command) -> Result<()> {
    match command {
        Command::Web(arguments) => web::run(arguments).await,
    }
}
