//! The guard: the process outside the namespaces that starts the zygote and ends with it.
//!
//! It exists because a process cannot move itself into a new pid namespace, and because the user map of a namespace is
//! written from outside. It then watches two things: when the supervisor is gone it kills the zygote, and with it all
//! in the box; when the zygote is gone it ends itself. Meanwhile it starts warm interpreters for the zygote (see [`Host`]).
//!
//! Where it is told a control group (a cradle), it starts the zygote from within that, so that this is the root of the
//! zygote's control-group namespace, and then moves with it to another inside. From there the zygote may let programs be
//! born in a third: both lie within its namespace, as the kernel demands.

use std::{
    io::{self, Read as _, Write as _},
    os::fd::OwnedFd,
    path::Path,
    process::exit,
};

use rustix::{
    event::{PollFd, PollFlags, poll},
    net::{AddressFamily, SocketFlags, SocketType, socketpair},
};

use super::{Failure, Place, Step as _, body, host::Host, sys, user};
use crate::{
    limits::ZYGOTE as NURSERY,
    wire::{Reply, send},
};

/// Becomes the guard of a zygote whose programs run in this place.
pub(super) fn run(place: &Place, cradle: Option<&Path>) -> ! {
    let Ok(socket) = sys::take_over() else { exit(1) };
    let code = match watch(&socket, place, cradle) {
        Ok(()) => 0,
        Err(Failure { step, errno }) => {
            // If this cannot be sent either, the supervisor sees the connection end.
            let _ = send(&socket, &Reply::Broken { step, errno }.encode(), &[]);
            1
        }
    };
    exit(code)
}

fn watch(socket: &OwnedFd, place: &Place, cradle: Option<&Path>) -> Result<(), Failure> {
    offer_to_oom_killer();
    if let Some(cradle) = cradle {
        enter(cradle, std::process::id()).step("enter the control group")?;
    }
    let (mut wait, mut go) = io::pipe().step("make a pipe")?;
    // By this the zygote asks for interpreters.
    let (channel, theirs) =
        socketpair(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None).step("make a socket")?;
    let namespaces = match place {
        Place::Box { .. } => sys::NAMESPACES,
        Place::Host { .. } => 0,
    };
    let Some(zygote) = sys::fork_into(namespaces).step("make the namespaces")? else {
        drop((go, channel));
        let mut line = [0];
        // Nothing arrives if the user map could not be written.
        if wait.read_exact(&mut line).is_err() {
            exit(1);
        }
        body::run(socket, theirs, place, line[0] != 0);
    };
    drop((wait, theirs));
    let mapped = match place {
        Place::Box { .. } => user::map(zygote),
        Place::Host { .. } => Ok(user::unmapped(zygote)),
    };
    let ids = match mapped {
        Ok(ids) => ids,
        Err(failure) => {
            drop(go);
            sys::wait(zygote);
            return Err(failure);
        }
    };
    if let Some(cradle) = cradle {
        let nursery = cradle.join(NURSERY);
        enter(&nursery, zygote.cast_unsigned())
            .and_then(|()| enter(&nursery, std::process::id()))
            .step("move on to the control group of the zygote")?;
    }
    let mut host = Host::new(place, zygote, ids.shared);
    send(socket, &Reply::Born { process: zygote, user: ids.zygote }.encode(), &[]).step("name the zygote")?;
    go.write_all(&[u8::from(ids.shared)]).step("release the zygote")?;
    drop(go);

    let process = sys::pidfd(zygote).step("watch the zygote")?;
    loop {
        // Reading the socket is the zygote's business: only the end of the connection is of interest here.
        let mut all = [
            PollFd::new(socket, PollFlags::RDHUP),
            PollFd::new(&process, PollFlags::IN),
            PollFd::new(&channel, PollFlags::IN),
        ];
        match poll(&mut all, None) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(source) => return Err(source).step("watch the zygote"),
        }
        let [left, ended, asked] = all.map(|one| !one.revents().is_empty());
        if left {
            sys::kill(zygote);
        }
        if left || ended {
            host.end();
            sys::wait(zygote);
            return Ok(());
        }
        if asked {
            host.obey(&channel)?;
        }
    }
}

/// Moves a process into a control group of version 2.
fn enter(group: &Path, process: u32) -> io::Result<()> {
    std::fs::write(group.join("cgroup.procs"), process.to_string())
}

/// Makes the kernel choose programs, which inherit this, before anything else when the host runs out of memory.
fn offer_to_oom_killer() {
    // Where /proc is not writable, the kernel's own choice has to do.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
}
