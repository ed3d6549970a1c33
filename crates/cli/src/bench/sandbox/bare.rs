//! The baseline: starts the same program without a sandbox, and reads its output to the end.

use std::{
    fs::File,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use super::programs::Program;

/// Starts `command`, which is the program or starts it, reads its output, and waits for its end.
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
    let stderr = String::from_utf8_lossy(&output.stderr);
    let right = output.status.success() && output.stdout == program.expected;
    ensure!(right, "{}, started by {name}, did not print the expected output: {}", program.name, stderr.trim());
    Ok(())
}
