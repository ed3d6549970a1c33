//! The judge of the command line. It runs sandboxes in this process, and needs no server and no database.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use assay_judge::Tex;
use assay_package::{Package, Reading};

/// The context of an error when a judge cannot be started.
pub(crate) const CANNOT_JUDGE: &str = "this host cannot judge: run `assay doctor` to see why";

/// The judge's configuration. Compiled programs are kept in the user's cache folder, so a second run is faster.
pub(crate) fn config() -> Result<assay_judge::Config> {
    let sandbox = assay_sandbox::Config::from_env(|name| env::var(name).ok().filter(|value| !value.is_empty()))?;
    Ok(assay_judge::Config { sandbox, cache_dir: cache_dir(), ..assay_judge::Config::default() })
}

/// Reads a package. The figures of its statements are drawn by TeX, if it is installed.
pub(crate) fn read(path: &Path, sandbox: &assay_sandbox::Config) -> std::result::Result<Package, assay_package::Error> {
    let tex = Tex::new(sandbox);
    assay_package::read_with(path, &Reading { tex: Some(&tex), ..Reading::default() })
}

/// Lets a judge with a data folder of its own use the prepared headers in the user's cache folder. To prepare them again takes seconds, in
/// which a benchmark would measure a busy machine.
pub(crate) fn share_prepared(data: &Path) -> Result<()> {
    let Some(cache) = cache_dir() else { return Ok(()) };
    assay_testbed::share_prepared(data, &cache.join("prepared")).context("cannot share the prepared headers")
}

/// `$XDG_CACHE_HOME/assay/compiled`, by default in `~/.cache`. None for a user without a home.
fn cache_dir() -> Option<PathBuf> {
    let given = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = given("XDG_CACHE_HOME").or_else(|| given("HOME").map(|home| home.join(".cache")))?;
    Some(base.join("assay/compiled"))
}
