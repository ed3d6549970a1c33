//! Who the programs run as.
//!
//! Inside the box the program is always user 1000. Outside, that is a private id which nothing else on the host has,
//! if we are root, and the user we are, if not. As root the zygote has an id of its own too, so that programs cannot
//! even name it; with a single id the system-call filter and the missing capabilities keep them apart.

use std::{fs, io};

use super::{Failure, Step as _};

/// The user and group of programs, as seen inside.
pub(super) const PAYLOAD: u32 = 1000;

/// The user and group of the zygote, as seen inside, where it has one of its own.
pub(super) const ZYGOTE: u32 = 0;

/// The range systemd documents as unused by anything (1,879,048,192 to 2,147,483,647) holds two ids for every possible
/// process id, so that no two zygotes share one.
const PRIVATE: u32 = 1_900_000_000;

/// `nobody`, where the private range is not available, as in most containers.
const NOBODY: u32 = 65534;

/// What was mapped.
pub(super) struct Ids {
    /// Whether zygote and programs share one id.
    pub(super) shared: bool,
}

/// Writes the maps of the new user namespace of `zygote`, from outside.
pub(super) fn map(zygote: i32) -> Result<Ids, Failure> {
    let (uid, gid) = (rustix::process::geteuid(), rustix::process::getegid());
    if uid.is_root() {
        let own = PRIVATE + zygote.cast_unsigned() * 2;
        if write(zygote, &pair(own), &pair(own)).is_ok() {
            return Ok(Ids { shared: false });
        }
        let nobody = line(PAYLOAD, NOBODY);
        if write(zygote, &nobody, &nobody).is_ok() {
            return Ok(Ids { shared: true });
        }
    }
    // An ordinary user may map its group only after giving up the right to change groups.
    fs::write(format!("/proc/{zygote}/setgroups"), "deny").step("deny setgroups")?;
    write(zygote, &line(PAYLOAD, uid.as_raw()), &line(PAYLOAD, gid.as_raw())).step("write the user map")?;
    Ok(Ids { shared: true })
}

fn write(zygote: i32, users: &str, groups: &str) -> io::Result<()> {
    fs::write(format!("/proc/{zygote}/uid_map"), users)?;
    fs::write(format!("/proc/{zygote}/gid_map"), groups)
}

fn line(inside: u32, outside: u32) -> String {
    format!("{inside} {outside} 1\n")
}

fn pair(outside: u32) -> String {
    line(ZYGOTE, outside) + &line(PAYLOAD, outside + 1)
}
