//! Limits by control groups of version 1: memory, pids and cpuacct. They also exist on hybrid hosts.

use std::{mem, os::fd::AsFd as _};

use super::{
    Enforcer, Entry, RunStart, Total, Used,
    group::{Group, GroupFile, own_group, precharged_bytes},
    leftover,
};
use crate::{Error, Limits, Rung};

const CONTROLLERS: [&str; 3] = ["memory", "pids", "cpuacct"];

/// A program enters a group by this file. Not by `cgroup.procs`: to move a whole process, the kernel first stops every fork and exec of the host,
/// and waits up to 25 ms until each processor has noticed. A thread that moves itself does not wait.
const ENTRY: &str = "tasks";

/// The swap limit: almost nothing, but not zero. If both limits are equal, the kernel reports the one with swap as hit, and (since Linux
/// 6.16) does not count that.
const SWAP_BYTES: u64 = 64 * 1024;

const UNLIMITED: i64 = -1;

/// The groups of one slot.
#[derive(Debug)]
pub(super) struct Groups {
    memory: MemoryGroup,
    /// The memory group before, until the zygote has no child in it any more.
    retired: Option<MemoryGroup>,
    /// How often the memory group was replaced.
    renewals: u64,
    processes: GroupFile,
    cpu: GroupFile,
    other_entries: [GroupFile; 2],
    written_processes: u32,
    baseline: Baseline,
    /// Contains the memory groups. After them, because it is removed last.
    memory_parent: Group,
    /// The last field, so that the files are closed before the groups are removed.
    _other_groups: [Group; 2],
}

#[derive(Debug)]
struct MemoryGroup {
    limit: GroupFile,
    /// The limit on memory plus swap, if the kernel accounts swap.
    swap: Option<GroupFile>,
    usage: GroupFile,
    /// The part that the kernel itself uses, if it accounts that.
    kernel: Option<GroupFile>,
    peak: GroupFile,
    oom: GroupFile,
    /// How often the limit (without swap) was hit.
    hits: GroupFile,
    entry: GroupFile,
    /// The limit that was written last, in bytes; `None` if it is unknown.
    written: Option<u64>,
    /// The last field, so that the files are closed before the group is removed.
    _group: Group,
}

/// The counters at the start of the run.
#[derive(Debug, Default)]
struct Baseline {
    cpu_ns: u64,
    kills: u64,
    hits: u64,
    memory: u64,
}

impl MemoryGroup {
    fn create(parent: &Group, number: u64) -> Result<Self, Error> {
        let group = parent.create_inside(&format!("run-{number}"))?;
        let optional = |name: &str| group.has(name).then(|| group.open(name)).transpose();
        Ok(Self {
            limit: group.open("memory.limit_in_bytes")?,
            swap: optional("memory.memsw.limit_in_bytes")?,
            usage: group.open("memory.usage_in_bytes")?,
            kernel: optional("memory.kmem.usage_in_bytes")?,
            peak: group.open("memory.max_usage_in_bytes")?,
            oom: group.open("memory.oom_control")?,
            hits: group.open("memory.failcnt")?,
            entry: group.open(ENTRY)?,
            written: None,
            _group: group,
        })
    }

    /// Whether so much kernel memory is left that the next run needs a new group.
    fn is_used_up(&self) -> Result<bool, Error> {
        Ok(match &self.kernel {
            Some(kernel) => kernel.number()? > leftover::TOLERATED,
            None => false,
        })
    }

    fn write_limit(&mut self, bytes: u64) -> Result<(), Error> {
        // Unknown until everything is written.
        let before = self.written.take();
        // The limit with swap must never be below the one without, so the order depends on the direction.
        match (&self.swap, before) {
            _ if before == Some(bytes) => {}
            (None, _) => self.limit.write(bytes)?,
            (Some(swap), Some(before)) if bytes > before => {
                swap.write(bytes + SWAP_BYTES)?;
                self.limit.write(bytes)?;
            }
            (Some(swap), _) => {
                if before.is_none() {
                    swap.write(UNLIMITED)?;
                }
                self.limit.write(bytes)?;
                swap.write(bytes + SWAP_BYTES)?;
            }
        }
        self.written = Some(bytes);
        Ok(())
    }
}

impl Groups {
    pub(super) fn new() -> Result<Self, Error> {
        let [memory, pids, cpuacct] = CONTROLLERS.map(create);
        let (memory_parent, pids, cpuacct) = (memory?, pids?, cpuacct?);
        Ok(Self {
            memory: MemoryGroup::create(&memory_parent, 0)?,
            retired: None,
            renewals: 0,
            processes: pids.open("pids.max")?,
            cpu: cpuacct.open("cpuacct.usage")?,
            other_entries: [pids.open(ENTRY)?, cpuacct.open(ENTRY)?],
            written_processes: 0,
            baseline: Baseline::default(),
            memory_parent,
            _other_groups: [pids, cpuacct],
        })
    }
}

/// Creates a group of a controller.
fn create(controller: &str) -> Result<Group, Error> {
    let parent = own_group(controller).ok_or_else(|| Error::Rung {
        rung: Rung::CgroupV1,
        reason: format!("the controller {controller} is not mounted"),
    })?;
    Group::create(&parent)
}

impl Enforcer for Groups {
    fn rung(&self) -> Rung {
        Rung::CgroupV1
    }

    fn entry(&self) -> Entry<'_> {
        let files = [&self.memory.entry].into_iter().chain(&self.other_entries);
        Entry { folder: None, files: files.map(|entry| entry.file.as_fd()).collect(), lasting: true }
    }

    fn begin(&mut self, limits: &Limits) -> Result<RunStart<'_>, Error> {
        let renew = self.memory.is_used_up()?;
        if renew {
            self.renewals += 1;
            let memory = MemoryGroup::create(&self.memory_parent, self.renewals)?;
            self.retired = Some(mem::replace(&mut self.memory, memory));
        }
        self.limit_memory(limits.memory_kib)?;
        if limits.processes != self.written_processes {
            self.processes.write(limits.processes)?;
            self.written_processes = limits.processes;
        }
        let memory = &self.memory;
        memory.peak.write(0)?;
        self.baseline = Baseline {
            cpu_ns: self.cpu.number()?,
            kills: memory.oom.keyed("oom_kill")?,
            hits: memory.hits.number()?,
            // Cached host files that earlier runs have read first are still charged to this group.
            memory: memory.usage.number()?.saturating_sub(precharged_bytes()),
        };
        Ok(RunStart { entry: renew.then(|| self.entry()), ..RunStart::default() })
    }

    fn limit_memory(&mut self, kib: u32) -> Result<(), Error> {
        self.memory.write_limit(u64::from(kib) * 1024)
    }

    fn cpu_us(&self) -> Result<Option<u64>, Error> {
        Ok(Some(self.cpu.number()?.saturating_sub(self.baseline.cpu_ns) / 1000))
    }

    fn memory_kib(&self) -> Result<Option<u64>, Error> {
        Ok(Some(self.memory.peak.number()?.saturating_sub(self.baseline.memory) / 1024))
    }

    fn end(&mut self, reaped: Used) -> Result<Total, Error> {
        self.retired = None;
        let cpu_us = self.cpu_us()?.unwrap_or(reaped.cpu_us);
        let memory_kib = self.memory_kib()?.unwrap_or(reaped.memory_kib);
        // The counter is never reset, so only its growth during this run counts.
        let out_of_memory = self.memory.oom.keyed("oom_kill")? > self.baseline.kills;
        if out_of_memory && self.memory.hits.number()? == self.baseline.hits {
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
