//! What commands print.

use std::{io, io::Write, process::ExitCode};

use anyhow::{Context, Result};
use serde::Serialize;

/// All is as it should be.
pub(crate) const FINE: u8 = 0;
/// The command did its work, and what it found is not as it should be.
pub(crate) const DIFFERS: u8 = 1;
/// The command could not do its work on what it was given.
pub(crate) const UNREADABLE: u8 = 2;

/// Prints a text. A reader that has gone away wants no more: that is no fault.
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

/// Says how far the work is, where people see it and pipes do not.
pub(crate) fn progress(text: &str) {
    // Somebody who closed it does not want to know.
    let _ = writeln!(io::stderr(), "{text}");
}

/// The code of a command that found what it was to find, or not.
pub(crate) fn code(fine: bool) -> ExitCode {
    ExitCode::from(if fine { FINE } else { DIFFERS })
}
