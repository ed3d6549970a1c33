//! Opens files as standard input of programs, without revealing their names.
//!
//! /proc/self/fd shows the path of a descriptor. The path of a case may reveal what it tests, and where the data is.

use std::{
    fs::File,
    io,
    os::fd::{AsFd as _, OwnedFd},
    thread,
};

use rustix::mount::{OpenTreeFlags, open_tree};

use crate::seal::{reopen, seal_copy};

/// Files up to this size are copied into memory, in bytes: this is the cheapest way.
const MAX_COPY_BYTES: u64 = 1 << 20;

/// The same limit if the alternative is a pipe, which a program can neither map nor rewind.
const MAX_COPY_BYTES_SHARED_USER: u64 = 16 << 20;

/// A descriptor that reads a file from its start. A large file is never held in memory. With `shared_user`, programs run as the user of this
/// process, so the file may be their own. They could change its mode through the descriptor, which landlock does not prevent, and without
/// landlock open it again for writing. So they never get the file itself.
pub(crate) fn open_nameless(file: &File, shared_user: bool) -> io::Result<OwnedFd> {
    let bytes = file.metadata()?.len();
    if bytes <= if shared_user { MAX_COPY_BYTES_SHARED_USER } else { MAX_COPY_BYTES } {
        return reopen(&seal_copy(file)?);
    }
    if shared_user {
        return copy_through_pipe(file);
    }
    match open_through_mount(file) {
        // Without the privilege, or before Linux 5.2, revealing the name is better than failing.
        Err(_) => reopen(file),
        result => result,
    }
}

/// Opens the file through a detached mount of its own. The mount ends with the descriptor.
fn open_through_mount(file: &File) -> io::Result<OwnedFd> {
    let flags = OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::OPEN_TREE_CLOEXEC | OpenTreeFlags::AT_EMPTY_PATH;
    reopen(&open_tree(file, c"", flags)?)
}

/// Copies the file into a pipe, in a thread that ends when the last reader is gone.
fn copy_through_pipe(file: &File) -> io::Result<OwnedFd> {
    let mut file = File::from(reopen(file)?);
    let (reader, mut writer) = io::pipe()?;
    // Programs may open /dev/stdin too.
    rustix::fs::fchmod(reader.as_fd(), rustix::fs::Mode::from_raw_mode(0o444))?;
    let feed = move || match io::copy(&mut file, &mut writer) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            tracing::warn!(%error, "cannot read an input to its end");
        }
        _ => {}
    };
    thread::Builder::new().name("input".to_owned()).spawn(feed)?;
    Ok(reader.into())
}
