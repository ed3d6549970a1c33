//! The means of enforcing limits, best first, behind one trait.

mod group;
mod sampling;
mod v1;
mod v2;

use std::{os::fd::BorrowedFd, path::PathBuf};

use crate::{Config, Error, Limits, Rung};

pub(crate) use v1::{is_mounted as has_v1, missing as missing_v1};
pub(crate) use v2::missing as missing_v2;

/// The control group of version 2 that a zygote is in, within that which it was born in.
pub(crate) const ZYGOTE: &str = "zygote";

/// Enforces and measures, for one slot.
pub(crate) trait Enforcer: std::fmt::Debug + Send {
    /// Which means this is.
    fn rung(&self) -> Rung;

    /// The control group in which the next zygote shall make its control-group namespace, if it makes a difference.
    fn cradle(&mut self) -> Result<Option<PathBuf>, Error> {
        Ok(None)
    }

    /// Makes room for the programs of a zygote, which was born in the cradle and is this user on the host.
    fn settle(&mut self, _zygote: u32) -> Result<(), Error> {
        Ok(())
    }

    /// How a program comes under this enforcer.
    fn entry(&self) -> Entry<'_>;

    /// Sets the limits of the next run and starts to measure.
    fn begin(&mut self, limits: &Limits) -> Result<Begun<'_>, Error>;

    /// CPU time of the current run so far, in µs; `None` if only the zygote knows.
    fn cpu_us(&self) -> Result<Option<u64>, Error>;

    /// The most memory of the current run so far, in KiB; `None` if only the zygote knows.
    fn memory_kib(&self) -> Result<Option<u64>, Error> {
        Ok(None)
    }

    /// The final figures of the run that began last, given what its reaped processes used.
    fn end(&mut self, reaped: Used) -> Result<Total, Error>;
}

/// What there is to know of a run that begins.
#[derive(Debug, Default)]
pub(crate) struct Begun<'a> {
    /// The limits that each process must carry itself.
    pub(crate) of_process: OfProcess,
    /// The entry from now on, where it is another than that of the run before.
    pub(crate) entry: Option<Entry<'a>>,
}

/// How a program comes under an enforcer.
#[derive(Debug, Default)]
pub(crate) struct Entry<'a> {
    /// The folder of a control group that it can be born in.
    pub(crate) folder: Option<BorrowedFd<'a>>,
    /// Files that it writes "0" into otherwise.
    pub(crate) files: Vec<BorrowedFd<'a>>,
}

/// Limits that each process must carry itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OfProcess {
    pub(crate) address_space: Option<u64>,
    pub(crate) data: Option<u64>,
    pub(crate) processes: Option<u64>,
}

/// What a run used.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Used {
    pub(crate) cpu_us: u64,
    pub(crate) memory_kib: u64,
}

/// What a run used in the end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Total {
    pub(crate) used: Used,
    /// Whether it was refused memory.
    pub(crate) out_of_memory: bool,
}

/// The best enforcer that works here, or the one asked for.
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
