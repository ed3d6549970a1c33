//! How a run ended.

use std::fmt;

use serde::Serialize;

/// How a run ended, and what it used.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How it ended. If it exceeded several limits, the first of these counts: cancelled, output, memory, CPU, wall clock.
    pub ending: Ending,
    /// CPU time of all its processes, in ms, rounded.
    pub cpu_ms: u32,
    /// CPU time of all its processes, in µs.
    pub cpu_us: u64,
    /// Wall-clock time until its first process ended, in ms.
    pub wall_ms: u32,
    /// How long the program was ready to run but got no processor, in ms: until its start, and then the longest wait of one thread that still
    /// lived. A program that answers requests counts its waits since its start. Measured only if the wall-clock limit ended the run and
    /// control groups enforce the limits; `None` also if the kernel does not report it.
    pub waited_ms: Option<u32>,
    /// Peak memory, in KiB.
    pub memory_kib: u32,
    /// Standard output, up to the limit.
    pub stdout: Vec<u8>,
    /// Standard error, up to the limit.
    pub stderr: Vec<u8>,
    /// The requested files that were found, as (name, content).
    pub collected: Vec<(String, Vec<u8>)>,
    /// The requested files that were not collected, and why.
    pub not_collected: Vec<(String, NotCollected)>,
    /// What enforced the limits.
    pub enforced_by: Rung,
    /// Whether it was forked from a warm interpreter.
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
    /// It ran longer than the wall-clock limit.
    WallLimit,
    /// It used more memory than allowed.
    MemoryLimit,
    /// It wrote more to standard output than allowed.
    OutputLimit,
    /// [`crate::Canceller::cancel`] ended it.
    Cancelled,
}

/// Why a file was not collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCollected {
    /// The file does not exist.
    Missing,
    /// It is a link, folder, pipe, socket or device, or its path goes through a link.
    NotRegular,
    /// It is larger than the limit.
    TooLarge,
}

/// The means of enforcing limits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// Control groups of version 2, delegated to this process.
    CgroupV2,
    /// Control groups of version 1: memory, pids and cpuacct.
    CgroupV1,
    /// Resource limits, the usage of reaped processes, and a check of all processes every 10 ms.
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
