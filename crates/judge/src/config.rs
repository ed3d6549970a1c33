//! How judges are started.

use std::path::PathBuf;

/// How judges are started. All slots of a host share one configuration, and so one cache.
#[derive(Clone, Debug)]
pub struct Config {
    /// How the sandbox is started.
    pub sandbox: assay_sandbox::Config,
    /// Where compiled programs are kept between submissions; it is made where it is missing. `None`: they are not kept.
    /// Only we may write there.
    pub cache_dir: Option<PathBuf>,
    /// The most bytes kept there; beyond, those that were used longest ago go.
    pub cache_bytes: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self { sandbox: assay_sandbox::Config::default(), cache_dir: None, cache_bytes: 512 * 1024 * 1024 }
    }
}
