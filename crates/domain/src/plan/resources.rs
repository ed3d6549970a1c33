//! Limits for compilers and validators.

use serde::{Deserialize, Serialize};

/// The limits for compiling a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompileLimits {
    /// CPU time, in ms.
    pub time_ms: u32,
    /// Memory, in KiB.
    pub memory_kib: u32,
}

impl Default for CompileLimits {
    /// Shorter than the specification's default of a minute: users wait, and hostile sources can make compilers slow.
    fn default() -> Self {
        Self { time_ms: 10_000, memory_kib: 2048 * 1024 }
    }
}

/// The limits for one run of a validator.
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
    /// The specification's time and memory defaults.
    fn default() -> Self {
        Self { time_ms: 60_000, memory_kib: 2048 * 1024, output_kib: 8 * 1024 }
    }
}
