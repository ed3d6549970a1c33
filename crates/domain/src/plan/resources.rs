//! What compilers and validators may use.

use serde::{Deserialize, Serialize};

/// What compiling a submission may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompileLimits {
    /// CPU time, in ms.
    pub time_ms: u32,
    /// Memory, in KiB.
    pub memory_kib: u32,
}

impl Default for CompileLimits {
    /// Less time than the specification's usual minute: people wait, and compiling is hostile input too.
    fn default() -> Self {
        Self { time_ms: 10_000, memory_kib: 2048 * 1024 }
    }
}

/// What one run of a validator may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValidationLimits {
    /// CPU time, in ms.
    pub time_ms: u32,
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Standard output, standard error and feedback files together, in KiB.
    pub output_kib: u32,
}

impl Default for ValidationLimits {
    /// The specification's usual ones.
    fn default() -> Self {
        Self { time_ms: 60_000, memory_kib: 2048 * 1024, output_kib: 8 * 1024 }
    }
}
