//! The resources that a program may use per test case.

use serde::{Deserialize, Serialize};

/// A problem's limits per test case, before a language's multiplier is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Limits {
    /// CPU time per case, in ms.
    pub time_ms: u32,
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Output per case, in KiB.
    pub output_kib: u32,
}

impl Limits {
    /// The wall-clock limit for a CPU limit, both in ms. It also ends programs that sleep or wait.
    #[must_use]
    pub fn wall_ms(cpu_ms: u32) -> u32 {
        cpu_ms.saturating_mul(2).max(cpu_ms.saturating_add(1000))
    }
}

impl Default for Limits {
    /// With the specification's defaults for memory and output, a few submissions could fill a small host. These are
    /// smaller.
    fn default() -> Self {
        Self { time_ms: 1000, memory_kib: 256 * 1024, output_kib: 8 * 1024 }
    }
}
