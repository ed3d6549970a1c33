//! Control groups of version 2, in a part of the tree that was delegated to us.

use std::{
    fs,
    os::fd::{AsFd as _, BorrowedFd},
    path::{Path, PathBuf},
};

use super::{
    Enforcer, OfProcess, Total, Used,
    group::{Group, Setting, own},
};
use crate::{Error, Limits, Rung};

const CONTROLLERS: [&str; 2] = ["memory", "pids"];

/// The group the supervisor itself moves to: a group that has controllers for others may hold no process.
const SUPERVISOR: &str = "assay-supervisor";

/// The group of one slot.
#[derive(Debug)]
pub(super) struct Groups {
    memory: Setting,
    usage: Setting,
    /// Since Linux 5.19.
    peak: Option<Setting>,
    events: Setting,
    processes: Setting,
    cpu: Setting,
    entry: Setting,
    in_force: (u64, u32),
    before: Before,
    /// Last, so that the files are closed before the group is removed.
    _group: Group,
}

/// The counters when the run began.
#[derive(Debug, Default)]
struct Before {
    cpu_us: u64,
    kills: u64,
    /// How often the limit of this very group left no memory.
    hits: u64,
    memory: u64,
    /// Whether the peak counts from the begin of the run (since Linux 6.12), not from that of the group.
    fresh_peak: bool,
}

impl Groups {
    pub(super) fn new() -> Result<Self, Error> {
        let group = Group::create(&delegated()?)?;
        let optional = |name: &str| group.has(name).then(|| group.open(name)).transpose();
        // Absent where the kernel counts no swap.
        if let Some(swap) = optional("memory.swap.max")? {
            swap.write(0)?;
        }
        Ok(Self {
            memory: group.open("memory.max")?,
            usage: group.open("memory.current")?,
            peak: optional("memory.peak")?,
            events: group.open("memory.events")?,
            processes: group.open("pids.max")?,
            cpu: group.open("cpu.stat")?,
            entry: group.open("cgroup.procs")?,
            in_force: (0, 0),
            before: Before::default(),
            _group: group,
        })
    }
}

/// The folder below which slots may make their groups.
fn delegated() -> Result<PathBuf, Error> {
    let refuse = |reason: String| Error::Rung { rung: Rung::CgroupV2, reason };
    let mut parent = own("").ok_or_else(|| refuse("it is not mounted".to_owned()))?;
    // A second supervisor in this process finds itself where the first one moved it.
    if parent.ends_with(SUPERVISOR) {
        parent.pop();
    }
    let offered = words(&parent.join("cgroup.controllers"));
    if let Some(lacking) = CONTROLLERS.iter().find(|name| !offered.iter().any(|word| word == *name)) {
        return Err(refuse(format!("the controller {lacking} is not delegated to {}", parent.display())));
    }
    let enabled = words(&parent.join("cgroup.subtree_control"));
    if CONTROLLERS.iter().all(|name| enabled.iter().any(|word| word == name)) {
        return Ok(parent);
    }
    let own = parent.join(SUPERVISOR);
    fs::create_dir_all(&own)
        .and_then(|()| fs::write(own.join("cgroup.procs"), "0"))
        .and_then(|()| fs::write(parent.join("cgroup.subtree_control"), "+memory +pids"))
        .map_err(|error| refuse(format!("{} cannot be divided: {error}", parent.display())))?;
    Ok(parent)
}

fn words(file: &Path) -> Vec<String> {
    fs::read_to_string(file).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

impl Enforcer for Groups {
    fn rung(&self) -> Rung {
        Rung::CgroupV2
    }

    fn entries(&self) -> Vec<BorrowedFd<'_>> {
        vec![self.entry.file.as_fd()]
    }

    fn begin(&mut self, limits: &Limits) -> Result<OfProcess, Error> {
        let bytes = u64::from(limits.memory_kib) * 1024;
        if self.in_force != (bytes, limits.processes) {
            self.memory.write(bytes)?;
            self.processes.write(limits.processes)?;
            self.in_force = (bytes, limits.processes);
        }
        self.before = Before {
            cpu_us: self.cpu.keyed("usage_usec")?,
            kills: self.events.keyed("oom_kill")?,
            hits: self.events.keyed("oom")?,
            memory: self.usage.number()?,
            fresh_peak: self.peak.as_ref().is_some_and(|peak| peak.write("reset").is_ok()),
        };
        Ok(OfProcess::default())
    }

    fn cpu_us(&self) -> Result<Option<u64>, Error> {
        Ok(Some(self.cpu.keyed("usage_usec")?.saturating_sub(self.before.cpu_us)))
    }

    fn end(&mut self, reaped: Used) -> Result<Total, Error> {
        let cpu_us = self.cpu_us()?.unwrap_or(reaped.cpu_us);
        let memory_kib = match &self.peak {
            Some(peak) if self.before.fresh_peak => peak.number()?.saturating_sub(self.before.memory) / 1024,
            // The best that older kernels offer: what the largest process held.
            _ => reaped.memory_kib,
        };
        let out_of_memory = self.events.keyed("oom_kill")? > self.before.kills;
        if out_of_memory && self.events.keyed("oom")? == self.before.hits {
            return Err(Error::Starved);
        }
        Ok(Total { used: Used { cpu_us, memory_kib }, out_of_memory })
    }
}

/// What keeps this group from being used; `None` if nothing does.
pub(crate) fn missing() -> Option<String> {
    Groups::new().err().map(|error| crate::error::chain(&error))
}
