//! Sets up the zygote: from a new process to one that waits for runs.

use std::{os::fd::OwnedFd, process::exit};

use rustix::{
    io::Errno,
    process::{Signal, set_parent_process_death_signal},
    thread::{set_no_new_privs, set_thread_groups, set_thread_res_gid, set_thread_res_uid},
};

use super::{Failure, Place, Step as _, filter, folders::Folders, landlock, root, serve, sys, user};
use crate::{
    core_dumps,
    wire::{Reply, send},
};

pub(super) fn run(socket: &OwnedFd, guard: OwnedFd, place: &Place, shared_user: bool) -> ! {
    let code = match prepare(socket, guard, place, shared_user) {
        Ok(never) => match never {},
        Err(Failure { step, errno }) => {
            // If this fails too, the supervisor notices that the connection ends.
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
    let program_user = match place {
        Place::Box { .. } => {
            become_zygote_user(shared_user)?;
            user::PROGRAM
        }
        Place::Host { .. } => {
            // Refused to an ordinary user. Its programs then keep its groups.
            let _ = set_thread_groups(&[]);
            user::private_id(rustix::process::getpid().as_raw_nonzero().get()) + 1
        }
    };
    let program_user = Some(program_user).filter(|_| !shared_user);
    // After the change of user, which would clear it.
    set_parent_process_death_signal(Some(Signal::KILL)).step("tie the zygote to its guard")?;
    // Leave the process group and session of the guard, which programs must not reach.
    rustix::process::setsid().step("make a session")?;
    let core_limit = core_limit();
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
    let folders = Folders::open(place, program_user)?;
    sys::set_filter(&mut filter::inherited()).step("set the filter that programs inherit")?;
    let ready = Reply::Ready { shared_user, landlock: landlock.version() };
    send(socket, &ready.encode(), &[]).step("report")?;
    serve::serve(socket, guard, place, folders, landlock, program_user, core_limit)
}

/// The core dump limit of programs. With 0, a crash leaves no dump. But if the host sends dumps to a program, which runs as root, the
/// kernel starts that program with any limit except 1 byte.
pub(super) fn core_limit() -> u64 {
    u64::from(core_dumps::dump_program().is_some())
}

/// Changes to the zygote's user inside its user namespace.
pub(super) fn become_zygote_user(shared_user: bool) -> Result<(), Failure> {
    let id = if shared_user { user::PROGRAM } else { user::ZYGOTE };
    match set_thread_groups(&[]) {
        // An ordinary user cannot give up its groups, because a group may also deny access.
        Err(Errno::PERM) if shared_user => {}
        result => result.step("drop groups")?,
    }
    let (uid, gid) = (rustix::fs::Uid::from_raw(id), rustix::fs::Gid::from_raw(id));
    set_thread_res_gid(gid, gid, gid).step("become the group of the box")?;
    set_thread_res_uid(uid, uid, uid).step("become the user of the box")
}
