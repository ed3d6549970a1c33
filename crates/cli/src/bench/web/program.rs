//! One of our programs, running for as long as it is measured.

use std::{env, ffi::OsString, process::Stdio, time::Duration};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// How long a program may take to start or stop.
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) struct Program {
    name: &'static str,
    process: Child,
}

impl Program {
    /// Starts the program of that name beside this one, and waits for an event in its log; returns that event too.
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
        let log = process.stderr.take().context("the program's log")?;
        let event = tokio::time::timeout(PATIENCE, event_in(log, ready)).await;
        let event = event.with_context(|| format!("{name} does not get ready"))?.with_context(|| name)?;
        Ok((Self { name, process }, event))
    }

    /// Its process.
    pub(super) fn pid(&self) -> Result<u32> {
        self.process.id().with_context(|| format!("{} ended by itself", self.name))
    }

    /// Stops it as an operator would.
    pub(super) async fn stop(mut self) -> Result<()> {
        let asked = Command::new("kill").args(["-TERM", &self.pid()?.to_string()]).status().await?;
        if !asked.success() {
            bail!("{} cannot be told to stop", self.name);
        }
        let status = tokio::time::timeout(PATIENCE, self.process.wait()).await;
        let status = status.with_context(|| format!("{} does not stop", self.name))??;
        if status.success() { Ok(()) } else { bail!("{} stopped with {status}", self.name) }
    }
}

/// Reads the log until that event, then goes on reading so that the pipe never fills.
async fn event_in(log: impl tokio::io::AsyncRead + Send + Unpin + 'static, ready: &str) -> Result<Value> {
    let mut lines = BufReader::new(log).lines();
    let mut said = Vec::new();
    while let Some(line) = lines.next_line().await? {
        let event: Value = serde_json::from_str(&line).unwrap_or_default();
        if event["message"] == ready {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(event);
        }
        said.push(line);
    }
    bail!("it ended while starting, and said:\n{}", said.join("\n"))
}
