//! `assay`: looks after an installation, and judges problem packages, from the command line.

mod bench;
mod client;
mod data;
mod doctor;
mod export;
mod import;
mod judge;
mod judging;
mod language;
mod output;
mod user;
mod verify;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Looks after an Assay installation, and judges problem packages. Reads the same environment as assay-server, and works beside it
/// while it runs.
#[derive(Debug, Parser)]
#[command(name = "assay", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Says what this host offers and lacks for judging, and how to get what it lacks.
    Doctor(doctor::Arguments),
    /// Judges a program by a problem package, without a server.
    Judge(judge::Arguments),
    /// Judges every labelled submission of problem packages against its label, without a server.
    Verify(verify::Arguments),
    /// Verifies problem packages and puts them into the installation.
    Import(import::Arguments),
    /// Gives problems back as packages of format 2025-09.
    Export(export::Arguments),
    /// Accounts: create, promote, new passwords, API keys.
    #[command(subcommand)]
    User(user::Command),
    /// Measurements.
    #[command(subcommand)]
    Bench(bench::Command),
    #[command(flatten)]
    Client(client::Command),
}

/// The same allocator as in the server and the worker, so that measurements agree with them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Before anything else: a re-executed sandbox must not have threads.
    assay_sandbox::enter_if_asked();
    assay_package::draw_if_asked();
    client::choose_cryptography();
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            output::progress(&format!("error: {error:#}"));
            ExitCode::from(output::UNREADABLE)
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        Command::Doctor(arguments) => doctor::run(&arguments),
        Command::Judge(arguments) => judge::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Export(arguments) => wait(export::run(&arguments)).map(|()| ExitCode::SUCCESS),
        Command::User(command) => wait(user::run(command)).map(|()| ExitCode::SUCCESS),
        Command::Bench(command) => bench::run(command).map(|()| ExitCode::SUCCESS),
        Command::Client(command) => wait(client::run(command)),
    }
}

/// Does what waits for other programs.
fn wait<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
