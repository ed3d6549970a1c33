//! No control groups: limits of each process, the usage of reaped processes, and looks at all of them meanwhile.

use std::os::fd::BorrowedFd;

use super::{Enforcer, OfProcess, Total, Used};
use crate::{Error, Limits, Rung};

/// What a native program maps beside what it uses: itself, its libraries, arenas of its threads. With less, a program
/// at its limit would be refused memory by its own address space before anyone saw it use too much.
const ADDRESS_SPACE_SLACK_KIB: u64 = 128 * 1024;

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

    fn entries(&self) -> Vec<BorrowedFd<'_>> {
        Vec::new()
    }

    fn begin(&mut self, limits: &Limits) -> Result<OfProcess, Error> {
        self.memory_kib = limits.memory_kib.into();
        let address_space = limits.address_space.then_some((self.memory_kib + ADDRESS_SPACE_SLACK_KIB) * 1024);
        // Counted for each user in each user namespace (since Linux 5.14): the zygote, too, where it is the same user.
        Ok(OfProcess { address_space, processes: Some(u64::from(limits.processes) + 1) })
    }

    fn cpu_us(&self) -> Result<Option<u64>, Error> {
        Ok(None)
    }

    fn end(&mut self, reaped: Used) -> Result<Total, Error> {
        Ok(Total { used: reaped, out_of_memory: reaped.memory_kib > self.memory_kib })
    }
}
