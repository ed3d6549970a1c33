//! kill -9 in mid-run: every submission that was answered with 202 ends exactly once.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
};

use assay_domain::{SubmissionState, Verdict};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::app::{LiveSocket, PROBLEM, client, id_of, open_store, person, repository, shipped};

/// A server in a process of its own, as an operator starts it.
struct Process {
    child: Child,
    url: String,
    log: Arc<Mutex<Vec<String>>>,
}

impl Process {
    fn start(data: &Path) -> Self {
        // No page is asked for.
        std::fs::write(data.join("hash.txt"), "").unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_assay-server"));
        let mut child = Command::new(program)
            .env("ASSAY_ADDR", "127.0.0.1:0")
            .env("ASSAY_DATA_DIR", data.join("data"))
            .env("ASSAY_SITE_DIR", data)
            .env("ASSAY_CONTENT_DIR", repository())
            .env("ASSAY_LOG", "info")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = Vec::new();
        let url = loop {
            let line = lines.next().unwrap_or_else(|| panic!("it ended while starting: {said:#?}")).unwrap();
            let event: Value = serde_json::from_str(&line).unwrap_or_default();
            if event["message"] == "serving" {
                break event["url"].as_str().unwrap().to_owned();
            }
            said.push(line);
        };
        // Read on, or the pipe would fill and block it.
        let log = Arc::new(Mutex::new(said));
        let reading = Arc::clone(&log);
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| reading.lock().unwrap().push(line)));
        Self { child, url, log }
    }
}

/// kill -9, also of one that a failing test leaves behind; then what it said helps to see why.
impl Drop for Process {
    fn drop(&mut self) {
        if std::thread::panicking() {
            #[expect(clippy::print_stdout, reason = "the test harness shows it with the failure")]
            {
                println!("the server: {:?}\n{}", self.child.try_wait(), self.log.lock().unwrap().join("\n"));
            }
        }
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_doubled_by_kill_9() {
    let data = tempfile::tempdir().unwrap();
    let server = Process::start(data.path());
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
    // The first progress says that one is being judged right now.
    let bearer = format!("Bearer {}", ada.key);
    let mut socket = LiveSocket::open(&server.url, &[("authorization", &bearer)]).await.unwrap();
    socket.judging(sent[11].0).await;
    drop(server);

    let server = Process::start(data.path());
    let mut socket = LiveSocket::open(&server.url, &[("authorization", &bearer)]).await.unwrap();
    for (id, verdict) in sent {
        let submission = socket.verdict(id).await;
        assert_eq!((submission.state, submission.verdict), (SubmissionState::Done, Some(verdict)), "{submission:?}");
        assert!(submission.attempt <= 2, "{submission:?}");
    }
    store.close().await.unwrap();
    drop(server);
}
