//! How many processors programs may use at a time.

use std::sync::OnceLock;

/// How many processors programs may use at a time. Asked of the host once: the answer takes several files to find, and
/// a run has less time than that.
pub(crate) fn processors() -> u32 {
    static COUNT: OnceLock<u32> = OnceLock::new();
    let ask = || std::thread::available_parallelism().map_or(1, |count| u32::try_from(count.get()).unwrap_or(u32::MAX));
    *COUNT.get_or_init(ask)
}
