//! How slots are started.

use std::path::{Path, PathBuf};

use crate::{Error, Neighbours, Rung};

/// How slots are started. The default suits a program whose `main` begins with [`crate::enter_if_asked`].
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The executable to start as the zygote; its `main` must begin with [`crate::enter_if_asked`].
    /// `None`: the running executable.
    pub zygote: Option<PathBuf>,
    /// The means of enforcing limits. `None`: the best one that works here.
    pub rung: Option<Rung>,
    /// A folder that programs see as their root, read-only, instead of the host's programs and libraries: its `usr`,
    /// `bin`, `sbin` and `lib`, and a few files of its `etc`. Devices are the host's. All must be able to read it.
    pub root: Option<PathBuf>,
    /// Whether programs also see TeX's own files outside of `usr`: `etc/texmf` and `var/lib/texmf`. Other programs need not see them.
    pub tex: bool,
    /// Whether programs run where they cannot be isolated, too: on the host itself, with limits and a system-call filter
    /// alone. They see the host's files and processes then. Unsafe: for a developer's own programs.
    pub unsafe_without_isolation: bool,
    /// Those whose programs stand still while one runs alone: all slots that are started with clones of one
    /// configuration.
    pub neighbours: Neighbours,
}

/// Names the folder that programs see as their root.
const ROOT: &str = "ASSAY_SANDBOX_ROOT";

/// Lets programs run without isolation, if it says so in as many words.
const UNSAFE: &str = "ASSAY_SANDBOX_UNSAFE";

/// What [`UNSAFE`] must say.
const WITHOUT_ISOLATION: &str = "run-without-isolation";

impl Config {
    /// The default, changed by what the environment says: `ASSAY_SANDBOX_ROOT` and `ASSAY_SANDBOX_UNSAFE`. `read` reads a
    /// variable.
    ///
    /// # Errors
    /// When a variable has a value that cannot be used.
    pub fn from_env(read: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let root = read(ROOT).map(PathBuf::from);
        if let Some(root) = root.as_deref().filter(|root| !is_root(root)) {
            return Err(Error::Setting {
                variable: ROOT,
                problem: format!("{} is no folder with a usr folder in it, by its absolute path", root.display()),
            });
        }
        let unsafe_without_isolation = match read(UNSAFE).as_deref() {
            None => false,
            Some(WITHOUT_ISOLATION) => true,
            Some(other) => {
                let problem = format!("{other:?} is not {WITHOUT_ISOLATION}, the only value; unset it to be safe");
                return Err(Error::Setting { variable: UNSAFE, problem });
            }
        };
        Ok(Self { root, unsafe_without_isolation, ..Self::default() })
    }
}

fn is_root(folder: &Path) -> bool {
    folder.is_absolute() && folder.join("usr").is_dir()
}
