//! The paths of this test's parts.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use assay_judge::Config;

use crate::support;

/// The variable that tells the process of an ordinary user where its copies are.
pub(crate) const VARIABLE: &str = "ASSAY_HOSTILE_HOME";

/// The paths of this test's parts.
pub(crate) struct Home {
    pub(crate) programs: PathBuf,
    pub(crate) data: PathBuf,
    /// The submission that is judged after each attack.
    pub(crate) look: PathBuf,
    /// The path of the result table.
    pub(crate) table: PathBuf,
    /// The compiled programs of attacks that do not attack the compiler. Both tests judge them, so the second one need not compile them.
    pub(crate) compiled: PathBuf,
    zygote: PathBuf,
}

impl Home {
    /// The paths in [`VARIABLE`], or those of the sources.
    pub(crate) fn found() -> Self {
        match env::var_os(VARIABLE) {
            Some(folder) => Self::copied(Path::new(&folder)),
            None => Self::built(),
        }
    }

    /// The paths of the build.
    pub(crate) fn built() -> Self {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
        // `target/HOST/tmp`: the build names its target.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).ancestors().nth(2).unwrap();
        let zygote = support::config().sandbox.zygote.unwrap();
        // Each run has its own, because a later run may compile differently. Without nextest, a run is this process.
        let run = env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| std::process::id().to_string());
        Self { zygote, compiled: runs().join(run), table: target.join("hostile.md"), ..Self::copied(&sources) }
    }

    /// The paths in a folder of copies.
    pub(crate) fn copied(folder: &Path) -> Self {
        Self {
            programs: folder.join("programs"),
            data: folder.join("data"),
            look: folder.join("look.cpp"),
            table: folder.join("hostile.md"),
            compiled: folder.join("compiled"),
            zygote: folder.join("zygote"),
        }
    }

    /// Whether this is the process of an ordinary user.
    pub(crate) fn is_copied() -> bool {
        env::var_os(VARIABLE).is_some()
    }

    /// The parts that are read, each with its name in a folder of copies.
    pub(crate) fn parts(&self) -> [(&'static str, &Path); 4] {
        [("programs", &self.programs), ("data", &self.data), ("look.cpp", &self.look), ("zygote", &self.zygote)]
    }

    /// Removes the compiled programs of all runs.
    pub(crate) fn forget_runs() {
        let runs = runs();
        if runs.is_dir() {
            fs::remove_dir_all(runs).unwrap();
        }
    }

    /// A configuration that works inside a test harness.
    pub(crate) fn config(&self) -> Config {
        let zygote = Some(self.zygote.clone());
        Config { sandbox: assay_sandbox::Config { zygote, ..Default::default() }, ..Default::default() }
    }
}

/// The folder of [`Home::compiled`] of each run.
fn runs() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile")
}
