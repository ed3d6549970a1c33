//! How many files a process may have open: a socket is one.

use anyhow::{Context as _, Result, bail};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// What a server and this program have open besides sockets.
const OTHERS: u32 = 500;

/// Raises the limit of this process, and of those it starts, as far as so many sockets take.
pub(super) fn allow_for(sockets: u32) -> Result<()> {
    let wanted = u64::from(sockets + OTHERS);
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|current| current >= wanted) {
        return Ok(());
    }
    if let Some(most) = limit.maximum.filter(|most| *most < wanted) {
        bail!(
            "{sockets} sockets take {wanted} open files a process, and {most} are allowed here: raise the hard limit \
             (`ulimit -Hn`, LimitNOFILE), or ask for fewer with --sockets"
        );
    }
    setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: limit.maximum })
        .context("the limit of open files cannot be raised")
}
