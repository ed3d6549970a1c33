//! What connections cost in memory.

use std::fs;

use anyhow::{Context as _, Result};

/// What a process, and the kernel for its sockets, hold in memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Memory {
    /// Resident memory of the process, in KiB.
    pub(super) process_kib: u64,
    /// What the kernel of this machine holds, in KiB, that it can give to nobody else: sockets with what they have buffered, both ends of
    /// a local connection, and little that changes meanwhile.
    pub(super) kernel_kib: u64,
}

impl Memory {
    /// Reads it now.
    pub(super) fn of(pid: u32) -> Result<Self> {
        let status = fs::read_to_string(format!("/proc/{pid}/status")).context("the server's memory cannot be read")?;
        let process_kib = number_after(&status, "VmRSS:").context("no resident memory is told")?;
        let sockets = fs::read_to_string("/proc/net/sockstat").context("the kernel's sockets cannot be read")?;
        let tcp = sockets.lines().find(|line| line.starts_with("TCP:")).unwrap_or_default();
        let pages = number_after(tcp, " mem ").context("the kernel does not tell what sockets buffer")?;
        let page_kib = u64::try_from(rustix::param::page_size())? / 1024;
        let machine = fs::read_to_string("/proc/meminfo").context("the machine's memory cannot be read")?;
        let objects_kib = number_after(&machine, "SUnreclaim:").context("the kernel does not tell what it holds")?;
        Ok(Self { process_kib, kernel_kib: pages * page_kib + objects_kib })
    }
}

fn number_after(text: &str, name: &str) -> Option<u64> {
    text.split_once(name)?.1.split_whitespace().next()?.parse().ok()
}
