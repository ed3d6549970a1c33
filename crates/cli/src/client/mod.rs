//! The commands for solving problems on a server. They use its REST interface, so the server can run on any machine.

mod api;
mod endpoint;
mod follow;
mod login;
mod problems;
mod program;
mod pull;
mod retries;
mod runs;
mod saved_login;
mod status;
mod submissions;
mod submit;
mod terminal;
mod tls;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

pub(crate) use self::tls::choose_cryptography;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Log in to a server with an API key, for the commands below.
    Login(login::Arguments),
    /// Remove the saved login.
    Logout,
    /// Submit a program, and watch it being judged.
    Submit(submit::Arguments),
    /// Show a submission, or list your newest ones.
    Status(status::Arguments),
    /// Run a program on the samples and on your own cases, without submitting it.
    Runs(runs::Arguments),
    /// List the problems of the server.
    Problems(problems::Arguments),
    /// Download a problem: its statement, samples and starter code.
    Pull(pull::Arguments),
}

pub(crate) async fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Login(arguments) => login::run(arguments).await,
        Command::Logout => login::log_out(),
        Command::Submit(arguments) => submit::run(arguments).await,
        Command::Status(arguments) => status::run(arguments).await,
        Command::Runs(arguments) => runs::run(arguments).await,
        Command::Problems(arguments) => problems::run(arguments).await,
        Command::Pull(arguments) => pull::run(arguments).await,
    }
}
