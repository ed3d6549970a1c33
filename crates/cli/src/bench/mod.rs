//! `assay bench`: measurements, with their baseline in the same run.

mod statistics;
mod web;

use anyhow::Result;
use clap::Subcommand;

/// What can be measured.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Submit to verdict, verdict to socket, the listing of tracks with and without its cache, and many sockets: on servers of its own
    /// with empty data.
    Web(web::Arguments),
}

pub(crate) async fn run(command: Command) -> Result<()> {
    match command {
        Command::Web(arguments) => web::run(arguments).await,
    }
}
