//! When to repeat a request that failed.

use std::time::Duration;

use super::api::Failure;

/// The wait before the first retry. Each further wait is twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(500);
/// About 15 s in total, enough for a server to restart.
const MAX_RETRIES: u32 = 5;
/// A server that wants a longer wait has a lasting fault, so the user should see it now.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(15);

/// Counts the retries of a request.
#[derive(Debug, Default)]
pub(super) struct Retries(u32);

impl Retries {
    /// How long to wait before the next try. `None`: give up.
    pub(super) fn next_wait(&mut self, failure: &Failure) -> Option<Duration> {
        let asked = failure.retry_after.unwrap_or_default();
        if !failure.is_temporary || self.0 == MAX_RETRIES || asked > MAX_RETRY_AFTER {
            return None;
        }
        // Random, so that clients do not all come back at the same moment.
        let wait = (FIRST_WAIT * 2_u32.pow(self.0)).mul_f64(rand::random_range(0.75..1.25));
        self.0 += 1;
        Some(wait.max(asked))
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let mut retries = Retries::default();
        let waits: Vec<_> =
            std::iter::from_fn(|| retries.next_wait(&Failure::new(anyhow!("down"), true, None))).collect();
        assert_eq!(waits.len(), 5);
        assert!(waits.is_sorted() && waits.iter().sum::<Duration>() < Duration::from_secs(20), "{waits:?}");
    }

    #[test]
    fn lasting_failures_are_not_retried_and_servers_may_ask_for_a_longer_wait() {
        let wait = |temporary, asked| {
            let asked = (asked > 0).then(|| Duration::from_secs(asked));
            Retries::default().next_wait(&Failure::new(anyhow!("no"), temporary, asked))
        };
        assert_eq!(wait(false, 0), None);
        assert_eq!(wait(true, 5), Some(Duration::from_secs(5)));
        assert_eq!(wait(true, 300), None);
    }
}
