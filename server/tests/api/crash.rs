//! kill -9 while submissions run: every submission that got a 202 ends exactly once.

use std::{path::Path, process::Command};

use assay_domain::{SubmissionState, Verdict};
use assay_testbed::{Program, share_prepared};
use reqwest::StatusCode;
use serde_json::json;

use crate::app::{LiveSocket, PROBLEM, client, content, id_of, open_store, person, shipped};

/// What a server logs when the shipped library is loaded.
const LIBRARY_LOADED: &str = "shipped library is up to date";

/// A server in its own process, as an operator starts it.
pub(crate) struct Server {
    program: Program,
    pub(crate) url: String,
}

impl Server {
    fn start(data: &Path) -> Self {
        Self::start_by(Command::new(env!("CARGO_BIN_EXE_assay-server")), data)
    }

    /// Starts the server with a command that executes it, and waits until it has loaded its library.
    pub(crate) fn start_by(command: Command, data: &Path) -> Self {
        let server = Self::start_while_loading(command, data);
        server.program.wait_for(LIBRARY_LOADED);
        server
    }

    /// Starts the server with a command that executes it. Its library is the one of tests, unless the command names another.
    pub(crate) fn start_while_loading(mut command: Command, data: &Path) -> Self {
        // The test loads no pages, so an empty site is enough.
        let site = data.join("site");
        std::fs::create_dir_all(&site).unwrap();
        std::fs::write(site.join("hash.txt"), "").unwrap();
        share_prepared(&data.join("data"), &Path::new(env!("CARGO_TARGET_TMPDIR")).join("prepared")).unwrap();
        command
            .env("ASSAY_ADDR", "127.0.0.1:0")
            .env("ASSAY_DATA_DIR", data.join("data"))
            .env("ASSAY_SITE_DIR", site)
            .env("ASSAY_LOG", "info");
        if !command.get_envs().any(|(name, _)| name == "ASSAY_CONTENT_DIR") {
            command.env("ASSAY_CONTENT_DIR", content());
        }
        let (program, serving) = Program::start("the server", &mut command, "serving");
        Self { program, url: serving["url"].as_str().unwrap().to_owned() }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_9_neither_loses_nor_doubles_submissions() {
    let data = tempfile::tempdir().unwrap();
    let server = Server::start(data.path());
    let store = open_store(&data.path().join("data")).await;
    let ada = person(&store, "ada").await;
    let http = client();

    let mut sent = Vec::new();
    for n in 0..12 {
        let (source, verdict) = match n % 3 {
            0 => (format!("{}\n# {n}", shipped("accepted/running_total.py")), Verdict::Accepted),
            1 => (format!("print('wrong') # {n}"), Verdict::WrongAnswer),
            _ => (format!("raise SystemExit({})", n % 5 + 1), Verdict::RunTimeError),
        };
        let body = json!({ "problem": PROBLEM, "language": "python3", "source": source });
        let request = http.post(format!("{}/api/v1/submissions", server.url)).bearer_auth(&ada.key);
        let answer = request.json(&body).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::ACCEPTED);
        sent.push((id_of(answer).await, verdict));
    }
    // Wait until one is being judged.
    let bearer = format!("Bearer {}", ada.key);
    let mut socket = LiveSocket::open(&server.url, &[("authorization", &bearer)]).await.unwrap();
    socket.judging(sent[11].0).await;
    // Dropping sends SIGKILL.
    drop(server);

    let server = Server::start(data.path());
    let mut socket = LiveSocket::open(&server.url, &[("authorization", &bearer)]).await.unwrap();
    for (id, verdict) in sent {
        let submission = socket.verdict(id).await;
        assert_eq!((submission.state, submission.verdict), (SubmissionState::Done, Some(verdict)), "{submission:?}");
        assert!(submission.attempt <= 2, "{submission:?}");
    }
    store.close().await.unwrap();
    drop(server);
}
