//! The limit of open files. Each socket is an open file.

use anyhow::{Context as _, Result, bail};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Open files of a server or of this program besides sockets.
const OTHER_FILES: u32 = 500;

/// Raises the limit of this process and its children, so that they can open this many sockets.
pub(super) fn raise_limit(sockets: u32) -> Result<()> {
    let wanted = u64::from(sockets + OTHER_FILES);
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|current| current >= wanted) {
        return Ok(());
    }
    if let Some(most) = limit.maximum.filter(|most| *most < wanted) {
        bail!(
            "{sockets} sockets need {wanted} open files per process, and the hard limit is {most}: raise it (`ulimit -Hn`, \
            LimitNOFILE), or measure fewer with --sockets"
        );
    }
    setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: limit.maximum })
        .context("cannot raise the limit of open files")
}
