//! How programs are judged from the command line: in sandboxes of this process' own, with no server and no database.

use std::{env, path::PathBuf};

use assay_domain::LanguageId;
use assay_judge::{Case, Task};
use assay_package::Package;

/// How judges are started. What compiling leaves is kept in the user's cache folder, so that the second time is faster.
pub(crate) fn config() -> assay_judge::Config {
    assay_judge::Config { cache_dir: cache_dir(), ..assay_judge::Config::default() }
}

/// `$XDG_CACHE_HOME/assay/compiled`, by default below `~/.cache`; none for a user without a home.
fn cache_dir() -> Option<PathBuf> {
    let given = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = given("XDG_CACHE_HOME").or_else(|| given("HOME").map(|home| home.join(".cache")))?;
    Some(base.join("assay/compiled"))
}

/// A submission to a package, to be judged as the site would judge it.
pub(crate) fn task(package: &Package, language: LanguageId, source: String) -> Task {
    let case = |case: &assay_package::TestCase| Case {
        name: case.name.clone(),
        sample: case.sample,
        shown: true,
        input: case.input.clone(),
        answer: case.answer.clone(),
    };
    Task {
        language,
        source,
        limits: package.limits,
        cases: package.cases.iter().map(case).collect(),
        comparison: package.comparison,
        stop_at_first_failure: true,
    }
}
