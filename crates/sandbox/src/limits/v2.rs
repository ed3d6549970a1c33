//! Limits by control groups of version 2, in a part of the tree that was delegated to this process.
//!
//! The group of a slot contains two groups: one of its zygote, and one of the running program. Programs are started inside their group.
//! The kernel allows this because the zygote owns `cgroup.procs` of the program's group and of the slot's group, and because its
//! control-group namespace begins at the slot's group. The zygote cannot reach either by a path, and programs have no descriptor of any.
//!
//! The memory peak is reset before each run (since Linux 6.12). If the kernel has a peak but cannot reset it (since 5.19), each run gets a
//! new group, because only a group counts several processes and files in memory together. On even older kernels, only the usage of the
//! largest process is known. A run also gets a new group if much kernel memory is left in the old one.

use std::{
    fs,
    os::fd::{AsFd as _, OwnedFd},
    path::{Path, PathBuf},
};

use super::{
    Enforcer, Entry, RunStart, Total, Used, ZYGOTE,
    group::{Group, GroupFile, own_group, precharged_bytes},
    leftover,
};
use crate::{Error, Limits, Rung};

const CONTROLLERS: [&str; 2] = ["memory", "pids"];

/// The file with the controllers of the inner groups, and the value that enables the required ones.
const SUBTREE_CONTROL: &str = "cgroup.subtree_control";
const ENABLE: &str = "+memory +pids";

/// The file that lists the processes of a group. Writing to it moves a process into the group.
const PROCS: &str = "cgroup.procs";

/// The supervisor itself moves to this group, because a group that has controllers for inner groups may not contain processes.
const SUPERVISOR: &str = "assay-supervisor";

/// The groups of one slot.
#[derive(Debug)]
pub(super) struct Groups {
    /// The group in which slots create their groups.
    parent: PathBuf,
    peak: Peak,
    run_group: Option<RunGroup>,
    /// The group before, until the zygote has no child in it any more.
    retired: Option<RunGroup>,
    /// The memory limit in bytes and the number of processes that were written last; `None` if they are unknown.
    written: Option<(u64, u32)>,
    baseline: Baseline,
    /// After the other groups, which are inside it.
    slot_group: Option<SlotGroup>,
}

/// The group that contains all other groups of a zygote.
#[derive(Debug)]
struct SlotGroup {
    /// The user id of the zygote on the host.
    user: Option<u32>,
    /// The number of run groups created so far.
    runs: u64,
    _zygote: Group,
    /// The last field, because it contains the others.
    group: Group,
}

/// How the kernel reports the memory peak of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Peak {
    Unknown,
    PerGroup,
    Resettable,
}

/// The group in which programs run.
#[derive(Debug)]
struct RunGroup {
    memory: GroupFile,
    usage: GroupFile,
    usage_by_kind: GroupFile,
    peak: Option<GroupFile>,
    events: GroupFile,
    processes: GroupFile,
    cpu: GroupFile,
    folder: OwnedFd,
    entry: GroupFile,
    /// The last field, so that the files are closed before the group is removed.
    _group: Group,
}

/// The counters at the start of the run.
#[derive(Debug, Default)]
struct Baseline {
    cpu_us: u64,
    kills: u64,
    /// How often the memory limit of this group was hit.
    hits: u64,
    memory: u64,
}

impl RunGroup {
    fn make(group: Group) -> Result<Self, Error> {
        let optional = |name: &str| group.has(name).then(|| group.open(name)).transpose();
        // Missing if the kernel does not account swap.
        if let Some(swap) = optional("memory.swap.max")? {
            swap.write(0)?;
        }
        // Kill all processes of a program together. Otherwise, its first process may wait for the killed one until time is up.
        if let Some(together) = optional("memory.oom.group")? {
            together.write(1)?;
        }
        Ok(Self {
            memory: group.open("memory.max")?,
            usage: group.open("memory.current")?,
            usage_by_kind: group.open("memory.stat")?,
            peak: optional("memory.peak")?,
            events: group.open("memory.events")?,
            processes: group.open("pids.max")?,
            cpu: group.open("cpu.stat")?,
            folder: group.folder()?,
            entry: group.open("cgroup.procs")?,
            _group: group,
        })
    }

    /// The memory that the kernel itself uses for this group, in bytes. Each processor has a part that is not counted yet.
    fn kernel_bytes(&self) -> Result<u64, Error> {
        /// More may also be cached files. Reading the parts takes longer, because the kernel first adds them up over all processors.
        const SURELY_LITTLE: u64 = 1024 * 1024;
        /// Before Linux 5.18.
        const PARTS: [&str; 4] = ["kernel_stack", "pagetables", "percpu", "slab"];
        let used = self.usage.number()?.saturating_sub(precharged_bytes());
        if used <= SURELY_LITTLE {
            return Ok(used);
        }
        match self.usage_by_kind.keyed("kernel")? {
            0 => PARTS.iter().map(|part| self.usage_by_kind.keyed(part)).sum(),
            all => Ok(all),
        }
    }
}

impl Groups {
    pub(super) fn new() -> Result<Self, Error> {
        let parent = find_parent()?;
        let trial = RunGroup::make(Group::create(&parent)?)?;
        let peak = match &trial.peak {
            None => Peak::Unknown,
            Some(peak) if peak.write("reset").is_ok() => Peak::Resettable,
            Some(_) => Peak::PerGroup,
        };
        Ok(Self {
            parent,
            peak,
            run_group: None,
            retired: None,
            written: None,
            baseline: Baseline::default(),
            slot_group: None,
        })
    }

    fn run_group(&self) -> Result<&RunGroup, Error> {
        self.run_group.as_ref().ok_or_else(|| unavailable("no run has started".to_owned()))
    }

    /// Whether the next run needs a new group.
    fn needs_new_group(&self) -> Result<bool, Error> {
        Ok(match &self.run_group {
            Some(group) if self.peak != Peak::PerGroup => {
                group.kernel_bytes()? > leftover::TOLERATED + precharged_bytes()
            }
            _ => true,
        })
    }

    /// Creates a new group for runs.
    fn create_run_group(&mut self) -> Result<(), Error> {
        let slot_group = self.slot_group.as_mut().ok_or_else(|| unavailable("there is no zygote".to_owned()))?;
        let group = RunGroup::make(slot_group.create_for_run()?)?;
        self.retired = self.run_group.replace(group);
        self.written = None;
        Ok(())
    }
}

impl SlotGroup {
    fn make(parent: &Path) -> Result<Self, Error> {
        let group = Group::create(parent)?;
        Ok(Self { user: None, runs: 0, _zygote: group.create_inside(ZYGOTE)?, group })
    }

    fn create_for_run(&mut self) -> Result<Group, Error> {
        self.runs += 1;
        let group = self.group.create_inside(&format!("{}-{}", self.group.name(), self.runs))?;
        self.allow_zygote(&group);
        Ok(group)
    }

    /// Allows the zygote to start processes in a group.
    fn allow_zygote(&self, group: &Group) {
        if let Some(user) = self.user.filter(|user| *user != rustix::process::geteuid().as_raw())
            && let Err(error) = group.set_owner(PROCS, user)
        {
            // Programs then move there, which takes longer.
            tracing::debug!(%error, "programs cannot be started in their control group");
        }
    }
}

fn unavailable(reason: String) -> Error {
    Error::Rung { rung: Rung::CgroupV2, reason }
}

/// The folder in which slots may create their groups.
fn find_parent() -> Result<PathBuf, Error> {
    enable_controllers(own_group("").ok_or_else(|| unavailable("it is not mounted".to_owned()))?)
}

/// Enables the controllers for groups inside this process's group.
fn enable_controllers(mut parent: PathBuf) -> Result<PathBuf, Error> {
    // An earlier supervisor in this process has already moved it.
    if parent.ends_with(SUPERVISOR) {
        parent.pop();
    }
    let offered = words(&parent.join("cgroup.controllers"));
    if let Some(lacking) = CONTROLLERS.iter().find(|name| !offered.iter().any(|word| word == *name)) {
        return Err(unavailable(format!("the controller {lacking} is not delegated to {}", parent.display())));
    }
    let enabled = words(&parent.join(SUBTREE_CONTROL));
    if CONTROLLERS.iter().all(|name| enabled.iter().any(|word| word == name)) {
        return Ok(parent);
    }
    let own_group = parent.join(SUPERVISOR);
    fs::create_dir_all(&own_group)
        .and_then(|()| fs::write(own_group.join(PROCS), "0"))
        .and_then(|()| fs::write(parent.join(SUBTREE_CONTROL), ENABLE))
        .map_err(|error| unavailable(format!("cannot enable controllers in {}: {error}", parent.display())))?;
    Ok(parent)
}

fn words(file: &Path) -> Vec<String> {
    fs::read_to_string(file).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

impl Enforcer for Groups {
    fn rung(&self) -> Rung {
        Rung::CgroupV2
    }

    fn cgroup_root(&mut self) -> Result<Option<PathBuf>, Error> {
        (self.retired, self.run_group, self.slot_group) = (None, None, None);
        let slot_group = self.slot_group.insert(SlotGroup::make(&self.parent)?);
        Ok(Some(slot_group.group.path().to_owned()))
    }

    fn zygote_started(&mut self, zygote: u32) -> Result<(), Error> {
        if let Some(slot_group) = &mut self.slot_group {
            slot_group.user = Some(zygote);
            slot_group.allow_zygote(&slot_group.group);
            // After the guard and the zygote have left: a group with controllers for inner groups may not contain processes.
            slot_group.group.open(SUBTREE_CONTROL)?.write(ENABLE)?;
        }
        Ok(())
    }

    /// Empty before the first run, which creates the group.
    fn entry(&self) -> Entry<'_> {
        self.run_group.as_ref().map_or_else(Entry::default, |group| Entry {
            folder: Some(group.folder.as_fd()),
            files: vec![group.entry.file.as_fd()],
            lasting: self.peak != Peak::PerGroup,
        })
    }

    fn begin(&mut self, limits: &Limits) -> Result<RunStart<'_>, Error> {
        let create_run_group = self.needs_new_group()?;
        if create_run_group {
            self.create_run_group()?;
        }
        // Unknown until everything is written.
        let written = self.written.take();
        let peak = self.peak;
        let group = self.run_group()?;
        let bytes = u64::from(limits.memory_kib) * 1024;
        if written != Some((bytes, limits.processes)) {
            group.memory.write(bytes)?;
            group.processes.write(limits.processes)?;
        }
        let baseline = Baseline {
            cpu_us: group.cpu.keyed("usage_usec")?,
            kills: group.events.keyed("oom_kill")?,
            hits: group.events.keyed("oom")?,
            // Cached host files that earlier runs have read first are still charged to this group.
            memory: group.usage.number()?.saturating_sub(precharged_bytes()),
        };
        if let (Some(file), Peak::Resettable) = (&group.peak, peak) {
            file.write("reset")?;
        }
        (self.baseline, self.written) = (baseline, Some((bytes, limits.processes)));
        Ok(RunStart { entry: create_run_group.then(|| self.entry()), ..RunStart::default() })
    }

    fn limit_memory(&mut self, kib: u32) -> Result<(), Error> {
        let bytes = u64::from(kib) * 1024;
        let written = self.written.take();
        self.run_group()?.memory.write(bytes)?;
        self.written = written.map(|(_, processes)| (bytes, processes));
        Ok(())
    }

    fn cpu_us(&self) -> Result<Option<u64>, Error> {
        Ok(Some(self.run_group()?.cpu.keyed("usage_usec")?.saturating_sub(self.baseline.cpu_us)))
    }

    fn memory_kib(&self) -> Result<Option<u64>, Error> {
        let Some(peak) = &self.run_group()?.peak else { return Ok(None) };
        Ok(Some(peak.number()?.saturating_sub(self.baseline.memory) / 1024))
    }

    fn end(&mut self, reaped: Used) -> Result<Total, Error> {
        self.retired = None;
        let cpu_us = self.cpu_us()?.unwrap_or(reaped.cpu_us);
        let memory_kib = self.memory_kib()?.unwrap_or(reaped.memory_kib);
        let events = &self.run_group()?.events;
        let out_of_memory = events.keyed("oom_kill")? > self.baseline.kills;
        if out_of_memory && events.keyed("oom")? == self.baseline.hits {
            return Err(Error::HostOutOfMemory);
        }
        Ok(Total { used: Used { cpu_us, memory_kib }, out_of_memory })
    }
}

/// Why these groups cannot be used; `None` if they can.
pub(crate) fn missing() -> Option<String> {
    Groups::new().err().map(|error| assay_domain::error_chain(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fake folder of a delegated control group.
    fn tree(offered: &str, enabled: &str) -> tempfile::TempDir {
        let group = tempfile::tempdir().unwrap();
        fs::write(group.path().join("cgroup.controllers"), offered).unwrap();
        fs::write(group.path().join(SUBTREE_CONTROL), enabled).unwrap();
        group
    }

    fn read(group: &tempfile::TempDir, file: &str) -> Option<String> {
        fs::read_to_string(group.path().join(file)).ok()
    }

    #[test]
    fn a_missing_controller_is_named() {
        let group = tree("cpu memory\n", "\n");
        let refused = enable_controllers(group.path().to_owned()).unwrap_err().to_string();
        assert!(refused.contains("the controller pids is not delegated to"), "{refused}");
        assert_eq!(read(&group, SUBTREE_CONTROL).as_deref(), Some("\n"));
    }

    #[test]
    fn the_supervisor_moves_to_its_own_group() {
        let group = tree("cpu memory pids\n", "\n");
        assert_eq!(enable_controllers(group.path().to_owned()).unwrap(), group.path());
        assert_eq!(read(&group, "assay-supervisor/cgroup.procs").as_deref(), Some("0"));
        assert_eq!(read(&group, SUBTREE_CONTROL).as_deref(), Some("+memory +pids"));
        // The supervisor is in its own group from then on.
        assert_eq!(enable_controllers(group.path().join(SUPERVISOR)).unwrap(), group.path());
    }

    #[test]
    fn a_group_with_enabled_controllers_is_not_changed() {
        let group = tree("cpu memory pids\n", "memory pids\n");
        assert_eq!(enable_controllers(group.path().to_owned()).unwrap(), group.path());
        assert!(!group.path().join(SUPERVISOR).exists());
    }
}
