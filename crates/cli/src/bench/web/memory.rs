//! The memory that connections use.

use std::fs;

use anyhow::{Context as _, Result};

/// The memory of a process, and of the kernel for its sockets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Memory {
    /// Resident memory of the process, in KiB.
    pub(super) process_kib: u64,
    /// The kernel's unreclaimable memory on this machine, in KiB. It contains both ends of local connections and their buffers. The rest
    /// hardly changes meanwhile.
    pub(super) kernel_kib: u64,
}

impl Memory {
    pub(super) fn of(pid: u32) -> Result<Self> {
        let status = fs::read_to_string(format!("/proc/{pid}/status")).context("cannot read the server's memory")?;
        let process_kib = number_after(&status, "VmRSS:").context("/proc/PID/status has no VmRSS")?;
        let sockets = fs::read_to_string("/proc/net/sockstat").context("cannot read /proc/net/sockstat")?;
        let tcp = sockets.lines().find(|line| line.starts_with("TCP:")).unwrap_or_default();
        let pages = number_after(tcp, " mem ").context("/proc/net/sockstat has no TCP memory")?;
        let page_kib = u64::try_from(rustix::param::page_size())? / 1024;
        let machine = fs::read_to_string("/proc/meminfo").context("cannot read /proc/meminfo")?;
        let objects_kib = number_after(&machine, "SUnreclaim:").context("/proc/meminfo has no SUnreclaim")?;
        Ok(Self { process_kib, kernel_kib: pages * page_kib + objects_kib })
    }
}

fn number_after(text: &str, name: &str) -> Option<u64> {
    text.split_once(name)?.1.split_whitespace().next()?.parse().ok()
}
