//! Files in memory that nobody can change any more.

use std::{
    fs::File,
    io::{self, Write as _},
    os::{
        fd::{AsFd, AsRawFd as _, OwnedFd},
        unix::fs::{FileExt as _, MetadataExt as _},
    },
};

use rustix::{
    fs::{
        MemfdFlags, Mode, OFlags, SealFlags, Timespec, Timestamps, fchmod, fcntl_add_seals, fcntl_get_seals,
        fcntl_setfl, futimens, memfd_create, open,
    },
    io::Errno,
};

use crate::attributes::remove_those_of_programs;

/// Puts bytes into a file in memory and seals it: from then on nobody can change it.
///
/// A sealed program is executed in the box without being copied into it, which is much cheaper, and a sealed input can
/// be shared by any number of runs.
///
/// # Errors
/// If there is no memory for it.
pub fn seal(bytes: &[u8]) -> io::Result<File> {
    let mut file = unsealed()?;
    file.write_all(bytes)?;
    close_for_writing(&file)?;
    Ok(file)
}

/// Copies a file, from its start, into a sealed one.
pub(crate) fn seal_copy(source: &File) -> io::Result<File> {
    let mut file = unsealed()?;
    io::copy(&mut File::from(reopen(source)?), &mut file)?;
    close_for_writing(&file)?;
    Ok(file)
}

/// Whether nobody can change the file.
pub(crate) fn is_sealed(file: &File) -> bool {
    // Only files in memory have seals; all others answer with an error.
    fcntl_get_seals(file).is_ok_and(|seals| seals.contains(SealFlags::WRITE | SealFlags::SHRINK | SealFlags::GROW))
}

/// Whether the file is a native program.
pub(crate) fn is_elf(file: &File) -> bool {
    let mut magic = [0; 4];
    file.read_exact_at(&mut magic, 0).is_ok() && magic == *b"\x7fELF"
}

/// Whether the mode of the file lets it be executed.
pub(crate) fn is_executable(file: &File) -> bool {
    file.metadata().is_ok_and(|about| about.mode() & 0o111 != 0)
}

/// Makes a sealed file of ours what it was before programs that own it ran: they can note something on it for the next
/// one, in its mode, its times and its attributes.
pub(crate) fn restore(file: &File) -> io::Result<()> {
    set_mode(file);
    let epoch = Timespec { tv_sec: 0, tv_nsec: 0 };
    futimens(file, &Timestamps { last_access: epoch, last_modification: epoch })?;
    remove_those_of_programs(file)
}

/// Gives a sealed file of ours its mode: nobody who does not own it can so much as set an attribute. A refusal shows
/// itself when the file is used.
fn set_mode(file: &File) {
    // The second where the host forbids that files in memory are executed.
    let modes = [0o555, 0o444].map(Mode::from_raw_mode);
    let _ = modes.into_iter().find(|mode| fchmod(file, *mode).is_ok());
}

/// A descriptor of the same file that is only readable and has an offset of its own.
pub(crate) fn reopen(file: &impl AsFd) -> io::Result<OwnedFd> {
    let path = format!("/proc/self/fd/{}", file.as_fd().as_raw_fd());
    Ok(open(path, OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOCTTY, Mode::empty())?)
}

/// A descriptor to read the same pipe whose flags are its own: a program can change them (e.g. to not blocking) without
/// changing those of our descriptor.
pub(crate) fn reopen_pipe(pipe: &impl AsFd) -> io::Result<OwnedFd> {
    let path = format!("/proc/self/fd/{}", pipe.as_fd().as_raw_fd());
    // Otherwise opening would wait for a writer where all are gone.
    let again = open(path, OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK, Mode::empty())?;
    fcntl_setfl(&again, OFlags::empty())?;
    Ok(again)
}

fn unsealed() -> io::Result<File> {
    let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
    // Asked for expressly, or with vm.memfd_noexec=1 it could not be executed. Kernels before Linux 6.3 do not know the
    // flag, and with vm.memfd_noexec=2 it is refused: then programs are copied into the box.
    let file = memfd_create("box", flags | MemfdFlags::EXEC).or_else(|error| match error {
        Errno::INVAL | Errno::ACCESS => memfd_create("box", flags),
        error => Err(error),
    })?;
    Ok(File::from(file))
}

fn close_for_writing(file: &File) -> io::Result<()> {
    // Whether it can be executed is fixed, too; kernels before Linux 6.3 do not know this seal.
    let _ = fcntl_add_seals(file, SealFlags::EXEC);
    fcntl_add_seals(file, SealFlags::WRITE | SealFlags::SHRINK | SealFlags::GROW | SealFlags::SEAL)?;
    set_mode(file);
    Ok(())
}
