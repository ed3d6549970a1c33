//! How slots are started.

use std::path::PathBuf;

use crate::Rung;

/// How slots are started. The default suits a program whose `main` begins with [`crate::enter_if_asked`].
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The executable to start as the zygote; its `main` must begin with [`crate::enter_if_asked`].
    /// `None`: the running executable.
    pub zygote: Option<PathBuf>,
    /// The means of enforcing limits. `None`: the best one that works here.
    pub rung: Option<Rung>,
}
