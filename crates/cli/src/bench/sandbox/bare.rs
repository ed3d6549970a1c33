//! The baseline: the same program started as any program is, with its output read to the end.

use std::{
    fs::File,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use super::programs::Program;

/// Starts the program, reads what it writes, and waits for it.
pub(super) fn spawn(program: &Program) -> Result<()> {
    let [name, arguments @ ..] = &program.bare_argv[..] else { return Ok(()) };
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
    ensure!(output.status.success() && output.stdout == program.says, "{} does not do what it should", program.name);
    Ok(())
}
