//! Many submissions at once: how fast they are accepted, and the time until all are judged.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde::Serialize;
use serde_json::json;
use tokio::task::JoinSet;

use super::{connection::Connection, installation::Installation, prepare::PROBLEM, report::Mode, turn::join_times};
use crate::bench::statistics::Summary;

const CLIENTS: usize = 32;
/// Rare enough to cost nothing.
const POLL_INTERVAL: Duration = Duration::from_millis(50);
/// The maximum time until all are judged.
const TIMEOUT: Duration = Duration::from_secs(600);

#[derive(Debug, Serialize)]
pub(super) struct Intake {
    pub(super) mode: Mode,
    pub(super) workers: usize,
    pub(super) submissions: usize,
    /// Submissions accepted per second.
    pub(super) taken_per_second: f64,
    /// From sending a submission to its 202.
    pub(super) times: Summary,
    /// From sending the first until the last is judged, in s.
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
    let times = join_times(submitting).await?;
    let taken_s = begun.elapsed().as_secs_f64();
    while unfinished(installation).await? > 0 {
        if begun.elapsed() > TIMEOUT {
            bail!("some of {submissions} submissions are not judged after {} s", TIMEOUT.as_secs());
        }
        tokio::time::sleep(POLL_INTERVAL).await;
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

async fn unfinished(installation: &Installation) -> Result<u64> {
    let state = installation.store.queue_state().await?;
    Ok(u64::from(state.queued) + u64::from(state.running))
}
