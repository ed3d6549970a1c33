//! The folders programs may write to: filling them, taking files out, and emptying them.

use std::{
    ffi::CStr,
    fs::File,
    io::{self, Write as _},
    os::fd::{AsFd as _, BorrowedFd, OwnedFd},
    path::Path,
};

use rustix::{
    fs::{
        AtFlags, CWD, Dir, FileType, Gid, Mode, OFlags, ResolveFlags, Timespec, Timestamps, Uid, fchmod, fchown, fstat,
        fstatfs, futimens, mkdirat, openat, openat2, renameat, sendfile, unlinkat,
    },
    io::Errno,
    mount::{MountFlags, mount_remount},
};

use super::{Failure, Place, Step as _, root::WRITABLE, sys::seal_mount};
use crate::{
    attributes::remove_those_of_programs,
    wire::{FileIn, FileSource, Taken},
};

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// The mode of a folder that is its owner's alone.
const OWN: u32 = 0o700;

/// The work folder of a box, which is a mount of its own.
const WORK_MOUNT: &CStr = c"/box";

/// The mode of folders in a box: all may write, and nobody may remove what is another's.
const OPEN_TO_ALL: u32 = 0o1777;

/// The folders programs may write to.
pub(super) struct Folders {
    /// `/box` first.
    all: Vec<OwnedFd>,
    /// Files and folders there are when all is empty, if these are all that the file system holds.
    at_rest: Option<u64>,
    /// The mode of the folders.
    mode: u32,
    /// The size in force: bytes, files and folders.
    size: (u64, u64),
    /// To whom what is placed must be given.
    owner: Option<u32>,
    /// Whether the work folder is read-only now.
    sealed: bool,
}

impl Folders {
    pub(super) fn open(place: &Place, owner: Option<u32>) -> Result<Self, Failure> {
        let open = |path: &Path| openat(CWD, path, FOLDER, Mode::empty()).step_on("open", &path.to_string_lossy());
        let all = place.writable().into_iter().map(open).collect::<Result<Vec<_>, _>>()?;
        let mut folders = Self { all, at_rest: None, mode: OWN, size: (0, 0), owner, sealed: false };
        match place {
            Place::Box { .. } => {
                folders.mode = OPEN_TO_ALL;
                folders.at_rest = Some(folders.files()?);
            }
            Place::Host { .. } => folders.give(&folders.all[0]).step("give away the work folder")?,
        }
        Ok(folders)
    }

    fn work(&self) -> BorrowedFd<'_> {
        self.all[0].as_fd()
    }

    /// Files and folders there are now, removed ones that someone holds open included.
    fn files(&self) -> Result<u64, Failure> {
        let about = fstatfs(self.work()).step("look at the work folder")?;
        Ok(about.f_files - about.f_ffree)
    }

    fn is_empty(&self) -> Result<bool, Failure> {
        match self.at_rest {
            Some(at_rest) => Ok(self.files()? == at_rest),
            None => Ok(names(&self.all[0]).step("look into the work folder")?.is_empty()),
        }
    }

    /// What all files hold together, in KiB.
    pub(super) fn held_kib(&self) -> u64 {
        if self.at_rest.is_none() {
            return 0;
        }
        fstatfs(self.work()).map_or(0, |about| (about.f_blocks - about.f_bfree) * about.f_bsize.unsigned_abs() / 1024)
    }

    /// Makes sure nothing is left of the last run, and sets what may be stored in the next.
    pub(super) fn make_ready(&mut self, bytes: u64, files: u64) -> Result<(), Failure> {
        if !self.is_empty()? {
            return Err(Failure { step: "the work folder is not empty".to_owned(), errno: libc::ENOTEMPTY });
        }
        if self.at_rest.is_some() && self.size != (bytes, files) {
            let flags = MountFlags::NOSUID | MountFlags::NODEV;
            let size = format!("size={bytes},nr_inodes={files}");
            mount_remount(WRITABLE[0], flags, size.as_str()).step("set the size of the work folder")?;
            self.size = (bytes, files);
        }
        Ok(())
    }

    /// Writes a file for the program.
    pub(super) fn place(&self, file: &FileIn, descriptor: Option<OwnedFd>) -> Result<(), Failure> {
        self.try_place(file, descriptor).step_on("place", &file.name)
    }

    fn try_place(&self, file: &FileIn, descriptor: Option<OwnedFd>) -> io::Result<()> {
        for (end, _) in file.name.match_indices('/') {
            let folder = &file.name[..end];
            match mkdirat(self.work(), folder, Mode::from_raw_mode(0o755)) {
                Ok(()) => self.give(&openat(self.work(), folder, FOLDER, Mode::empty())?)?,
                Err(Errno::EXIST) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mut target = File::from(openat(self.work(), file.name.as_str(), flags, Mode::RUSR | Mode::WUSR)?);
        match (&file.source, descriptor) {
            (FileSource::Inline(content), _) => target.write_all(content)?,
            (FileSource::Descriptor, Some(source)) => copy(&source, &target)?,
            (FileSource::Descriptor, None) => return Err(io::ErrorKind::InvalidInput.into()),
        }
        self.give(&target)?;
        Ok(fchmod(&target, Mode::from_raw_mode(file.mode & 0o777))?)
    }

    fn give(&self, file: &impl std::os::fd::AsFd) -> io::Result<()> {
        if let Some(owner) = self.owner {
            fchown(file, Some(Uid::from_raw(owner)), Some(Gid::from_raw(owner)))?;
        }
        Ok(())
    }

    /// Opens a file for the supervisor. Nothing runs any more, so what is checked is what is passed.
    pub(super) fn take(&self, name: &str, most: u64) -> Result<OwnedFd, Taken> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let within = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_XDEV;
        let file = openat2(self.work(), name, flags, Mode::empty(), within).map_err(|error| match error {
            Errno::NOENT | Errno::NOTDIR => Taken::Missing,
            _ => Taken::NotRegular,
        })?;
        let about = fstat(&file).map_err(|_| Taken::NotRegular)?;
        if FileType::from_raw_mode(about.st_mode) != FileType::RegularFile {
            return Err(Taken::NotRegular);
        }
        match u64::try_from(about.st_size) {
            Ok(size) if size <= most => Ok(file),
            _ => Err(Taken::TooLarge),
        }
    }

    /// Lets nothing change in the work folder any more, until it is emptied. Without a box it stays as it is: nothing else can be
    /// written to there, and runtimes want some place.
    pub(super) fn seal(&mut self) -> Result<(), Failure> {
        if self.at_rest.is_none() {
            return Ok(());
        }
        self.sealed = true;
        seal_mount(WORK_MOUNT, true).step("make the work folder read-only")
    }

    /// Removes all there is and all a program may have changed about the folders themselves.
    pub(super) fn empty(&mut self) -> Result<(), Failure> {
        if std::mem::take(&mut self.sealed) {
            seal_mount(WORK_MOUNT, false).step("open the work folder again")?;
        }
        let left = !self.is_empty()?;
        for folder in &self.all {
            if left {
                clear(folder).step("empty the work folder")?;
            }
            reset(folder, self.mode).step("reset the work folder")?;
        }
        Ok(())
    }
}

/// Copies a whole file, whatever the offset of its descriptor is.
fn copy(source: &OwnedFd, target: &File) -> io::Result<()> {
    const AT_MOST: usize = 1 << 30;
    let mut offset = 0;
    while sendfile(target, source, Some(&mut offset), AT_MOST)? > 0 {}
    Ok(())
}

/// Removes everything in a folder. Folders in folders are not descended into, as a program can nest them as deep as it
/// likes: their content is moved up until they are empty.
fn clear(folder: &OwnedFd) -> io::Result<()> {
    let mut moved = 0u64;
    loop {
        let names = names(folder)?;
        if names.is_empty() {
            return Ok(());
        }
        for name in &names {
            if unlinkat(folder, name, AtFlags::empty()).is_ok() || unlinkat(folder, name, AtFlags::REMOVEDIR).is_ok() {
                continue;
            }
            let inner = openat(folder, name, FOLDER, Mode::empty())?;
            for name in self::names(&inner)? {
                if unlinkat(&inner, &name, AtFlags::empty()).is_err() {
                    // A name no program would choose; if one did, the next is tried in the next round.
                    moved += 1;
                    let _ = renameat(&inner, &name, folder, format!("moved-up-{moved}").as_str());
                }
            }
            unlinkat(folder, name, AtFlags::REMOVEDIR).or_else(|error| match error {
                Errno::NOTEMPTY => Ok(()),
                error => Err(error),
            })?;
        }
    }
}

fn names(folder: &OwnedFd) -> io::Result<Vec<std::ffi::CString>> {
    let mut names = Vec::new();
    for entry in Dir::read_from(folder)? {
        let entry = entry?;
        if !matches!(entry.file_name().to_bytes(), b"." | b"..") {
            names.push(entry.file_name().to_owned());
        }
    }
    Ok(names)
}

/// Undoes what the owner of a folder can do to it, where program and zygote are one user: mode, times, attributes.
fn reset(folder: &OwnedFd, mode: u32) -> io::Result<()> {
    let about = fstat(folder)?;
    if about.st_mode & 0o7777 != mode {
        fchmod(folder, Mode::from_raw_mode(mode))?;
    }
    let nanoseconds = [about.st_atime_nsec, about.st_mtime_nsec];
    if [about.st_atime, about.st_mtime] != [0; 2] || nanoseconds != [0; 2] {
        let epoch = Timespec { tv_sec: 0, tv_nsec: 0 };
        futimens(folder, &Timestamps { last_access: epoch, last_modification: epoch })?;
    }
    remove_those_of_programs(folder)
}
