use std::sync::OnceLock;

/// How many processors programs can use at the same time. Determined once, because it takes several files to find out, and a run has less
/// time than that.
pub(crate) fn processors() -> u32 {
    static COUNT: OnceLock<u32> = OnceLock::new();
    let ask = || std::thread::available_parallelism().map_or(1, |count| u32::try_from(count.get()).unwrap_or(u32::MAX));
    *COUNT.get_or_init(ask)
}
