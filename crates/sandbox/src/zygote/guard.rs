//! The guard: the process outside of the namespaces that starts the zygote and ends with it.
//!
//! It is needed because a process cannot move itself into a new pid namespace, and because the user map of a namespace is written from
//! outside. It then watches two things: if the connection to the supervisor ends, it kills the zygote and with it everything in the box; if
//! the zygote ends, it ends itself. Meanwhile it starts warm interpreters for the zygote (see [`InterpreterHost`]).
//!
//! If it gets a control group, it starts the zygote from within this group, so that the group is the root of the zygote's control-group
//! namespace. Then both move to another group inside it. From there, the zygote may start programs in a third group, because both groups are
//! inside its namespace, as the kernel demands.

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

use super::{Failure, Place, Step as _, interpreter::InterpreterHost, setup, sys, user};
use crate::{
    limits::ZYGOTE as ZYGOTE_GROUP,
    wire::{Reply, send},
};

/// Becomes the guard of a zygote whose programs run in this place.
pub(super) fn run(place: &Place, cgroup_root: Option<&Path>) -> ! {
    let Ok(socket) = sys::reset_process() else { exit(1) };
    let code = match start_and_watch(&socket, place, cgroup_root) {
        Ok(()) => 0,
        Err(Failure { step, errno }) => {
            // If this fails too, the supervisor notices that the connection ends.
            let _ = send(&socket, &Reply::Broken { step, errno }.encode(), &[]);
            1
        }
    };
    exit(code)
}

fn start_and_watch(socket: &OwnedFd, place: &Place, cgroup_root: Option<&Path>) -> Result<(), Failure> {
    prefer_for_oom_killer();
    if let Some(cgroup_root) = cgroup_root {
        move_to_cgroup(cgroup_root, std::process::id()).step("enter the control group")?;
    }
    let (mut wait, mut go) = io::pipe().step("make a pipe")?;
    // Through this channel, the zygote requests interpreters.
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
        setup::run(socket, theirs, place, line[0] != 0);
    };
    drop((wait, theirs));
    let mapped = match place {
        Place::Box { .. } => user::map(zygote),
        Place::Host { .. } => Ok(user::without_namespace(zygote)),
    };
    let ids = match mapped {
        Ok(ids) => ids,
        Err(failure) => {
            drop(go);
            sys::wait(zygote);
            return Err(failure);
        }
    };
    if let Some(cgroup_root) = cgroup_root {
        let zygote_group = cgroup_root.join(ZYGOTE_GROUP);
        move_to_cgroup(&zygote_group, zygote.cast_unsigned())
            .and_then(|()| move_to_cgroup(&zygote_group, std::process::id()))
            .step("move on to the control group of the zygote")?;
    }
    let mut interpreters = InterpreterHost::new(place, zygote, ids.shared);
    send(socket, &Reply::ZygoteStarted { process: zygote, user: ids.zygote }.encode(), &[]).step("name the zygote")?;
    go.write_all(&[u8::from(ids.shared)]).step("release the zygote")?;
    drop(go);

    let process = sys::pidfd(zygote).step("watch the zygote")?;
    loop {
        // Only the end of the connection matters here. The zygote reads the messages.
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
            interpreters.end();
            sys::wait(zygote);
            return Ok(());
        }
        if asked {
            interpreters.handle_request(&channel)?;
        }
    }
}

/// Moves a process into a control group of version 2.
fn move_to_cgroup(group: &Path, process: u32) -> io::Result<()> {
    std::fs::write(group.join("cgroup.procs"), process.to_string())
}

/// Makes the kernel kill programs first when the host runs out of memory. Programs inherit this setting.
fn prefer_for_oom_killer() {
    // If /proc is not writable, the kernel uses its own order.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
}
