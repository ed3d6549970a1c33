//! In-process rate limits.
//!
//! They use the generic cell rate algorithm (ITU-T I.371, virtual scheduling). Each bucket is stored as the time at which it
//! will be full again. Taking a token moves this time forward by `every`, up to `burst * every` after now. When the time has
//! passed, the bucket is full and need not be stored.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use async_trait::async_trait;
use tokio::time::Instant;

use super::lock;
use crate::{Error, Rate, limits::LimitsBackend};

/// With fewer buckets, full ones are not removed.
const MIN_SWEEP: usize = 1024;

/// The buckets that are not full.
#[derive(Default)]
pub(crate) struct Limits {
    buckets: Mutex<Buckets>,
}

#[derive(Default)]
struct Buckets {
    full_at: HashMap<String, Instant>,
    /// Full buckets are removed when there are this many: twice the number after the last sweep. So sweeping costs O(1) per call.
    sweep_at: usize,
}

#[async_trait]
impl LimitsBackend for Limits {
    async fn take(&self, key: &str, rate: Rate) -> Result<Option<Duration>, Error> {
        Ok(self.take_now(key, rate))
    }
}

impl Limits {
    /// Takes a token, or returns how long to wait for one.
    pub(crate) fn take_now(&self, key: &str, rate: Rate) -> Option<Duration> {
        let now = Instant::now();
        let mut buckets = lock(&self.buckets);
        let full_at = buckets.full_at.get(key).copied().unwrap_or(now).max(now) + rate.every;
        let ahead = full_at - now;
        let max = rate.every * rate.burst;
        if ahead > max {
            return Some(ahead - max);
        }
        buckets.put(key, full_at, now);
        None
    }
}

impl Buckets {
    fn put(&mut self, key: &str, full_at: Instant, now: Instant) {
        if let Some(bucket) = self.full_at.get_mut(key) {
            *bucket = full_at;
            return;
        }
        if self.full_at.len() >= self.sweep_at.max(MIN_SWEEP) {
            self.full_at.retain(|_, full_at| *full_at > now);
            self.sweep_at = self.full_at.len() * 2;
        }
        self.full_at.insert(key.to_owned(), full_at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn full_buckets_are_removed() {
        let limits = Limits::default();
        let rate = Rate::per_second(1, 1);
        for n in 0..MIN_SWEEP {
            assert_eq!(limits.take(&n.to_string(), rate).await.unwrap(), None);
        }
        tokio::time::advance(Duration::from_secs(2)).await;
        assert_eq!(limits.take("one more", rate).await.unwrap(), None);
        assert_eq!(lock(&limits.buckets).full_at.len(), 1);
    }
}
