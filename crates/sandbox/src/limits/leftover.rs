//! Kernel memory that earlier runs of a control group have left. The kernel frees much of it only later, such as the stacks of threads, inodes and
//! filters: it waits until no processor can be using them (RCU), and on a busy machine tens of MiB can wait. Until then, it counts against the
//! limit of the group.

use std::{
    thread,
    time::{Duration, Instant},
};

use crate::Error;

/// A run begins at once if there is at most this much more than what never goes away, in bytes.
const TOLERATED: u64 = 2 * 1024 * 1024;

/// The limit is raised in steps of this many bytes, because each change takes time.
const STEP: u64 = 512 * 1024;

/// After this time, what is left is probably not about to be freed, so the kernel is asked to.
const BEFORE_RECLAIM: Duration = Duration::from_millis(100);

/// The longest wait.
const MOST: Duration = Duration::from_secs(1);

const INTERVAL: Duration = Duration::from_millis(1);

/// What a group keeps between runs.
#[derive(Debug, Default)]
pub(super) struct Leftover {
    /// What was left after the longest wait, in bytes. No run waits for it again.
    lasting: u64,
    /// By how much the limit of the current run must be raised, in bytes.
    pub(super) raise: u64,
}

impl Leftover {
    /// Waits until nearly everything is freed. `in_use` is how much kernel memory the group has, in bytes, and `reclaim` makes the kernel drop what
    /// it only caches.
    pub(super) fn settle(
        &mut self,
        mut in_use: impl FnMut() -> Result<u64, Error>,
        mut reclaim: impl FnMut(),
    ) -> Result<(), Error> {
        let began = Instant::now();
        let mut reclaimed = false;
        let left = loop {
            let left = in_use()?;
            let waited = began.elapsed();
            if left <= self.lasting + TOLERATED {
                self.lasting = self.lasting.min(left);
                break left;
            }
            if waited >= MOST {
                tracing::debug!(bytes = left, "kernel memory of earlier programs is still in use");
                self.lasting = left;
                break left;
            }
            if waited >= BEFORE_RECLAIM && !reclaimed {
                reclaim();
                reclaimed = true;
            }
            thread::sleep(INTERVAL);
        };
        self.raise = left.next_multiple_of(STEP);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1024 * 1024;

    /// Settles with these sizes one after the other; the last one lasts. Returns by how much the limit is raised, and how often the kernel was
    /// asked to reclaim.
    fn settle(leftover: &mut Leftover, sizes: &[u64], after_reclaim: Option<u64>) -> (u64, u32) {
        let reclaims = std::cell::Cell::new(0);
        let mut sizes = sizes.iter().copied();
        let mut last = 0;
        let in_use = || {
            last = sizes.next().unwrap_or(last);
            Ok(if reclaims.get() > 0 { after_reclaim.unwrap_or(last) } else { last })
        };
        leftover.settle(in_use, || reclaims.set(reclaims.get() + 1)).unwrap();
        (leftover.raise, reclaims.get())
    }

    #[test]
    fn a_run_waits_for_memory_that_is_about_to_be_freed() {
        let mut leftover = Leftover::default();
        assert_eq!(settle(&mut leftover, &[0], None), (0, 0));
        assert_eq!(settle(&mut leftover, &[MIB + 1], None), (MIB + STEP, 0));
        assert_eq!(settle(&mut leftover, &[60 * MIB, 30 * MIB, MIB], None), (MIB, 0));
        assert_eq!(leftover.lasting, 0);
    }

    #[test]
    fn cached_kernel_memory_is_reclaimed() {
        let mut leftover = Leftover::default();
        assert_eq!(settle(&mut leftover, &[20 * MIB], Some(MIB)), (MIB, 1));
        assert_eq!(leftover.lasting, 0);
    }

    #[test]
    fn only_one_run_waits_for_memory_that_stays() {
        let mut leftover = Leftover::default();
        assert_eq!(settle(&mut leftover, &[20 * MIB], None), (20 * MIB, 1));
        assert_eq!(settle(&mut leftover, &[21 * MIB], None), (21 * MIB, 0));
        assert_eq!(settle(&mut leftover, &[MIB], None), (MIB, 0));
        assert_eq!(leftover.lasting, MIB);
    }
}
