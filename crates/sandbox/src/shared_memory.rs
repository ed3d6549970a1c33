//! Memory that a forked program shares with its interpreter. It is charged to the control group of the interpreter, so the limit of the
//! program's group is lowered by it. It is not enough to add it to the peak of the program's group: that peak may include cached
//! files, which the kernel drops only at the limit.

use crate::{Run, prepared_run::interpreter, wire::Start};

/// The lowest limit of a program's group, in KiB. A fork uses less than this before it runs the program.
const LEAST_KIB: u64 = 4 * 1024;

/// What is known about the memory that forks share with the interpreters of one zygote.
#[derive(Debug, Default)]
pub(crate) struct SharedMemory {
    /// The last interpreter, and what a fork of it shares, in KiB.
    last: Option<(Start, u64)>,
}

impl SharedMemory {
    /// What this run will probably share, in KiB; 0 if nothing is known.
    pub(crate) fn expected_kib(&self, run: &Run) -> u64 {
        match (&self.last, interpreter(run)) {
            (Some((start, kib)), Some(asked)) if *start == asked => *kib,
            _ => 0,
        }
    }

    /// Notes what a run shares.
    pub(crate) fn note(&mut self, run: &Run, kib: u64) {
        if let Some(start) = interpreter(run) {
            self.last = Some((start, kib));
        }
    }
}

/// The limit of the program's group, in KiB.
pub(crate) fn lowered(limit_kib: u32, shared_kib: u64) -> u32 {
    let lowered = u64::from(limit_kib).saturating_sub(shared_kib).max(LEAST_KIB);
    u32::try_from(lowered).map_or(limit_kib, |lowered| lowered.min(limit_kib))
}

#[cfg(test)]
mod tests {
    use super::lowered;

    #[test]
    fn a_limit_is_lowered_but_a_fork_always_fits() {
        assert_eq!(lowered(64 * 1024, 2048), 62 * 1024);
        assert_eq!(lowered(64 * 1024, 0), 64 * 1024);
        assert_eq!(lowered(5 * 1024, 2048), 4 * 1024);
        assert_eq!(lowered(2048, 8192), 2048);
        assert_eq!(lowered(u32::MAX, 0), u32::MAX);
    }
}
