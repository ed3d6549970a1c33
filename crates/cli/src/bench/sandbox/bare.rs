//! The baseline: the same program started as any program is, with its output read to the end.

use std::{
    fs::File,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use super::programs::Program;

/// Starts `command`, which is or runs the program, reads what it writes, and waits for it.
pub(super) fn spawn(program: &Program, command: &[String]) -> Result<()> {
    let [name, arguments @ ..] = command else { return Ok(()) };
    let stdin = match &program.input {
        Some((path, _)) => Stdio::from(File::open(path)?),
        None => Stdio::null(),
    };
    let output = Command::new(name)
        .args(arguments)
        .env_clear()
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .and_then(std::process::Child::wait_with_output)
        .with_context(|| format!("cannot start {name}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let right = output.status.success() && output.stdout == program.says;
    ensure!(right, "{} does not do what it should, started by {name}: {}", program.name, said.trim());
    Ok(())
}
