//! Many submissions at once: how fast they are taken, and how long until all of them are judged.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde::Serialize;
use serde_json::json;
use tokio::task::JoinSet;

use super::{connection::Connection, installation::Installation, prepare::PROBLEM, report::Mode, turn::together};
use crate::bench::statistics::Summary;

/// Who submits at once.
const CLIENTS: usize = 32;
/// How often it is asked whether all are judged. Seldom enough to cost nothing.
const ASK_EVERY: Duration = Duration::from_millis(50);
/// How long judging them may take.
const PATIENCE: Duration = Duration::from_secs(600);

#[derive(Debug, Serialize)]
pub(super) struct Intake {
    pub(super) mode: Mode,
    pub(super) workers: usize,
    pub(super) submissions: usize,
    /// How many were taken per second.
    pub(super) taken_per_second: f64,
    /// From sending one to its 202.
    pub(super) times: Summary,
    /// From the first being sent until the last was judged, in s.
    pub(super) judged_s: f64,
}

pub(super) async fn measure(installation: &Installation, submissions: u32, mode: Mode) -> Result<Intake> {
    let begun = Instant::now();
    let submissions = usize::try_from(submissions)?;
    let mut submitting = JoinSet::new();
    for client in 0..CLIENTS {
        let headers = format!("Authorization: Bearer {}\r\n", installation.key.expose());
        let mut connection = Connection::open(&installation.url, &headers).await?;
        submitting.spawn(async move {
            let mut times = Vec::new();
            for number in (client..submissions).step_by(CLIENTS) {
                let source = format!("print('hello')  # intake {number}\n");
                let body = json!({ "problem": PROBLEM, "language": "python3", "source": source }).to_string();
                let sent = Instant::now();
                connection.post("/api/v1/submissions", &body).await?.expect(202)?;
                times.push(sent.elapsed().as_secs_f64() * 1000.0);
            }
            Ok(times)
        });
    }
    let times = together(submitting).await?;
    let taken_s = begun.elapsed().as_secs_f64();
    while waiting(installation).await? > 0 {
        if begun.elapsed() > PATIENCE {
            bail!("not all of {submissions} submissions are judged after {} s", PATIENCE.as_secs());
        }
        tokio::time::sleep(ASK_EVERY).await;
    }
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    let taken_per_second = (submissions as f64 / taken_s).round();
    Ok(Intake {
        mode,
        workers: installation.workers(),
        submissions,
        taken_per_second,
        times: Summary::of(times).context("nothing was submitted")?,
        judged_s: (begun.elapsed().as_secs_f64() * 100.0).round() / 100.0,
    })
}

async fn waiting(installation: &Installation) -> Result<u64> {
    let state = installation.store.queue_state().await?;
    Ok(u64::from(state.queued) + u64::from(state.running))
}
