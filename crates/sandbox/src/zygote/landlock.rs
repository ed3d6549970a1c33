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

use super::{Place, sys::number};

/// Rules that each program is put under, built once.
pub(super) struct Landlock {
    rules: Option<OwnedFd>,
}

impl Landlock {
    /// The rules as far as this kernel knows them; none at all if it knows no landlock.
    pub(super) fn new(place: &Place) -> Self {
        Self { rules: rules(place).ok().flatten() }
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

fn rules(place: &Place) -> Result<Option<OwnedFd>, RulesetError> {
    let writing: BitFlags<AccessFs> = AccessFs::from_write(ABI::V5);
    let reading: BitFlags<AccessFs> = AccessFs::from_read(ABI::V5);
    // In a box there is nothing that must not be read.
    let on_host = matches!(place, Place::Host { .. });
    let mut rules = Ruleset::default()
        .handle_access(if on_host { writing | reading } else { writing })?
        .scope(make_bitflags!(Scope::{Signal | AbstractUnixSocket}))?
        .create()?;
    for folder in place.writable() {
        if let Ok(folder) = PathFd::new(folder) {
            rules = rules.add_rule(PathBeneath::new(folder, if on_host { writing | reading } else { writing }))?;
        }
    }
    if let Ok(devices) = PathFd::new("/dev") {
        rules =
            rules.add_rule(PathBeneath::new(devices, make_bitflags!(AccessFs::{WriteFile | Truncate | IoctlDev})))?;
    }
    if on_host {
        for path in READ_ON_HOST.into_iter().filter_map(|path| PathFd::new(path).ok()) {
            // What is no folder has fewer rights, and the rest is left out.
            rules = rules.add_rule(PathBeneath::new(path, reading))?;
        }
    }
    Ok(rules.into())
}

/// What programs that are not isolated may read: programs, libraries, and what runtimes need beside them.
const READ_ON_HOST: [&str; 13] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/libx32",
    "/etc/alternatives",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf.d",
    "/etc/java-17-openjdk",
    "/dev",
    "/proc",
];
