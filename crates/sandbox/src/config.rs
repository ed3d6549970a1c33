//! The settings of slots.

use std::path::{Path, PathBuf};

use crate::{Error, PauseGroup, Rung};

/// The settings of slots. The default suits a program whose `main` begins with [`crate::enter_if_asked`].
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The executable to start as the zygote. Its `main` must begin with [`crate::enter_if_asked`]. `None` means the running executable.
    pub zygote: Option<PathBuf>,
    /// How limits are enforced. `None` means the best means that works here.
    pub rung: Option<Rung>,
    /// A folder that programs see as their root, read-only, instead of the host's: its `usr`, `bin`, `sbin` and `lib`, and a few files of
    /// its `etc`. Devices are the host's. Every user must be able to read the folder.
    pub root: Option<PathBuf>,
    /// Whether programs also see TeX's own files outside of `usr`: `etc/texmf` and `var/lib/texmf`. Other programs do not need them.
    pub tex: bool,
    /// Whether programs also run if they cannot be isolated: on the host itself, with only limits and a system-call filter. They then see
    /// the host's files and processes. Unsafe; only for a developer's own programs.
    pub unsafe_without_isolation: bool,
    /// The slots whose programs pause while one of them runs alone: all that were started with clones of this configuration.
    pub pause_group: PauseGroup,
}

/// The variable that names the folder that programs see as their root.
const ROOT: &str = "ASSAY_SANDBOX_ROOT";

/// The variable that allows programs to run without isolation.
const UNSAFE: &str = "ASSAY_SANDBOX_UNSAFE";

/// The only valid value of [`UNSAFE`].
const WITHOUT_ISOLATION: &str = "run-without-isolation";

impl Config {
    /// The default, changed by `ASSAY_SANDBOX_ROOT` and `ASSAY_SANDBOX_UNSAFE`. `read` returns the value of a variable.
    ///
    /// # Errors
    /// If a variable has an invalid value.
    pub fn from_env(read: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let root = read(ROOT).map(PathBuf::from);
        if let Some(root) = root.as_deref().filter(|root| !is_root(root)) {
            return Err(Error::Setting {
                variable: ROOT,
                problem: format!("{} is not the absolute path of a folder that contains usr", root.display()),
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
