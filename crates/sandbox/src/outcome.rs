//! How a run ended.

use std::fmt;

use serde::Serialize;

/// How a run ended, and what it used.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How it ended. When several limits were passed: cancelled, output, memory, CPU, wall clock, in this order.
    pub ending: Ending,
    /// CPU time of all its processes, in ms, rounded.
    pub cpu_ms: u32,
    /// The same in µs.
    pub cpu_us: u64,
    /// Time on the clock until its first process ended, in ms.
    pub wall_ms: u32,
    /// The most memory it held at a time, in KiB.
    pub memory_kib: u32,
    /// Standard output, up to its limit.
    pub stdout: Vec<u8>,
    /// Standard error, up to what is kept.
    pub stderr: Vec<u8>,
    /// The files asked for that were there, as (name, content).
    pub collected: Vec<(String, Vec<u8>)>,
    /// The files asked for that were not brought out, and why.
    pub not_collected: Vec<(String, NotCollected)>,
    /// What enforced the limits.
    pub enforced_by: Rung,
    /// Whether it was forked from an interpreter that had started before.
    pub warm: bool,
}

/// How the first process of a run ended, or which limit ended it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It exited with this code.
    Exited(i32),
    /// This signal killed it.
    Signalled(i32),
    /// It used more CPU time than allowed.
    CpuLimit,
    /// It took longer on the clock than allowed.
    WallLimit,
    /// It needed more memory than allowed.
    MemoryLimit,
    /// It wrote more to standard output than allowed.
    OutputLimit,
    /// [`crate::Canceller::cancel`] ended it.
    Cancelled,
}

/// Why a file was not brought out of the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCollected {
    /// There is no such file.
    Missing,
    /// It is, or lies behind, a link, or it is a folder, pipe, socket or device.
    NotRegular,
    /// It is larger than allowed.
    TooLarge,
}

/// What enforces the limits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// Control groups of version 2, delegated to us.
    CgroupV2,
    /// Control groups of version 1: memory, pids and cpuacct.
    CgroupV1,
    /// Resource limits, the usage of reaped processes, and a look at all processes every 10 ms.
    Sampling,
}

impl Rung {
    /// The name shown to people and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CgroupV2 => "cgroup-v2",
            Self::CgroupV1 => "cgroup-v1",
            Self::Sampling => "sampling",
        }
    }
}

impl fmt::Display for Rung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
