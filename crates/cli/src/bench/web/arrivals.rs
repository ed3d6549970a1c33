//! When each socket receives the message that was published last. It uses little CPU: only the last arrival wakes a task.

use std::{
    sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering},
    time::Instant,
};

use tokio::sync::Notify;

/// The arrivals of one message at a time.
pub(super) struct Arrivals {
    /// The start of all times.
    epoch: Instant,
    /// The number of the message.
    seq: AtomicU32,
    /// When each socket received it, in ns since `epoch`; 0 if it has not.
    times: Vec<AtomicU64>,
    /// How many sockets have still to receive it.
    left: AtomicUsize,
    complete: Notify,
}

impl Arrivals {
    pub(super) fn of(sockets: usize) -> Self {
        Self {
            epoch: Instant::now(),
            seq: AtomicU32::new(0),
            times: (0..sockets).map(|_| AtomicU64::new(0)).collect(),
            left: AtomicUsize::new(0),
            complete: Notify::new(),
        }
    }

    /// Expects message `seq`, which is published next, at so many sockets. Returns the present time, in ns.
    pub(super) fn expect(&self, seq: u32, sockets: usize) -> u64 {
        self.times.iter().for_each(|time| time.store(0, Ordering::Relaxed));
        self.left.store(sockets, Ordering::Relaxed);
        self.seq.store(seq, Ordering::Release);
        self.now()
    }

    /// A socket has received message `seq`.
    pub(super) fn note(&self, socket: usize, seq: u32) {
        if self.seq.load(Ordering::Acquire) == seq
            && self.times[socket].swap(self.now(), Ordering::Relaxed) == 0
            && self.left.fetch_sub(1, Ordering::AcqRel) == 1
        {
            self.complete.notify_one();
        }
    }

    /// Waits until all sockets have received it.
    pub(super) async fn complete(&self) {
        self.complete.notified().await;
    }

    /// When a socket received it, in ns; `None` if it has not.
    pub(super) fn time(&self, socket: usize) -> Option<u64> {
        Some(self.times[socket].load(Ordering::Relaxed)).filter(|time| *time > 0)
    }

    fn now(&self) -> u64 {
        u64::try_from(self.epoch.elapsed().as_nanos()).unwrap_or(u64::MAX).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_expected_message_counts_and_only_once() {
        let arrivals = Arrivals::of(3);
        let begun = arrivals.expect(7, 2);
        arrivals.note(0, 6);
        assert_eq!(arrivals.time(0), None);
        arrivals.note(0, 7);
        arrivals.note(0, 7);
        assert_eq!(arrivals.left.load(Ordering::Relaxed), 1);
        arrivals.note(2, 7);
        arrivals.complete().await;
        assert!(arrivals.time(0).unwrap() >= begun && arrivals.time(2).is_some() && arrivals.time(1).is_none());
        arrivals.expect(8, 1);
        assert_eq!(arrivals.time(0), None);
    }
}
