//! `assay`: looks after an installation from the command line.

mod bench;
mod data;
mod user;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Looks after an Assay installation. Reads the same environment as assay-server, and works beside it while it runs.
#[derive(Debug, Parser)]
#[command(name = "assay", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Accounts: create, promote, make API keys.
    #[command(subcommand)]
    User(user::Command),
    /// Measurements.
    #[command(subcommand)]
    Bench(bench::Command),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "a command line tool answers there")]
            {
                eprintln!("error: {error:#}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match arguments.command {
            Command::User(command) => user::run(command).await,
            Command::Bench(command) => bench::run(command).await,
        }
    })
}
