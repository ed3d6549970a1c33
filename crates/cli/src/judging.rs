//! How programs are judged from the command line: in sandboxes of this process' own, with no server and no database.

use std::{env, path::PathBuf};

use anyhow::{Result, ensure};
use assay_domain::{LanguageId, PlannedCase, ProblemKind};
use assay_judge::{Case, Task};
use assay_package::{Comparison, Package};

/// How judges are started. What compiling leaves is kept in the user's cache folder, so that the second time is faster.
pub(crate) fn config() -> Result<assay_judge::Config> {
    let sandbox = assay_sandbox::Config::from_env(|name| env::var(name).ok().filter(|value| !value.is_empty()))?;
    Ok(assay_judge::Config { sandbox, cache_dir: cache_dir(), ..assay_judge::Config::default() })
}

/// `$XDG_CACHE_HOME/assay/compiled`, by default below `~/.cache`; none for a user without a home.
fn cache_dir() -> Option<PathBuf> {
    let given = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = given("XDG_CACHE_HOME").or_else(|| given("HOME").map(|home| home.join(".cache")))?;
    Some(base.join("assay/compiled"))
}

/// A submission to a package, to be judged as the site would judge it.
///
/// # Errors
/// The package needs more than comparing outputs in one way.
pub(crate) fn task(package: &Package, language: LanguageId, source: String) -> Result<Task> {
    let plan = &package.plan;
    ensure!(plan.kind == ProblemKind::default(), "{} is of a kind that is not judged yet", package.slug);
    ensure!(plan.output_validators.is_empty(), "{} has an output validator, which is not run yet", package.slug);
    let flags = plan.cases().next().map(|case| case.validator_args.as_slice()).unwrap_or_default();
    let case = |case: &PlannedCase<PathBuf>| Case {
        name: case.name.clone(),
        sample: case.sample,
        shown: case.shown,
        input: case.input.clone(),
        answer: case.answer.clone(),
    };
    Ok(Task {
        language,
        source,
        limits: plan.limits,
        cases: plan.cases().map(case).collect(),
        comparison: Comparison::parse(flags).map_err(anyhow::Error::msg)?,
        stop_at_first_failure: true,
    })
}
