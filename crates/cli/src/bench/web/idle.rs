//! Waits until the machine is idle, because other work would distort the numbers.

use std::{
    fs,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};

const SAMPLE: Duration = Duration::from_millis(500);
/// The machine is idle if at most this share of all cores is busy.
const BUSY_SHARE: f64 = 0.15;
/// A new worker needs about ten seconds to prepare its compilers.
const TIMEOUT: Duration = Duration::from_secs(45);

/// Waits until the machine is idle. False on timeout.
pub(super) async fn wait_until_idle() -> Result<bool> {
    let begun = Instant::now();
    loop {
        let before = Ticks::now()?;
        tokio::time::sleep(SAMPLE).await;
        if Ticks::now()?.busy_share_since(&before) <= BUSY_SHARE {
            return Ok(true);
        }
        if begun.elapsed() > TIMEOUT {
            return Ok(false);
        }
    }
}

/// The time of all cores since boot, in the kernel's ticks.
struct Ticks {
    busy: u64,
    all: u64,
}

impl Ticks {
    fn now() -> Result<Self> {
        let text = fs::read_to_string("/proc/stat").context("cannot read /proc/stat")?;
        Self::read(&text).context("/proc/stat has an unexpected format")
    }

    fn read(text: &str) -> Option<Self> {
        let line = text.lines().next()?.strip_prefix("cpu ")?;
        let ticks: Vec<u64> = line.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
        // user, nice, system, idle, iowait, irq, softirq, steal. User and nice already include the time of guests.
        let all = ticks.iter().take(8).sum();
        Some(Self { busy: all - ticks.get(3)? - ticks.get(4)?, all })
    }

    fn busy_share_since(&self, before: &Self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
        let share = (self.busy - before.busy) as f64 / (self.all - before.all).max(1) as f64;
        share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_for_the_disk_counts_as_idle() {
        let before = Ticks::read("cpu  100 0 50 800 50 0 0 0 30 0\ncpu0 1 2 3\n").unwrap();
        let after = Ticks::read("cpu  110 0 60 860 70 0 0 0 30 0\n").unwrap();
        assert_eq!((before.busy, before.all), (150, 1000));
        assert!((after.busy_share_since(&before) - 0.2).abs() < 1e-9);
    }
}
