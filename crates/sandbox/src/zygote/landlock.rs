//! Landlock: a second lock on writing, besides the read-only mounts.
//!
//! It closes one door the mounts do not: a descriptor of a host file, opened again for writing through /proc/self/fd.
//! It does not keep the owner of the file from changing its mode through the descriptor, so programs that run under our
//! own user are given copies instead. It also keeps programs from signalling the zygote.

use std::os::fd::{AsFd as _, OwnedFd, RawFd};

use landlock::{
    ABI, AccessFs, BitFlags, PathBeneath, PathFd, Ruleset, RulesetAttr as _, RulesetCreatedAttr as _, RulesetError,
    Scope, make_bitflags,
};

use super::{root::WRITABLE, sys::number};

/// Rules that each program is put under, built once.
pub(super) struct Landlock {
    rules: Option<OwnedFd>,
}

impl Landlock {
    /// The rules as far as this kernel knows them; none at all if it knows no landlock.
    pub(super) fn new() -> Self {
        Self { rules: rules().ok().flatten() }
    }

    /// The descriptor for `landlock_restrict_self`.
    pub(super) fn descriptor(&self) -> Option<RawFd> {
        self.rules.as_ref().map(|rules| number(rules.as_fd()))
    }

    /// The version the kernel offers, 0 if there are no rules.
    pub(super) fn version(&self) -> u32 {
        if self.rules.is_some() { version() } else { 0 }
    }
}

/// The version of landlock of this kernel, 0 if it has none.
fn version() -> u32 {
    super::sys::landlock_version()
}

fn rules() -> Result<Option<OwnedFd>, RulesetError> {
    let writing: BitFlags<AccessFs> = AccessFs::from_write(ABI::V5);
    let mut rules = Ruleset::default()
        .handle_access(writing)?
        .scope(make_bitflags!(Scope::{Signal | AbstractUnixSocket}))?
        .create()?;
    for folder in WRITABLE {
        if let Ok(folder) = PathFd::new(folder) {
            rules = rules.add_rule(PathBeneath::new(folder, writing))?;
        }
    }
    if let Ok(devices) = PathFd::new("/dev") {
        rules =
            rules.add_rule(PathBeneath::new(devices, make_bitflags!(AccessFs::{WriteFile | Truncate | IoctlDev})))?;
    }
    Ok(rules.into())
}
