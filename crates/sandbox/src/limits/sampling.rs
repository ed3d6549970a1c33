//! Limits without control groups: limits per process, the usage of reaped processes, and regular checks of all processes.

use super::{Enforcer, Entry, ProcessLimits, RunStart, Total, Used};
use crate::{Error, Limits, Rung};

/// Private memory that a native program may hold beyond its limit: stacks of its threads, tables of its libraries. With less, a program at
/// its limit would fail to allocate before the supervisor notices that it uses too much.
const DATA_SLACK_KIB: u64 = 128 * 1024;

/// Address space that a native program may map beyond its limit. Threads reserve 64 MiB and more each, and never touch most of it. This bounds
/// the memory that grows between two checks and is not private data: the stack of the first thread, and shared memory.
const ADDRESS_SPACE_SLACK_KIB: u64 = 4 * 1024 * 1024;

/// Enforces limits with resource limits and by asking the zygote.
///
/// The memory of a run is the highest sample, or the kernel's figure for its largest process. That figure starts before the program does,
/// so it is never below what the zygote itself holds, a few MiB.
#[derive(Debug, Default)]
pub(super) struct Sampling {
    memory_kib: u64,
}

impl Enforcer for Sampling {
    fn rung(&self) -> Rung {
        Rung::Sampling
    }

    fn entry(&self) -> Entry<'_> {
        Entry { lasting: true, ..Entry::default() }
    }

    fn begin(&mut self, limits: &Limits) -> Result<RunStart<'_>, Error> {
        self.memory_kib = limits.memory_kib.into();
        let beside = |slack_kib| limits.address_space.then_some((self.memory_kib + slack_kib) * 1024);
        // The kernel counts processes per user and user namespace (since Linux 5.14), so the zygote may count too.
        let process_limits = ProcessLimits {
            address_space: beside(ADDRESS_SPACE_SLACK_KIB),
            data: beside(DATA_SLACK_KIB),
            processes: Some(u64::from(limits.processes) + 1),
        };
        Ok(RunStart { process_limits, entry: None })
    }

    fn cpu_us(&self) -> Result<Option<u64>, Error> {
        Ok(None)
    }

    fn end(&mut self, reaped: Used) -> Result<Total, Error> {
        Ok(Total { used: reaped, out_of_memory: reaped.memory_kib > self.memory_kib })
    }
}
