//! Limits by control groups of version 1: memory, pids and cpuacct. They also exist on hybrid hosts.

use std::os::fd::AsFd as _;

use super::{
    Enforcer, Entry, RunStart, Total, Used,
    group::{Group, GroupFile, own_group, precharged_bytes},
    leftover::Leftover,
};
use crate::{Error, Limits, Rung};

const CONTROLLERS: [&str; 3] = ["memory", "pids", "cpuacct"];

/// The swap limit: almost nothing, but not zero. If both limits are equal, the kernel reports the one with swap as hit, and (since Linux
/// 6.16) does not count that.
const SWAP_BYTES: u64 = 64 * 1024;

const UNLIMITED: i64 = -1;

/// The groups of one slot.
#[derive(Debug)]
pub(super) struct Groups {
    memory: GroupFile,
    /// The limit on memory plus swap, if the kernel accounts swap.
    swap: Option<GroupFile>,
    usage: GroupFile,
    /// The part that the kernel itself uses, if it accounts that.
    kernel: Option<GroupFile>,
    reclaim: GroupFile,
    leftover: Leftover,
    peak: GroupFile,
    oom: GroupFile,
    /// How often the memory limit of this group (without swap) was hit.
    hits: GroupFile,
    processes: GroupFile,
    cpu: GroupFile,
    entries: Vec<GroupFile>,
    written: Written,
    baseline: Baseline,
    /// The last field, so that the files are closed before the groups are removed.
    _groups: Vec<Group>,
}

/// The limits written last, in bytes and processes.
#[derive(Debug, Default)]
struct Written {
    /// `None` if the limits on memory are unknown.
    memory: Option<u64>,
    processes: u32,
}

/// The counters at the start of the run.
#[derive(Debug, Default)]
struct Baseline {
    cpu_ns: u64,
    kills: u64,
    hits: u64,
    memory: u64,
}

impl Groups {
    pub(super) fn new() -> Result<Self, Error> {
        let mut groups = Vec::new();
        for controller in CONTROLLERS {
            let parent = own_group(controller).ok_or_else(|| Error::Rung {
                rung: Rung::CgroupV1,
                reason: format!("the controller {controller} is not mounted"),
            })?;
            groups.push(Group::create(&parent)?);
        }
        let [memory, pids, cpuacct] = &groups[..] else {
            return Err(Error::Rung { rung: Rung::CgroupV1, reason: "a controller is missing".to_owned() });
        };
        let optional = |name: &str| memory.has(name).then(|| memory.open(name)).transpose();
        Ok(Self {
            memory: memory.open("memory.limit_in_bytes")?,
            swap: optional("memory.memsw.limit_in_bytes")?,
            usage: memory.open("memory.usage_in_bytes")?,
            kernel: optional("memory.kmem.usage_in_bytes")?,
            reclaim: memory.open("memory.force_empty")?,
            leftover: Leftover::default(),
            peak: memory.open("memory.max_usage_in_bytes")?,
            oom: memory.open("memory.oom_control")?,
            hits: memory.open("memory.failcnt")?,
            processes: pids.open("pids.max")?,
            cpu: cpuacct.open("cpuacct.usage")?,
            // Not `cgroup.procs`: to move a whole process, the kernel first stops every fork and exec of the host, and waits up to
            // 25 ms until each processor has noticed. A thread that moves itself does not wait.
            entries: groups.iter().map(|group| group.open("tasks")).collect::<Result<_, _>>()?,
            written: Written::default(),
            baseline: Baseline::default(),
            _groups: groups,
        })
    }

    fn write_memory_limit(&mut self, bytes: u64) -> Result<(), Error> {
        // Unknown until everything is written.
        let before = self.written.memory.take();
        // The limit with swap must never be below the one without, so the order depends on the direction.
        match (&self.swap, before) {
            _ if before == Some(bytes) => {}
            (None, _) => self.memory.write(bytes)?,
            (Some(swap), Some(before)) if bytes > before => {
                swap.write(bytes + SWAP_BYTES)?;
                self.memory.write(bytes)?;
            }
            (Some(swap), _) => {
                if before.is_none() {
                    swap.write(UNLIMITED)?;
                }
                self.memory.write(bytes)?;
                swap.write(bytes + SWAP_BYTES)?;
            }
        }
        self.written.memory = Some(bytes);
        Ok(())
    }
}

impl Enforcer for Groups {
    fn rung(&self) -> Rung {
        Rung::CgroupV1
    }

    fn entry(&self) -> Entry<'_> {
        Entry { folder: None, files: self.entries.iter().map(|entry| entry.file.as_fd()).collect(), lasting: true }
    }

    fn begin(&mut self, limits: &Limits) -> Result<RunStart<'_>, Error> {
        if let Some(kernel) = &self.kernel {
            // If this fails, what is left is still excused.
            let reclaim = || _ = self.reclaim.write(0);
            self.leftover.settle(|| kernel.number(), reclaim)?;
        }
        self.limit_memory(limits.memory_kib)?;
        if limits.processes != self.written.processes {
            self.processes.write(limits.processes)?;
            self.written.processes = limits.processes;
        }
        self.peak.write(0)?;
        self.baseline = Baseline {
            cpu_ns: self.cpu.number()?,
            kills: self.oom.keyed("oom_kill")?,
            hits: self.hits.number()?,
            // Cached host files that earlier runs have read first are still charged to this group.
            memory: self.usage.number()?.saturating_sub(precharged_bytes()),
        };
        Ok(RunStart::default())
    }

    fn limit_memory(&mut self, kib: u32) -> Result<(), Error> {
        self.write_memory_limit(u64::from(kib) * 1024 + self.leftover.raise)
    }

    fn cpu_us(&self) -> Result<Option<u64>, Error> {
        Ok(Some(self.cpu.number()?.saturating_sub(self.baseline.cpu_ns) / 1000))
    }

    fn memory_kib(&self) -> Result<Option<u64>, Error> {
        Ok(Some(self.peak.number()?.saturating_sub(self.baseline.memory) / 1024))
    }

    fn end(&mut self, reaped: Used) -> Result<Total, Error> {
        let cpu_us = self.cpu_us()?.unwrap_or(reaped.cpu_us);
        let memory_kib = self.memory_kib()?.unwrap_or(reaped.memory_kib);
        // The counter is never reset, so only its growth during this run counts.
        let out_of_memory = self.oom.keyed("oom_kill")? > self.baseline.kills;
        if out_of_memory && self.hits.number()? == self.baseline.hits {
            return Err(Error::HostOutOfMemory);
        }
        Ok(Total { used: Used { cpu_us, memory_kib }, out_of_memory })
    }
}

/// Whether version 1 has all required controllers mounted, even if this process may not use them.
pub(crate) fn is_mounted() -> bool {
    CONTROLLERS.into_iter().all(|controller| own_group(controller).is_some())
}

/// Why these groups cannot be used; `None` if they can.
pub(crate) fn missing() -> Option<String> {
    Groups::new().err().map(|error| assay_domain::error_chain(&error))
}
