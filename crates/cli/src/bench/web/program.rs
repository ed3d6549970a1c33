//! A running assay-server or assay-worker.

use std::{env, ffi::OsString, process::Stdio, time::Duration};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// The maximum time to start or stop a program.
const TIMEOUT: Duration = Duration::from_secs(60);

pub(super) struct Program {
    name: &'static str,
    process: Child,
}

impl Program {
    /// Starts the program of this name that is in this program's folder, and waits for an event in its log. Also returns the event.
    pub(super) async fn start(
        name: &'static str,
        variables: &[(&str, OsString)],
        ready: &str,
    ) -> Result<(Self, Value)> {
        let program = env::current_exe()?.with_file_name(name);
        let mut command = Command::new(&program);
        let set = |name: &str| name.starts_with("ASSAY_") || name == "DATABASE_URL" || name == "REDIS_URL";
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_str().is_some_and(set)) {
            command.env_remove(name);
        }
        let mut process = command
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {}: build it first with `make build`", program.display()))?;
        let log = process.stderr.take().context("the program has no log")?;
        let event = tokio::time::timeout(TIMEOUT, event_in(log, ready)).await;
        let event = event
            .with_context(|| format!("{name} is not ready after {} s", TIMEOUT.as_secs()))?
            .with_context(|| name)?;
        Ok((Self { name, process }, event))
    }

    pub(super) fn pid(&self) -> Result<u32> {
        self.process.id().with_context(|| format!("{} has already ended", self.name))
    }

    /// Stops it with SIGTERM.
    pub(super) async fn stop(mut self) -> Result<()> {
        let asked = Command::new("kill").args(["-TERM", &self.pid()?.to_string()]).status().await?;
        if !asked.success() {
            bail!("cannot send SIGTERM to {}", self.name);
        }
        let status = tokio::time::timeout(TIMEOUT, self.process.wait()).await;
        let status = status.with_context(|| format!("{} does not stop", self.name))??;
        if status.success() { Ok(()) } else { bail!("{} stopped with {status}", self.name) }
    }
}

/// Reads the log until the event, then keeps reading so that the pipe never fills.
async fn event_in(log: impl tokio::io::AsyncRead + Send + Unpin + 'static, ready: &str) -> Result<Value> {
    let mut lines = BufReader::new(log).lines();
    let mut read = Vec::new();
    while let Some(line) = lines.next_line().await? {
        let event: Value = serde_json::from_str(&line).unwrap_or_default();
        if event["message"] == ready {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(event);
        }
        read.push(line);
    }
    bail!("the program ended during its start. Its log:\n{}", read.join("\n"))
}
