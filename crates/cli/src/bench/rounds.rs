//! Timed rounds: the same work in several threads.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Does the work with all items at the same time. Returns the time until all are done.
pub(crate) fn timed<T: Send>(items: Vec<T>, work: impl Fn(T) -> Result<()> + Sync) -> Result<Duration> {
    let begun = Instant::now();
    let done: Vec<Result<()>> = std::thread::scope(|scope| {
        let threads: Vec<_> = items.into_iter().map(|item| scope.spawn(|| work(item))).collect();
        threads.into_iter().map(|thread| thread.join().ok().context("a thread of the benchmark panicked")?).collect()
    });
    let took = begun.elapsed();
    done.into_iter().collect::<Result<()>>()?;
    Ok(took)
}

/// The median, or 0 if there are no numbers.
pub(crate) fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}
