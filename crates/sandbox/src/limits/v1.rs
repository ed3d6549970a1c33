//! Control groups of version 1: memory, pids and cpuacct. Also on hybrid hosts.

use std::os::fd::AsFd as _;

use super::{
    Begun, Enforcer, Entry, Total, Used,
    group::{Group, Setting, own, stock},
};
use crate::{Error, Limits, Rung};

const CONTROLLERS: [&str; 3] = ["memory", "pids", "cpuacct"];

/// How much may be swapped: next to nothing, yet a page of any size, as of two equal limits the kernel names the one
/// with swap as hit, and (since Linux 6.16) does not count that.
const SWAP_BYTES: u64 = 64 * 1024;

/// The groups of one slot.
#[derive(Debug)]
pub(super) struct Groups {
    memory: Setting,
    /// Memory and swap together, where the kernel counts swap.
    swap: Option<Setting>,
    usage: Setting,
    peak: Setting,
    oom: Setting,
    /// How often the limit of this very group, the one without swap, was hit.
    hits: Setting,
    processes: Setting,
    cpu: Setting,
    entries: Vec<Setting>,
    in_force: InForce,
    before: Before,
    /// Last, so that the files are closed before the groups are removed.
    _groups: Vec<Group>,
}

/// The limits last written, in bytes and processes.
#[derive(Debug, Default)]
struct InForce {
    memory: u64,
    processes: u32,
}

/// The counters when the run began.
#[derive(Debug, Default)]
struct Before {
    cpu_ns: u64,
    kills: u64,
    hits: u64,
    memory: u64,
}

impl Groups {
    pub(super) fn new() -> Result<Self, Error> {
        let mut groups = Vec::new();
        for controller in CONTROLLERS {
            let parent = own(controller).ok_or_else(|| Error::Rung {
                rung: Rung::CgroupV1,
                reason: format!("the controller {controller} is not mounted"),
            })?;
            groups.push(Group::create(&parent)?);
        }
        let [memory, pids, cpuacct] = &groups[..] else {
            return Err(Error::Rung { rung: Rung::CgroupV1, reason: "a controller is missing".to_owned() });
        };
        let swap = memory.has("memory.memsw.limit_in_bytes").then(|| memory.open("memory.memsw.limit_in_bytes"));
        Ok(Self {
            memory: memory.open("memory.limit_in_bytes")?,
            swap: swap.transpose()?,
            usage: memory.open("memory.usage_in_bytes")?,
            peak: memory.open("memory.max_usage_in_bytes")?,
            oom: memory.open("memory.oom_control")?,
            hits: memory.open("memory.failcnt")?,
            processes: pids.open("pids.max")?,
            cpu: cpuacct.open("cpuacct.usage")?,
            // Not `cgroup.procs`: for a whole process the kernel stops every fork and exec of the host first, and waits
            // for up to 25 ms until each processor has noticed. A thread that moves itself need not wait for anybody.
            entries: groups.iter().map(|group| group.open("tasks")).collect::<Result<_, _>>()?,
            in_force: InForce { memory: u64::MAX, processes: 0 },
            before: Before::default(),
            _groups: groups,
        })
    }

    fn limit_memory(&mut self, bytes: u64) -> Result<(), Error> {
        // The limit with swap may never lie below the one without, so the order depends on the direction.
        let raise = bytes > self.in_force.memory;
        let swap = self.swap.iter().map(|swap| (swap, bytes + SWAP_BYTES));
        let plain = [(&self.memory, bytes)].into_iter();
        let order: Vec<_> = if raise { swap.chain(plain).collect() } else { plain.chain(swap).collect() };
        for (setting, limit) in order {
            setting.write(limit)?;
        }
        self.in_force.memory = bytes;
        Ok(())
    }
}

impl Enforcer for Groups {
    fn rung(&self) -> Rung {
        Rung::CgroupV1
    }

    fn entry(&self) -> Entry<'_> {
        Entry { folder: None, files: self.entries.iter().map(|entry| entry.file.as_fd()).collect() }
    }

    fn begin(&mut self, limits: &Limits) -> Result<Begun<'_>, Error> {
        let bytes = u64::from(limits.memory_kib) * 1024;
        if bytes != self.in_force.memory {
            self.limit_memory(bytes)?;
        }
        if limits.processes != self.in_force.processes {
            self.processes.write(limits.processes)?;
            self.in_force.processes = limits.processes;
        }
        self.peak.write(0)?;
        self.before = Before {
            cpu_ns: self.cpu.number()?,
            kills: self.oom.keyed("oom_kill")?,
            hits: self.hits.number()?,
            // Files of the host that earlier runs read first are charged here as long as they are cached.
            memory: self.usage.number()?.saturating_sub(stock()),
        };
        Ok(Begun::default())
    }

    fn cpu_us(&self) -> Result<Option<u64>, Error> {
        Ok(Some(self.cpu.number()?.saturating_sub(self.before.cpu_ns) / 1000))
    }

    fn memory_kib(&self) -> Result<Option<u64>, Error> {
        Ok(Some(self.peak.number()?.saturating_sub(self.before.memory) / 1024))
    }

    fn end(&mut self, reaped: Used) -> Result<Total, Error> {
        let cpu_us = self.cpu_us()?.unwrap_or(reaped.cpu_us);
        let memory_kib = self.memory_kib()?.unwrap_or(reaped.memory_kib);
        // The counter is never reset, so an earlier run's end would stick to all later ones.
        let out_of_memory = self.oom.keyed("oom_kill")? > self.before.kills;
        if out_of_memory && self.hits.number()? == self.before.hits {
            return Err(Error::Starved);
        }
        Ok(Total { used: Used { cpu_us, memory_kib }, out_of_memory })
    }
}

/// Whether all controllers that are needed are those of version 1, whoever may use them.
pub(crate) fn is_mounted() -> bool {
    CONTROLLERS.into_iter().all(|controller| own(controller).is_some())
}

/// What keeps these groups from being used; `None` if nothing does.
pub(crate) fn missing() -> Option<String> {
    Groups::new().err().map(|error| crate::error::chain(&error))
}
