//! A server for measuring, in a folder that goes away.

use std::{env, process::Stdio, time::Duration};

use anyhow::{Context, Result, bail};
use assay_domain::{Limits, Role, Slug};
use assay_service::{ApiKey, hash_password};
use assay_store::{Blobs, NewCase, NewProblem, NewUser, Store};
use serde_json::Value;
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// How long a server may take to start or stop.
const PATIENCE: Duration = Duration::from_secs(60);
/// The problem that is submitted to.
pub(super) const PROBLEM: &str = "bench-hello";

/// A running server and what it takes to talk to it.
pub(super) struct Server {
    process: Child,
    pub(super) url: String,
    pub(super) key: ApiKey,
    _data: TempDir,
}

impl Server {
    /// Starts the `assay-server` beside this program.
    pub(super) async fn start() -> Result<Self> {
        let data = tempfile::tempdir().context("cannot make a folder for the server's data")?;
        let key = prepare(&data).await?;
        let program = env::current_exe()?.with_file_name("assay-server");
        let mut process = Command::new(&program)
            .env("ASSAY_ADDR", "127.0.0.1:0")
            .env("ASSAY_DATA_DIR", data.path())
            .env("ASSAY_LIMITS", "off")
            .env("ASSAY_LOG", "info")
            .env_remove("ASSAY_PUBLIC_URL")
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {}: build it first with `make build`", program.display()))?;
        let log = process.stderr.take().context("the server's log")?;
        let url = tokio::time::timeout(PATIENCE, url_in(log)).await.context("the server does not get ready")??;
        Ok(Self { process, url, key, _data: data })
    }

    /// Stops it as an operator would.
    pub(super) async fn stop(mut self) -> Result<()> {
        let pid = self.process.id().context("the server ended by itself")?;
        let asked = Command::new("kill").args(["-TERM", &pid.to_string()]).status().await?;
        if !asked.success() {
            bail!("the server cannot be told to stop");
        }
        let status =
            tokio::time::timeout(PATIENCE, self.process.wait()).await.context("the server does not stop")??;
        if status.success() { Ok(()) } else { bail!("the server stopped with {status}") }
    }
}

/// Reads the log until it says where the server listens, then goes on reading so that the pipe never fills.
async fn url_in(log: impl tokio::io::AsyncRead + Send + Unpin + 'static) -> Result<String> {
    let mut lines = BufReader::new(log).lines();
    let mut last = String::new();
    while let Some(line) = lines.next_line().await? {
        let event: Value = serde_json::from_str(&line).unwrap_or_default();
        if event["message"] == "serving"
            && let Some(url) = event["url"].as_str()
        {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(url.to_owned());
        }
        last = line;
    }
    bail!("the server ended while starting: {last}")
}

/// A person with a key, and a problem of one case.
async fn prepare(data: &TempDir) -> Result<ApiKey> {
    let store = Store::connect(&data.path().join("assay.sqlite").to_string_lossy()).await?;
    store.migrate().await?;
    let key = ApiKey::generate().context("no randomness")?;
    let password_hash = hash_password("not used for logging in".parse()?).await.context("cannot hash a password")?;
    let user =
        NewUser { email: "bench@example.org".parse()?, name: "Bench".parse()?, password_hash, role: Role::Admin };
    let id = store.create_user(&user).await?;
    store.create_api_key(id, key.hash(), "bench").await?;
    let blobs = Blobs::open(&data.path().join("blobs"))?;
    let case = NewCase {
        name: "1".into(),
        sample: true,
        shown: true,
        input_hash: blobs.put(b"\n".to_vec()).await?,
        answer_hash: blobs.put(b"hello\n".to_vec()).await?,
        input_bytes: 1,
        answer_bytes: 6,
    };
    let slug: Slug = PROBLEM.parse()?;
    let problem = NewProblem {
        slug,
        title: "Hello".into(),
        difficulty: None,
        statement_html: "<p>Print hello.</p>".into(),
        limits: Limits::default(),
        comparison_json: "{}".into(),
        package_hash: PROBLEM.into(),
        published: true,
        cases: vec![case],
        samples: Vec::new(),
    };
    store.put_problem(&problem).await?;
    store.close().await?;
    Ok(key)
}
