//! Runs inside one process.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use async_trait::async_trait;
use tokio::time::Instant;

use super::lock;
use crate::{Error, runs::RunsBackend};

/// How many runs are kept; beyond, the one that passes first makes room.
const MOST_RUNS: usize = 1000;

/// The runs whose time is not over.
#[derive(Default)]
pub(crate) struct Runs {
    runs: Mutex<HashMap<i64, Kept>>,
}

struct Kept {
    order: String,
    report: String,
    over: bool,
    until: Instant,
}

#[async_trait]
impl RunsBackend for Runs {
    async fn create(&self, id: i64, order: String, report: String, ttl: Duration) -> Result<(), Error> {
        let now = Instant::now();
        let mut runs = lock(&self.runs);
        runs.retain(|_, kept| kept.until > now);
        if runs.len() >= MOST_RUNS {
            let first = runs.iter().min_by_key(|(_, kept)| kept.until).map(|(id, _)| *id);
            first.and_then(|first| runs.remove(&first));
        }
        runs.insert(id, Kept { order, report, over: false, until: now + ttl });
        Ok(())
    }

    async fn order(&self, id: i64) -> Result<Option<String>, Error> {
        Ok(self.kept(id, |kept| kept.order.clone()))
    }

    async fn report(&self, id: i64, last: bool, report: String) -> Result<(), Error> {
        self.kept(id, |kept| {
            if !kept.over {
                (kept.report, kept.over) = (report, last);
            }
        });
        Ok(())
    }

    async fn read(&self, id: i64) -> Result<Option<String>, Error> {
        Ok(self.kept(id, |kept| kept.report.clone()))
    }
}

impl Runs {
    fn kept<T>(&self, id: i64, with: impl FnOnce(&mut Kept) -> T) -> Option<T> {
        let now = Instant::now();
        lock(&self.runs).get_mut(&id).filter(|kept| kept.until > now).map(with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn runs_are_bounded() {
        let runs = Runs::default();
        for n in 0..=MOST_RUNS as i64 {
            runs.create(n, String::new(), String::new(), Duration::from_secs(60 + n.unsigned_abs())).await.unwrap();
        }
        assert_eq!(lock(&runs.runs).len(), MOST_RUNS);
        assert_eq!(runs.order(0).await.unwrap(), None, "the first to pass made room");
        tokio::time::advance(Duration::from_secs(100_000)).await;
        runs.create(-1, String::new(), String::new(), Duration::from_secs(1)).await.unwrap();
        assert_eq!(lock(&runs.runs).len(), 1);
    }
}
