//! Printing, and exit codes.

use std::{io, io::Write, process::ExitCode};

use anyhow::{Context, Result};
use serde::Serialize;

/// Exit code: everything passed.
pub(crate) const OK: u8 = 0;
/// Exit code: the command did its work, and a check failed.
pub(crate) const FAILED: u8 = 1;
/// Exit code: the command could not do its work.
pub(crate) const ERROR: u8 = 2;

/// Prints to standard output. A closed pipe is not an error: the reader has seen enough.
pub(crate) fn print(text: &str) -> Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error).context("cannot print"),
        _ => Ok(()),
    }
}

/// Prints a value as JSON.
pub(crate) fn print_json(value: &impl Serialize) -> Result<()> {
    print(&format!("{}\n", serde_json::to_string_pretty(value)?))
}

/// Prints to standard error.
pub(crate) fn progress(text: &str) {
    // If standard error is closed, there is nowhere to report it.
    let _ = writeln!(io::stderr(), "{text}");
}

pub(crate) fn exit_code(ok: bool) -> ExitCode {
    ExitCode::from(if ok { OK } else { FAILED })
}
