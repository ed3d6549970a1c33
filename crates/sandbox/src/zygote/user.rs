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
    /// Who the zygote is outside.
    pub(super) zygote: u32,
}

/// Where there is no new user namespace: an id that nothing else on the host has is to be had only by root.
pub(super) fn unmapped(zygote: i32) -> Ids {
    let map = fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
    let own = rustix::process::geteuid();
    Ids { shared: !(own.is_root() && has(&map, private(zygote) + 1)), zygote: own.as_raw() }
}

/// The first of two ids outside that no other zygote has.
pub(super) fn private(zygote: i32) -> u32 {
    PRIVATE + zygote.cast_unsigned() * 2
}

/// Whether a map (user_namespaces(7)) has an id, as seen inside.
fn has(map: &str, id: u32) -> bool {
    map.lines().any(|line| {
        let mut numbers = line.split_whitespace().filter_map(|number| number.parse::<u64>().ok());
        let (Some(first), Some(_), Some(count)) = (numbers.next(), numbers.next(), numbers.next()) else {
            return false;
        };
        (first..first + count).contains(&u64::from(id))
    })
}

/// Writes the maps of the new user namespace of `zygote`, from outside.
pub(super) fn map(zygote: i32) -> Result<Ids, Failure> {
    let (uid, gid) = (rustix::process::geteuid(), rustix::process::getegid());
    if uid.is_root() {
        let own = private(zygote);
        if write(zygote, &pair(own), &pair(own)).is_ok() {
            return Ok(Ids { shared: false, zygote: own });
        }
        let nobody = line(PAYLOAD, NOBODY);
        if write(zygote, &nobody, &nobody).is_ok() {
            return Ok(Ids { shared: true, zygote: NOBODY });
        }
    }
    // An ordinary user may map its group only after giving up the right to change groups.
    fs::write(format!("/proc/{zygote}/setgroups"), "deny").step("deny setgroups")?;
    write(zygote, &line(PAYLOAD, uid.as_raw()), &line(PAYLOAD, gid.as_raw())).step("write the user map")?;
    Ok(Ids { shared: true, zygote: uid.as_raw() })
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
