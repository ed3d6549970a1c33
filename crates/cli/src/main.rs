//! `assay`: the command line. It manages an installation and judges problem packages.

mod bench;
mod case_text;
mod client;
mod data;
mod doctor;
mod export;
mod import;
mod judge;
mod judging;
mod language;
mod new;
mod output;
mod track;
mod user;
mod verify;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Manage an Assay site, and judge problem packages. Reads the same environment variables as assay-server, and works while the server
/// runs.
#[derive(Debug, Parser)]
#[command(name = "assay", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check whether this host can judge, and show how to fix what is missing.
    Doctor(doctor::Arguments),
    /// Write a problem package to start from.
    New(new::Arguments),
    /// Judge a program with a problem package. Needs no server.
    Judge(judge::Arguments),
    /// Judge every submission in problem packages against its label. Needs no server.
    Verify(verify::Arguments),
    /// Verify problem packages and publish them on the site.
    Import(import::Arguments),
    /// Write problems as packages in format 2025-09.
    Export(export::Arguments),
    /// Read and write track files.
    #[command(subcommand)]
    Track(track::Command),
    /// Manage accounts, passwords and API keys.
    #[command(subcommand)]
    User(user::Command),
    /// Measure performance on this machine.
    #[command(subcommand)]
    Bench(bench::Command),
    #[command(flatten)]
    Client(client::Command),
}

/// The same allocator as in the server and the worker, so that benchmarks measure the same.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // These two come first: when this program runs as a sandbox's process, it must not have threads.
    assay_sandbox::enter_if_asked();
    assay_package::draw_if_asked();
    client::choose_cryptography();
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            output::progress(&format!("error: {error:#}"));
            ExitCode::from(output::ERROR)
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        Command::Doctor(arguments) => doctor::run(&arguments),
        Command::New(arguments) => new::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Judge(arguments) => judge::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Export(arguments) => block_on(export::run(&arguments)).map(|()| ExitCode::SUCCESS),
        Command::Track(command) => block_on(track::run(command)).map(|()| ExitCode::SUCCESS),
        Command::User(command) => block_on(user::run(command)).map(|()| ExitCode::SUCCESS),
        Command::Bench(command) => bench::run(command).map(|()| ExitCode::SUCCESS),
        Command::Client(command) => block_on(client::run(command)),
    }
}

/// Runs an async command to its end.
fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
