//! Measures alternatives in turns, so that other load on the machine affects them equally.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use serde::Serialize;
use tokio::task::JoinSet;

use crate::bench::statistics::Summary;

/// How often and how long each alternative is measured.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turns {
    pub(super) rounds: u32,
    pub(super) each: Duration,
}

impl Turns {
    pub(super) fn begin(self) -> Turn {
        Turn { end: Instant::now() + self.each, times: Vec::new() }
    }
}

/// One turn, with the time of each request in ms.
pub(super) struct Turn {
    end: Instant,
    pub(super) times: Vec<f64>,
}

impl Turn {
    pub(super) fn lasts(&self) -> bool {
        Instant::now() < self.end
    }

    pub(super) async fn time(&mut self, once: impl Future<Output = Result<()>>) -> Result<()> {
        let asked = Instant::now();
        once.await?;
        self.times.push(asked.elapsed().as_secs_f64() * 1000.0);
        Ok(())
    }
}

/// Joins the times of all clients of a turn.
pub(super) async fn join_times(mut tasks: JoinSet<Result<Vec<f64>>>) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    while let Some(ended) = tasks.join_next().await {
        times.extend(ended??);
    }
    Ok(times)
}

/// The result of one alternative.
#[derive(Debug, Serialize)]
pub(super) struct Way {
    pub(super) name: String,
    pub(super) clients: usize,
    /// The median of the turns.
    pub(super) per_second: f64,
    pub(super) times: Summary,
}

/// The measurements of one alternative so far.
pub(super) struct Measured {
    name: String,
    clients: usize,
    rates: Vec<f64>,
    times: Vec<f64>,
}

impl Measured {
    pub(super) fn new(name: impl Into<String>, clients: usize) -> Self {
        Self { name: name.into(), clients, rates: Vec::new(), times: Vec::new() }
    }

    /// Adds the times of one turn, in ms. Time between requests is not counted.
    pub(super) fn add(&mut self, times: Vec<f64>) {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
        let (count, clients) = (times.len() as f64, self.clients as f64);
        self.rates.push(count * clients * 1000.0 / times.iter().sum::<f64>());
        self.times.extend(times);
    }

    pub(super) fn finish(mut self) -> Result<Way> {
        self.rates.sort_by(f64::total_cmp);
        let per_second = self.rates.get(self.rates.len() / 2).copied().unwrap_or_default().round();
        let times = Summary::of(self.times).context("nothing was measured")?;
        Ok(Way { name: self.name, clients: self.clients, per_second, times })
    }
}
