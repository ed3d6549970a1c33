//! Files in memory that cannot be changed any more.

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

use crate::attributes::remove_program_attributes;

/// Copies bytes into a file in memory and seals it, so that nothing can change it.
///
/// A sealed program is executed in the box without a copy, which is much cheaper. Any number of runs can share a sealed input.
///
/// # Errors
/// If there is not enough memory.
pub fn seal(bytes: &[u8]) -> io::Result<File> {
    let mut file = new_memory_file()?;
    file.write_all(bytes)?;
    add_seals(&file)?;
    Ok(file)
}

/// Copies a file, from its start, into a sealed file.
pub(crate) fn seal_copy(source: &File) -> io::Result<File> {
    let mut file = new_memory_file()?;
    io::copy(&mut File::from(reopen(source)?), &mut file)?;
    add_seals(&file)?;
    Ok(file)
}

/// Whether the file is sealed against all changes.
pub(crate) fn is_sealed(file: &File) -> bool {
    // Only files in memory have seals; all others return an error.
    fcntl_get_seals(file).is_ok_and(|seals| seals.contains(SealFlags::WRITE | SealFlags::SHRINK | SealFlags::GROW))
}

/// Whether the file is a native program.
pub(crate) fn is_elf(file: &File) -> bool {
    let mut magic = [0; 4];
    file.read_exact_at(&mut magic, 0).is_ok() && magic == *b"\x7fELF"
}

/// Whether the mode of the file allows executing it.
pub(crate) fn is_executable(file: &File) -> bool {
    file.metadata().is_ok_and(|about| about.mode() & 0o111 != 0)
}

/// Restores mode, times and attributes of a sealed file. Programs that own it can use these to leave a message for the next program.
pub(crate) fn restore(file: &File) -> io::Result<()> {
    set_mode(file);
    let epoch = Timespec { tv_sec: 0, tv_nsec: 0 };
    futimens(file, &Timestamps { last_access: epoch, last_modification: epoch })?;
    remove_program_attributes(file)
}

/// Sets the mode of a sealed file. Other users cannot change even an attribute of it. If this fails, using the file fails later.
fn set_mode(file: &File) {
    // The second mode is for hosts that forbid executing files in memory.
    let modes = [0o555, 0o444].map(Mode::from_raw_mode);
    let _ = modes.into_iter().find(|mode| fchmod(file, *mode).is_ok());
}

/// A read-only descriptor of the same file, with its own offset.
pub(crate) fn reopen(file: &impl AsFd) -> io::Result<OwnedFd> {
    let path = format!("/proc/self/fd/{}", file.as_fd().as_raw_fd());
    Ok(open(path, OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOCTTY, Mode::empty())?)
}

/// A descriptor that reads the same pipe but has its own flags. A program that changes them (e.g. to non-blocking) does not change those of
/// our descriptor.
pub(crate) fn reopen_pipe(pipe: &impl AsFd) -> io::Result<OwnedFd> {
    let path = format!("/proc/self/fd/{}", pipe.as_fd().as_raw_fd());
    // Non-blocking, because opening would otherwise wait for a writer if all are gone.
    let again = open(path, OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK, Mode::empty())?;
    fcntl_setfl(&again, OFlags::empty())?;
    Ok(again)
}

fn new_memory_file() -> io::Result<File> {
    let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
    // With vm.memfd_noexec=1, a file is executable only with this flag. Kernels before Linux 6.3 do not know the flag, and
    // vm.memfd_noexec=2 refuses it. Programs are then copied into the box.
    let file = memfd_create("box", flags | MemfdFlags::EXEC).or_else(|error| match error {
        Errno::INVAL | Errno::ACCESS => memfd_create("box", flags),
        error => Err(error),
    })?;
    Ok(File::from(file))
}

fn add_seals(file: &File) -> io::Result<()> {
    // Also fixes whether the file is executable. Kernels before Linux 6.3 do not know this seal.
    let _ = fcntl_add_seals(file, SealFlags::EXEC);
    fcntl_add_seals(file, SealFlags::WRITE | SealFlags::SHRINK | SealFlags::GROW | SealFlags::SEAL)?;
    set_mode(file);
    Ok(())
}
