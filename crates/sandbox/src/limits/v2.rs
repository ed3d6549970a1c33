//! Control groups of version 2, in a part of the tree that was delegated to us.
//!
//! A slot's group holds two: one of its zygote, and one of the program that runs. Programs are born in theirs, which the
//! kernel allows as the zygote owns `cgroup.procs` of both that group and the slot's, and as its control-group namespace
//! begins at the slot's. The zygote can reach neither by a path, and programs have no descriptor of any.
//!
//! The peak of memory is set back before each run, since Linux 6.12. A kernel that keeps a peak but does not set it back
//! (since 5.19) gets a new group for each run: only so do several processes and files in memory count together. Of still
//! older ones no more is known than what the largest process held.

use std::{
    fs,
    os::fd::{AsFd as _, OwnedFd},
    path::{Path, PathBuf},
};

use super::{
    Begun, Enforcer, Entry, Total, Used, ZYGOTE,
    group::{Group, Setting, own, stock},
};
use crate::{Error, Limits, Rung};

const CONTROLLERS: [&str; 2] = ["memory", "pids"];

/// The file that says which of them the groups inside have, and what it takes to have these.
const DIVISION: &str = "cgroup.subtree_control";
const ENABLE: &str = "+memory +pids";

/// The file that tells and takes the processes of a group.
const ENTRY: &str = "cgroup.procs";

/// The group the supervisor itself moves to: a group that has controllers for others may hold no process.
const SUPERVISOR: &str = "assay-supervisor";

/// The groups of one slot.
#[derive(Debug)]
pub(super) struct Groups {
    /// Where slots may make their groups.
    parent: PathBuf,
    peak: Peak,
    of_run: Option<OfRun>,
    in_force: (u64, u32),
    before: Before,
    /// After what it holds.
    of_slot: Option<OfSlot>,
}

/// The group that holds all others of a zygote.
#[derive(Debug)]
struct OfSlot {
    /// Who the zygote is on the host.
    user: Option<u32>,
    /// How many groups for runs there were.
    runs: u64,
    _zygote: Group,
    /// Last, as it holds the others.
    group: Group,
}

/// What the kernel does about the most memory that a group held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Peak {
    Unknown,
    OfGroup,
    SinceReset,
}

/// The group that programs run in.
#[derive(Debug)]
struct OfRun {
    memory: Setting,
    usage: Setting,
    peak: Option<Setting>,
    events: Setting,
    processes: Setting,
    cpu: Setting,
    folder: OwnedFd,
    entry: Setting,
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
}

impl OfRun {
    fn make(group: Group) -> Result<Self, Error> {
        let optional = |name: &str| group.has(name).then(|| group.open(name)).transpose();
        // Absent where the kernel counts no swap.
        if let Some(swap) = optional("memory.swap.max")? {
            swap.write(0)?;
        }
        // All of a program at once: else its first process may wait for the one that was killed, to the end of its time.
        if let Some(together) = optional("memory.oom.group")? {
            together.write(1)?;
        }
        Ok(Self {
            memory: group.open("memory.max")?,
            usage: group.open("memory.current")?,
            peak: optional("memory.peak")?,
            events: group.open("memory.events")?,
            processes: group.open("pids.max")?,
            cpu: group.open("cpu.stat")?,
            folder: group.folder()?,
            entry: group.open("cgroup.procs")?,
            _group: group,
        })
    }
}

impl Groups {
    pub(super) fn new() -> Result<Self, Error> {
        let parent = delegated()?;
        let trial = OfRun::make(Group::create(&parent)?)?;
        let peak = match &trial.peak {
            None => Peak::Unknown,
            Some(peak) if peak.write("reset").is_ok() => Peak::SinceReset,
            Some(_) => Peak::OfGroup,
        };
        Ok(Self { parent, peak, of_run: None, in_force: (0, 0), before: Before::default(), of_slot: None })
    }

    fn of_run(&self) -> Result<&OfRun, Error> {
        self.of_run.as_ref().ok_or_else(|| refuse("no run has begun".to_owned()))
    }

    /// Makes a new group for runs.
    fn renew(&mut self) -> Result<(), Error> {
        let of_slot = self.of_slot.as_mut().ok_or_else(|| refuse("there is no zygote".to_owned()))?;
        self.of_run = Some(OfRun::make(of_slot.group_of_run()?)?);
        self.in_force = (0, 0);
        Ok(())
    }
}

impl OfSlot {
    fn make(parent: &Path) -> Result<Self, Error> {
        let group = Group::create(parent)?;
        Ok(Self { user: None, runs: 0, _zygote: group.inner(ZYGOTE)?, group })
    }

    fn group_of_run(&mut self) -> Result<Group, Error> {
        self.runs += 1;
        let group = self.group.inner(&format!("{}-{}", self.group.name(), self.runs))?;
        self.admit(&group);
        Ok(group)
    }

    /// Lets the zygote start processes in a group.
    fn admit(&self, group: &Group) {
        if let Some(user) = self.user.filter(|user| *user != rustix::process::geteuid().as_raw())
            && let Err(error) = group.give(ENTRY, user)
        {
            // They move there, which takes longer.
            tracing::debug!(%error, "programs cannot be born in their control group");
        }
    }
}

fn refuse(reason: String) -> Error {
    Error::Rung { rung: Rung::CgroupV2, reason }
}

/// The folder below which slots may make their groups.
fn delegated() -> Result<PathBuf, Error> {
    divide(own("").ok_or_else(|| refuse("it is not mounted".to_owned()))?)
}

/// Lets groups inside that of this process have controllers of their own.
fn divide(mut parent: PathBuf) -> Result<PathBuf, Error> {
    // A second supervisor in this process finds itself where the first one moved it.
    if parent.ends_with(SUPERVISOR) {
        parent.pop();
    }
    let offered = words(&parent.join("cgroup.controllers"));
    if let Some(lacking) = CONTROLLERS.iter().find(|name| !offered.iter().any(|word| word == *name)) {
        return Err(refuse(format!("the controller {lacking} is not delegated to {}", parent.display())));
    }
    let enabled = words(&parent.join(DIVISION));
    if CONTROLLERS.iter().all(|name| enabled.iter().any(|word| word == name)) {
        return Ok(parent);
    }
    let own = parent.join(SUPERVISOR);
    fs::create_dir_all(&own)
        .and_then(|()| fs::write(own.join(ENTRY), "0"))
        .and_then(|()| fs::write(parent.join(DIVISION), ENABLE))
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

    fn cradle(&mut self) -> Result<Option<PathBuf>, Error> {
        (self.of_run, self.of_slot) = (None, None);
        let of_slot = self.of_slot.insert(OfSlot::make(&self.parent)?);
        Ok(Some(of_slot.group.path().to_owned()))
    }

    fn settle(&mut self, zygote: u32) -> Result<(), Error> {
        if let Some(of_slot) = &mut self.of_slot {
            of_slot.user = Some(zygote);
            of_slot.admit(&of_slot.group);
            // Only now, as a group that has controllers for others may hold no process.
            of_slot.group.open(DIVISION)?.write(ENABLE)?;
        }
        Ok(())
    }

    /// None before the first run, which makes the group.
    fn entry(&self) -> Entry<'_> {
        self.of_run.as_ref().map_or_else(Entry::default, |group| Entry {
            folder: Some(group.folder.as_fd()),
            files: vec![group.entry.file.as_fd()],
        })
    }

    fn begin(&mut self, limits: &Limits) -> Result<Begun<'_>, Error> {
        let renew = self.peak == Peak::OfGroup || self.of_run.is_none();
        if renew {
            self.renew()?;
        }
        let (peak, in_force) = (self.peak, self.in_force);
        let group = self.of_run()?;
        let bytes = u64::from(limits.memory_kib) * 1024;
        if in_force != (bytes, limits.processes) {
            group.memory.write(bytes)?;
            group.processes.write(limits.processes)?;
        }
        let before = Before {
            cpu_us: group.cpu.keyed("usage_usec")?,
            kills: group.events.keyed("oom_kill")?,
            hits: group.events.keyed("oom")?,
            // Files of the host that earlier runs read first are charged here as long as they are cached.
            memory: group.usage.number()?.saturating_sub(stock()),
        };
        if let (Some(file), Peak::SinceReset) = (&group.peak, peak) {
            file.write("reset")?;
        }
        (self.before, self.in_force) = (before, (bytes, limits.processes));
        Ok(Begun { entry: renew.then(|| self.entry()), ..Begun::default() })
    }

    fn cpu_us(&self) -> Result<Option<u64>, Error> {
        Ok(Some(self.of_run()?.cpu.keyed("usage_usec")?.saturating_sub(self.before.cpu_us)))
    }

    fn memory_kib(&self) -> Result<Option<u64>, Error> {
        let Some(peak) = &self.of_run()?.peak else { return Ok(None) };
        Ok(Some(peak.number()?.saturating_sub(self.before.memory) / 1024))
    }

    fn end(&mut self, reaped: Used) -> Result<Total, Error> {
        let cpu_us = self.cpu_us()?.unwrap_or(reaped.cpu_us);
        let memory_kib = self.memory_kib()?.unwrap_or(reaped.memory_kib);
        let events = &self.of_run()?.events;
        let out_of_memory = events.keyed("oom_kill")? > self.before.kills;
        if out_of_memory && events.keyed("oom")? == self.before.hits {
            return Err(Error::Starved);
        }
        Ok(Total { used: Used { cpu_us, memory_kib }, out_of_memory })
    }
}

/// What keeps these groups from being used; `None` if nothing does.
pub(crate) fn missing() -> Option<String> {
    Groups::new().err().map(|error| crate::error::chain(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Folders that look like a tree of which a group was delegated to us.
    fn tree(offered: &str, enabled: &str) -> tempfile::TempDir {
        let group = tempfile::tempdir().unwrap();
        fs::write(group.path().join("cgroup.controllers"), offered).unwrap();
        fs::write(group.path().join(DIVISION), enabled).unwrap();
        group
    }

    fn read(group: &tempfile::TempDir, file: &str) -> Option<String> {
        fs::read_to_string(group.path().join(file)).ok()
    }

    #[test]
    fn a_group_that_lacks_a_controller_is_refused_by_its_name() {
        let group = tree("cpu memory\n", "\n");
        let refused = divide(group.path().to_owned()).unwrap_err().to_string();
        assert!(refused.contains("the controller pids is not delegated to"), "{refused}");
        assert_eq!(read(&group, DIVISION).as_deref(), Some("\n"));
    }

    #[test]
    fn the_supervisor_makes_way_for_groups_with_controllers() {
        let group = tree("cpu memory pids\n", "\n");
        assert_eq!(divide(group.path().to_owned()).unwrap(), group.path());
        assert_eq!(read(&group, "assay-supervisor/cgroup.procs").as_deref(), Some("0"));
        assert_eq!(read(&group, DIVISION).as_deref(), Some("+memory +pids"));
        // Where it finds itself from then on.
        assert_eq!(divide(group.path().join(SUPERVISOR)).unwrap(), group.path());
    }

    #[test]
    fn a_group_that_was_divided_before_is_left_as_it_is() {
        let group = tree("cpu memory pids\n", "memory pids\n");
        assert_eq!(divide(group.path().to_owned()).unwrap(), group.path());
        assert!(!group.path().join(SUPERVISOR).exists());
    }
}
