//! The settings of judges.

use std::path::PathBuf;

/// The settings of judges. All slots of a host share one configuration, and so one cache.
#[derive(Clone, Debug)]
pub struct Config {
    /// The settings of the sandbox.
    pub sandbox: assay_sandbox::Config,
    /// The folder of the compile cache; created if it is missing. `None` turns the cache off. Only this program may write there.
    pub cache_dir: Option<PathBuf>,
    /// The size limit of the cache, in bytes. Entries that were not used for the longest time are removed first.
    pub cache_bytes: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self { sandbox: assay_sandbox::Config::default(), cache_dir: None, cache_bytes: 512 * 1024 * 1024 }
    }
}
