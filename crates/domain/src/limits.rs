//! What a program may use on one case.

use serde::{Deserialize, Serialize};

/// A problem's limits, before any language's multiplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// CPU time a case, in ms.
    pub time_ms: u32,
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Output a case, in KiB.
    pub output_kib: u32,
}

impl Limits {
    /// The wall-clock limit that belongs to a CPU limit, both in ms: a program that sleeps or waits must end too.
    #[must_use]
    pub fn wall_ms(cpu_ms: u32) -> u32 {
        cpu_ms.saturating_mul(2).max(cpu_ms.saturating_add(1000))
    }
}

impl Default for Limits {
    /// The package specification's defaults for memory and output would let a few submissions fill a small host;
    /// these are what a practice judge needs.
    fn default() -> Self {
        Self { time_ms: 1000, memory_kib: 256 * 1024, output_kib: 8 * 1024 }
    }
}
