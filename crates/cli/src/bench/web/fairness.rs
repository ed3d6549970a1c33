//! How long ten people wait for their verdicts while another person floods the judge with endless programs.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use assay_service::ApiKey;
use serde::Serialize;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::{
    connection::Connection,
    installation::Installation,
    prepare::{self, PROBLEM},
    report::Mode,
    turn::join_times,
};
use crate::bench::statistics::Summary;

const PEOPLE: usize = 10;
/// Submissions per person, one after the other.
const SUBMISSIONS: usize = 5;
/// How many endless programs the flooder sends first.
const FLOOD: usize = 60;
/// The time for the flood to fill the slots.
const HEAD_START: Duration = Duration::from_secs(1);
const POLL_INTERVAL: Duration = Duration::from_millis(5);
/// The maximum time for one verdict.
const TIMEOUT: Duration = Duration::from_secs(300);

#[derive(Clone, Copy)]
enum Kind {
    Submissions,
    Runs,
}

#[derive(Debug, Serialize)]
pub(super) struct Fairness {
    pub(super) mode: Mode,
    /// What the other person sends at the same time.
    pub(super) beside: &'static str,
    /// From submitting to the verdict.
    pub(super) times: Summary,
}

pub(super) async fn measure(installation: &Installation, mode: Mode) -> Result<Vec<Fairness>> {
    let hash = prepare::password_hash().await?;
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        people.push(prepare::person(&installation.store, &format!("person-{number}"), &hash).await?.1);
    }
    let (_, flooder) = prepare::person(&installation.store, "flooder", &hash).await?;
    let mut measured = Vec::new();
    // Runs come last: they are dropped when no client polls them, so this does not cancel them.
    for (beside, flood) in
        [("nobody", None), ("60 endless submissions", Some(Kind::Submissions)), ("60 endless runs", Some(Kind::Runs))]
    {
        let mut connection = connect(installation, &flooder).await?;
        let mut sent = Vec::new();
        if let Some(kind) = flood {
            for number in 0..FLOOD {
                sent.push(send(&mut connection, kind, &format!("while True: pass  # {number}\n")).await?);
            }
            tokio::time::sleep(HEAD_START).await;
        }
        let mut submitting = JoinSet::new();
        for (person, key) in people.iter().enumerate() {
            submitting.spawn(wait_for_verdicts(connect(installation, key).await?, person));
        }
        let times = join_times(submitting).await?;
        measured.push(Fairness { mode, beside, times: Summary::of(times).context("nothing was submitted")? });
        if matches!(flood, Some(Kind::Submissions)) {
            for id in sent {
                connection.post(&format!("/api/v1/submissions/{id}/cancel"), "{}").await?.expect(200)?;
            }
        }
    }
    Ok(measured)
}

async fn connect(installation: &Installation, key: &ApiKey) -> Result<Connection> {
    Connection::open(&installation.url, &format!("Authorization: Bearer {}\r\n", key.expose())).await
}

async fn wait_for_verdicts(mut connection: Connection, person: usize) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    for number in 0..SUBMISSIONS {
        let sent = Instant::now();
        let source = format!("print('hello')  # {person} {number} {sent:?}\n");
        let id = send(&mut connection, Kind::Submissions, &source).await?;
        let path = format!("/api/v1/submissions/{id}");
        loop {
            let answer = connection.get(&path).await?;
            answer.expect(200)?;
            let submission: Value = serde_json::from_slice(answer.body)?;
            if submission["state"] == "done" {
                break;
            }
            if sent.elapsed() > TIMEOUT {
                bail!("a submission is not judged after {} s", TIMEOUT.as_secs());
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
        times.push(sent.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(times)
}

/// Sends a program and returns its id.
async fn send(connection: &mut Connection, kind: Kind, source: &str) -> Result<i64> {
    let path = match kind {
        Kind::Submissions => "/api/v1/submissions",
        Kind::Runs => "/api/v1/runs",
    };
    let body = json!({ "problem": PROBLEM, "language": "python3", "source": source }).to_string();
    let answer = connection.post(path, &body).await?;
    answer.expect(202)?;
    let accepted: Value = serde_json::from_slice(answer.body)?;
    accepted["id"].as_i64().context("the answer has no id")
}
