//! Rounds: the same work in several threads, timed as a whole.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Does the work with each of `with` at the same time, and says how long it took until all were done.
pub(crate) fn timed<T: Send>(with: Vec<T>, work: impl Fn(T) -> Result<()> + Sync) -> Result<Duration> {
    let begun = Instant::now();
    let done: Vec<Result<()>> = std::thread::scope(|scope| {
        let threads: Vec<_> = with.into_iter().map(|one| scope.spawn(|| work(one))).collect();
        threads.into_iter().map(|thread| thread.join().ok().context("a thread of the bench panicked")?).collect()
    });
    let took = begun.elapsed();
    done.into_iter().collect::<Result<()>>()?;
    Ok(took)
}

/// The one in the middle; 0 where there is none.
pub(crate) fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}
