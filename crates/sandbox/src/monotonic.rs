//! A clock that different processes can compare.

use rustix::time::{ClockId, clock_gettime};

/// The system's monotonic clock, in µs.
pub(crate) fn monotonic_us() -> u64 {
    let now = clock_gettime(ClockId::Monotonic);
    now.tv_sec.unsigned_abs() * 1_000_000 + now.tv_nsec.unsigned_abs() / 1000
}
