//! From a fresh pid 1 to a zygote that waits for runs.

use std::{os::fd::OwnedFd, process::exit};

use rustix::{
    io::Errno,
    process::{Signal, set_parent_process_death_signal},
    thread::{set_no_new_privs, set_thread_groups, set_thread_res_gid, set_thread_res_uid},
};

use super::{Failure, Place, Step as _, folders::Folders, landlock, root, serve, sys, user};
use crate::{
    probe,
    wire::{Reply, send},
};

pub(super) fn run(socket: &OwnedFd, guard: OwnedFd, place: &Place, shared_user: bool) -> ! {
    let code = match prepare(socket, guard, place, shared_user) {
        Ok(never) => match never {},
        Err(Failure { step, errno }) => {
            // If this cannot be sent either, the supervisor sees the connection end.
            let _ = send(socket, &Reply::Broken { step, errno }.encode(), &[]);
            1
        }
    };
    exit(code)
}

fn prepare(
    socket: &OwnedFd,
    guard: OwnedFd,
    place: &Place,
    shared_user: bool,
) -> Result<std::convert::Infallible, Failure> {
    let payload = match place {
        Place::Box { .. } => {
            become_user(shared_user)?;
            user::PAYLOAD
        }
        Place::Host { .. } => {
            // Refused to an ordinary user, whose groups its programs keep.
            let _ = set_thread_groups(&[]);
            user::private(rustix::process::getpid().as_raw_nonzero().get()) + 1
        }
    };
    let payload = Some(payload).filter(|_| !shared_user);
    // After the change of user, which would clear it.
    set_parent_process_death_signal(Some(Signal::KILL)).step("tie the zygote to its guard")?;
    // Out of the group and session of the guard, which programs must not reach.
    rustix::process::setsid().step("make a session")?;
    let core_bytes = core_bytes();
    match place {
        Place::Box { root, tex } => {
            root::build(root, *tex)?;
            rustix::system::sethostname(b"box").step("set the host name")?;
        }
        Place::Host { .. } => sys::adopt_orphans().step("adopt orphans")?,
    }
    sys::drop_bounding_set();
    set_no_new_privs(true).step("give up new privileges")?;
    sys::hide_from_programs().step("hide the zygote")?;
    let landlock = landlock::Landlock::new(place);
    let folders = Folders::open(place, payload)?;
    let ready = Reply::Ready { shared_user, landlock: landlock.version() };
    send(socket, &ready.encode(), &[]).step("report")?;
    serve::serve(socket, guard, place, folders, landlock, payload, core_bytes)
}

/// Under this limit a crash leaves no dump. Where the host has dumps read by a program, which runs as root, the kernel
/// starts it whatever the limit, but for the limit of one byte.
pub(super) fn core_bytes() -> u64 {
    u64::from(probe::reader_of_dumps().is_some())
}

/// Becomes who the zygote is in its user namespace.
pub(super) fn become_user(shared_user: bool) -> Result<(), Failure> {
    let id = if shared_user { user::PAYLOAD } else { user::ZYGOTE };
    match set_thread_groups(&[]) {
        // An ordinary user cannot give up its groups, as they may also forbid something.
        Err(Errno::PERM) if shared_user => {}
        result => result.step("drop groups")?,
    }
    let (uid, gid) = (rustix::fs::Uid::from_raw(id), rustix::fs::Gid::from_raw(id));
    set_thread_res_gid(gid, gid, gid).step("become the group of the box")?;
    set_thread_res_uid(uid, uid, uid).step("become the user of the box")
}
