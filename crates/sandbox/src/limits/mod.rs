//! The means of enforcing limits, behind one trait.

mod group;
mod leftover;
mod sampling;
mod v1;
mod v2;

use std::{os::fd::BorrowedFd, path::PathBuf};

use crate::{Config, Error, Limits, Rung};

pub(crate) use v1::{is_mounted as has_v1, missing as missing_v1};
pub(crate) use v2::missing as missing_v2;

/// The name of the zygote's control group (version 2), inside the group in which it was started.
pub(crate) const ZYGOTE: &str = "zygote";

/// Enforces the limits of one slot and measures its runs.
pub(crate) trait Enforcer: std::fmt::Debug + Send {
    fn rung(&self) -> Rung;

    /// The control group that becomes the root of the next zygote's control-group namespace, if this matters.
    fn cgroup_root(&mut self) -> Result<Option<PathBuf>, Error> {
        Ok(None)
    }

    /// Prepares the groups for programs, after a zygote has started. `zygote` is its user id on the host.
    fn zygote_started(&mut self, _zygote: u32) -> Result<(), Error> {
        Ok(())
    }

    /// How a program enters the control groups.
    fn entry(&self) -> Entry<'_>;

    /// Sets the limits of the next run and starts measuring.
    fn begin(&mut self, limits: &Limits) -> Result<RunStart<'_>, Error>;

    /// Changes the memory limit of the current run, in KiB. Does nothing if the zygote reports how much memory a run uses.
    fn limit_memory(&mut self, _kib: u32) -> Result<(), Error> {
        Ok(())
    }

    /// CPU time of the current run so far, in µs; `None` if only the zygote knows it.
    fn cpu_us(&self) -> Result<Option<u64>, Error>;

    /// Peak memory of the current run so far, in KiB; `None` if only the zygote knows it.
    fn memory_kib(&self) -> Result<Option<u64>, Error> {
        Ok(None)
    }

    /// The final usage of the last run. `reaped` is what its reaped processes used.
    fn end(&mut self, reaped: Used) -> Result<Total, Error>;
}

/// How a run starts.
#[derive(Debug, Default)]
pub(crate) struct RunStart<'a> {
    /// The limits that the kernel applies to each process.
    pub(crate) process_limits: ProcessLimits,
    /// The new entry, if it differs from that of the run before.
    pub(crate) entry: Option<Entry<'a>>,
}

/// How a program enters its control groups.
#[derive(Debug, Default)]
pub(crate) struct Entry<'a> {
    /// The folder of a control group in which it can be started.
    pub(crate) folder: Option<BorrowedFd<'a>>,
    /// Otherwise, the files into which it writes "0" to enter.
    pub(crate) files: Vec<BorrowedFd<'a>>,
    /// Whether the next run enters the same groups.
    pub(crate) lasting: bool,
}

/// Limits per process.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ProcessLimits {
    pub(crate) address_space: Option<u64>,
    pub(crate) data: Option<u64>,
    pub(crate) processes: Option<u64>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Used {
    pub(crate) cpu_us: u64,
    pub(crate) memory_kib: u64,
}

/// The final usage of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Total {
    pub(crate) used: Used,
    /// Whether the kernel killed a process of the run because memory ran out.
    pub(crate) out_of_memory: bool,
}

/// The requested enforcer, or the best one that works here.
pub(crate) fn choose(config: &Config) -> Result<Box<dyn Enforcer>, Error> {
    match config.rung {
        Some(Rung::CgroupV2) => v2::Groups::new().map(boxed),
        Some(Rung::CgroupV1) => v1::Groups::new().map(boxed),
        Some(Rung::Sampling) => Ok(boxed(sampling::Sampling::default())),
        None => v2::Groups::new()
            .map(boxed)
            .or_else(|_| v1::Groups::new().map(boxed))
            .or_else(|_| Ok(boxed(sampling::Sampling::default()))),
    }
}

fn boxed(enforcer: impl Enforcer + 'static) -> Box<dyn Enforcer> {
    Box::new(enforcer)
}
