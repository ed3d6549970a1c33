//! Files that programs read as their standard input, under no name of the host.
//!
//! A descriptor shows its path under /proc/self/fd. That of a case may tell what is tested, and where data lies.

use std::{
    fs::File,
    io,
    os::fd::{AsFd as _, OwnedFd},
    thread,
};

use rustix::mount::{OpenTreeFlags, open_tree};

use crate::seal::{reopen, seal_copy};

/// Up to this size a file is copied into memory, in bytes: nothing is cheaper.
const COPIED: u64 = 1 << 20;

/// The same where there is no better way than a pipe, which a program can neither map nor wind back.
const COPIED_AT_MOST: u64 = 16 << 20;

/// A descriptor to read a file from its start. The file is never held in memory if it is large. With `shared_user`,
/// programs run as the user we are, so the file may be their own: they could change its mode through the descriptor,
/// which no landlock forbids, and open it again for writing where none is in force. They never get the file itself.
pub(crate) fn nameless(file: &File, shared_user: bool) -> io::Result<OwnedFd> {
    let bytes = file.metadata()?.len();
    if bytes <= if shared_user { COPIED_AT_MOST } else { COPIED } {
        return reopen(&seal_copy(file)?);
    }
    if shared_user {
        return piped(file);
    }
    match mounted(file) {
        // Without the privilege, or before Linux 5.2, a name is the lesser evil.
        Err(_) => reopen(file),
        result => result,
    }
}

/// Opens the file through a mount of its own, which is nowhere and ends with the descriptor.
fn mounted(file: &File) -> io::Result<OwnedFd> {
    let flags = OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::OPEN_TREE_CLOEXEC | OpenTreeFlags::AT_EMPTY_PATH;
    reopen(&open_tree(file, c"", flags)?)
}

/// A pipe that the file is written into, by a thread that ends with its last reader.
fn piped(file: &File) -> io::Result<OwnedFd> {
    let mut file = File::from(reopen(file)?);
    let (reader, mut writer) = io::pipe()?;
    // Programs open /dev/stdin, too.
    rustix::fs::fchmod(reader.as_fd(), rustix::fs::Mode::from_raw_mode(0o444))?;
    let feed = move || match io::copy(&mut file, &mut writer) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            tracing::warn!(%error, "an input could not be read to its end");
        }
        _ => {}
    };
    thread::Builder::new().name("input".to_owned()).spawn(feed)?;
    Ok(reader.into())
}
