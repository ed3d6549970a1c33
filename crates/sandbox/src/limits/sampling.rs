//! No control groups: limits of each process, the usage of reaped processes, and looks at all of them meanwhile.

use super::{Begun, Enforcer, Entry, OfProcess, Total, Used};
use crate::{Error, Limits, Rung};

/// What a native program may hold of private memory beside what it uses: stacks of its threads, tables of its libraries.
/// With less, a program at its limit would be refused memory before anyone saw it use too much.
const DATA_SLACK_KIB: u64 = 128 * 1024;

/// What a native program may map beside what it uses: threads reserve address space that they never touch, 64 MiB and
/// more each. It bounds what grows between two looks and is no private data: the first stack and shared memory.
const ADDRESS_SPACE_SLACK_KIB: u64 = 4 * 1024 * 1024;

/// Enforces by resource limits and by asking the zygote.
///
/// Memory is the most that was seen, or that the largest process held by the kernel's account. That account begins
/// before the program does, so it is never below what the zygote itself holds, a few MiB.
#[derive(Debug, Default)]
pub(super) struct Sampling {
    memory_kib: u64,
}

impl Enforcer for Sampling {
    fn rung(&self) -> Rung {
        Rung::Sampling
    }

    fn entry(&self) -> Entry<'_> {
        Entry::default()
    }

    fn begin(&mut self, limits: &Limits) -> Result<Begun<'_>, Error> {
        self.memory_kib = limits.memory_kib.into();
        let beside = |slack_kib| limits.address_space.then_some((self.memory_kib + slack_kib) * 1024);
        // Counted for each user in each user namespace (since Linux 5.14): the zygote, too, where it is the same user.
        let of_process = OfProcess {
            address_space: beside(ADDRESS_SPACE_SLACK_KIB),
            data: beside(DATA_SLACK_KIB),
            processes: Some(u64::from(limits.processes) + 1),
        };
        Ok(Begun { of_process, entry: None })
    }

    fn cpu_us(&self) -> Result<Option<u64>, Error> {
        Ok(None)
    }

    fn end(&mut self, reaped: Used) -> Result<Total, Error> {
        Ok(Total { used: reaped, out_of_memory: reaped.memory_kib > self.memory_kib })
    }
}
