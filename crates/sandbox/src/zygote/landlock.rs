//! Landlock: a second protection against writing, in addition to read-only mounts.
//!
//! It prevents one thing that mounts do not: opening a descriptor of a host file again for writing, through /proc/self/fd. It does not stop
//! the owner of the file from changing its mode through the descriptor, so programs that run as the user of this process get copies instead.
//! It also keeps programs from sending signals to the zygote.

use std::os::fd::{AsFd as _, OwnedFd, RawFd};

use landlock::{
    ABI, AccessFs, BitFlags, PathBeneath, PathFd, Ruleset, RulesetAttr as _, RulesetCreatedAttr as _, RulesetError,
    Scope, make_bitflags,
};

use super::{Place, sys::number};

/// The rules for all programs, built once.
pub(super) struct Landlock {
    rules: Option<OwnedFd>,
}

impl Landlock {
    /// The rules that this kernel supports; none if it has no landlock.
    pub(super) fn new(place: &Place) -> Self {
        Self { rules: rules(place).ok().flatten() }
    }

    /// The descriptor for `landlock_restrict_self`.
    pub(super) fn descriptor(&self) -> Option<RawFd> {
        self.rules.as_ref().map(|rules| number(rules.as_fd()))
    }

    /// The kernel's version of landlock, 0 if there are no rules.
    pub(super) fn version(&self) -> u32 {
        if self.rules.is_some() { version() } else { 0 }
    }
}

/// The kernel's version of landlock, 0 if it has none.
fn version() -> u32 {
    super::sys::landlock_version()
}

fn rules(place: &Place) -> Result<Option<OwnedFd>, RulesetError> {
    let writing: BitFlags<AccessFs> = AccessFs::from_write(ABI::V5);
    let reading: BitFlags<AccessFs> = AccessFs::from_read(ABI::V5);
    // In a box, programs may read everything that they see.
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
            // Files support fewer rights than folders; landlock leaves out the others.
            rules = rules.add_rule(PathBeneath::new(path, reading))?;
        }
    }
    Ok(rules.into())
}

/// What programs without isolation may read: programs, libraries, and other files that runtimes need.
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
