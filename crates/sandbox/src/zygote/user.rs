//! The users of zygote and programs.
//!
//! Inside the box, programs are always user 1000. Outside, this is a private id that nothing else on the host uses, if this process is
//! root, and otherwise the user of this process. As root, the zygote also has an id of its own, so that programs cannot even name it.
//! With a single id, the system-call filter and the missing capabilities protect the zygote from programs.

use std::{fs, io};

use super::{Failure, Step as _};

/// The user and group of programs inside the box.
pub(super) const PROGRAM: u32 = 1000;

/// The user and group of the zygote inside the box, if it has its own.
pub(super) const ZYGOTE: u32 = 0;

/// The start of the private ids. systemd documents this range (1,879,048,192 to 2,147,483,647) as unused. It has two ids for every
/// possible process id, so no two zygotes share an id.
const FIRST_PRIVATE: u32 = 1_900_000_000;

/// The user `nobody`. Used if the private range is not available, as in most containers.
const NOBODY: u32 = 65534;

/// The ids of a zygote.
pub(super) struct Ids {
    /// Whether zygote and programs share one id.
    pub(super) shared: bool,
    /// The id of the zygote on the host.
    pub(super) zygote: u32,
}

/// The ids if there is no user namespace. Only root can use an id that nothing else on the host uses.
pub(super) fn without_namespace(zygote: i32) -> Ids {
    let map = fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
    let own = rustix::process::geteuid();
    Ids { shared: !(own.is_root() && contains(&map, private_id(zygote) + 1)), zygote: own.as_raw() }
}

/// The first of the two private ids of a zygote.
pub(super) fn private_id(zygote: i32) -> u32 {
    FIRST_PRIVATE + zygote.cast_unsigned() * 2
}

/// Whether a map (user_namespaces(7)) contains an id of the inside.
fn contains(map: &str, id: u32) -> bool {
    map.lines().any(|line| {
        let mut numbers = line.split_whitespace().filter_map(|number| number.parse::<u64>().ok());
        let (Some(first), Some(_), Some(count)) = (numbers.next(), numbers.next(), numbers.next()) else {
            return false;
        };
        (first..first + count).contains(&u64::from(id))
    })
}

/// Writes the maps of the zygote's new user namespace, from outside.
pub(super) fn map(zygote: i32) -> Result<Ids, Failure> {
    let (uid, gid) = (rustix::process::geteuid(), rustix::process::getegid());
    if uid.is_root() {
        let own = private_id(zygote);
        if write(zygote, &pair(own), &pair(own)).is_ok() {
            return Ok(Ids { shared: false, zygote: own });
        }
        let nobody = line(PROGRAM, NOBODY);
        if write(zygote, &nobody, &nobody).is_ok() {
            return Ok(Ids { shared: true, zygote: NOBODY });
        }
    }
    // An ordinary user may map its group only after giving up the right to change groups.
    fs::write(format!("/proc/{zygote}/setgroups"), "deny").step("deny setgroups")?;
    write(zygote, &line(PROGRAM, uid.as_raw()), &line(PROGRAM, gid.as_raw())).step("write the user map")?;
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
    line(ZYGOTE, outside) + &line(PROGRAM, outside + 1)
}
