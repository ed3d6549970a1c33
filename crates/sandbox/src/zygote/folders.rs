//! The folders that programs may write to: fills them, takes files out, and empties them.

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

use super::{Failure, Place, Step as _, root::WRITABLE, sys::set_mount_read_only};
use crate::{
    attributes::remove_program_attributes,
    wire::{CollectResult, FileIn, FileSource},
};

const OPEN_FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// The mode of a folder that only its owner can use.
const OWNER_ONLY: u32 = 0o700;

/// The work folder of a box, which is a separate mount.
const WORK_MOUNT: &CStr = c"/box";

/// The mode of folders in a box: every user may write, but only remove its own files.
const SHARED: u32 = 0o1777;

/// The folders that programs may write to.
pub(super) struct Folders {
    /// The first one is `/box`.
    all: Vec<OwnedFd>,
    /// The number of files and folders when everything is empty. `None` if the file system contains other files too.
    empty_count: Option<u64>,
    /// The mode of the folders.
    mode: u32,
    /// The current size limit: bytes, and number of files and folders.
    size: (u64, u64),
    /// The user who must own the placed files, if it is not this one.
    owner: Option<u32>,
    /// Whether the work folder is read-only at the moment.
    read_only: bool,
}

impl Folders {
    pub(super) fn open(place: &Place, owner: Option<u32>) -> Result<Self, Failure> {
        let open = |path: &Path| openat(CWD, path, OPEN_FOLDER, Mode::empty()).step_on("open", &path.to_string_lossy());
        let all = place.writable().into_iter().map(open).collect::<Result<Vec<_>, _>>()?;
        let mut folders = Self { all, empty_count: None, mode: OWNER_ONLY, size: (0, 0), owner, read_only: false };
        match place {
            Place::Box { .. } => {
                folders.mode = SHARED;
                folders.empty_count = Some(folders.count()?);
            }
            Place::Host { .. } => folders.set_owner(&folders.all[0]).step("give away the work folder")?,
        }
        Ok(folders)
    }

    fn work(&self) -> BorrowedFd<'_> {
        self.all[0].as_fd()
    }

    /// The current number of files and folders, including removed ones that a process holds open.
    fn count(&self) -> Result<u64, Failure> {
        let about = fstatfs(self.work()).step("look at the work folder")?;
        Ok(about.f_files - about.f_ffree)
    }

    fn is_empty(&self) -> Result<bool, Failure> {
        match self.empty_count {
            Some(empty_count) => Ok(self.count()? == empty_count),
            None => Ok(names(&self.all[0]).step("look into the work folder")?.is_empty()),
        }
    }

    /// The size of all files, in KiB.
    pub(super) fn used_kib(&self) -> u64 {
        if self.empty_count.is_none() {
            return 0;
        }
        fstatfs(self.work()).map_or(0, |about| (about.f_blocks - about.f_bfree) * about.f_bsize.unsigned_abs() / 1024)
    }

    /// Checks that nothing is left of the last run, and sets the size limit of the next one.
    pub(super) fn prepare(&mut self, bytes: u64, count: u64) -> Result<(), Failure> {
        if !self.is_empty()? {
            return Err(Failure { step: "the work folder is not empty".to_owned(), errno: libc::ENOTEMPTY });
        }
        if self.empty_count.is_some() && self.size != (bytes, count) {
            let flags = MountFlags::NOSUID | MountFlags::NODEV;
            let size = format!("size={bytes},nr_inodes={count}");
            mount_remount(WRITABLE[0], flags, size.as_str()).step("set the size of the work folder")?;
            self.size = (bytes, count);
        }
        Ok(())
    }

    /// Places a file for the program.
    pub(super) fn place(&self, file: &FileIn, descriptor: Option<OwnedFd>) -> Result<(), Failure> {
        self.write_file(file, descriptor).step_on("place", &file.name)
    }

    fn write_file(&self, file: &FileIn, descriptor: Option<OwnedFd>) -> io::Result<()> {
        for (end, _) in file.name.match_indices('/') {
            let folder = &file.name[..end];
            match mkdirat(self.work(), folder, Mode::from_raw_mode(0o755)) {
                Ok(()) => self.set_owner(&openat(self.work(), folder, OPEN_FOLDER, Mode::empty())?)?,
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
        self.set_owner(&target)?;
        Ok(fchmod(&target, Mode::from_raw_mode(file.mode & 0o777))?)
    }

    fn set_owner(&self, file: &impl std::os::fd::AsFd) -> io::Result<()> {
        if let Some(owner) = self.owner {
            fchown(file, Some(Uid::from_raw(owner)), Some(Gid::from_raw(owner)))?;
        }
        Ok(())
    }

    /// Opens a file for the supervisor. No program runs any more, so a checked file cannot be replaced.
    pub(super) fn open_collected(&self, name: &str, most: u64) -> Result<OwnedFd, CollectResult> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let within = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_XDEV;
        let file = openat2(self.work(), name, flags, Mode::empty(), within).map_err(|error| match error {
            Errno::NOENT | Errno::NOTDIR => CollectResult::Missing,
            _ => CollectResult::NotRegular,
        })?;
        let about = fstat(&file).map_err(|_| CollectResult::NotRegular)?;
        if FileType::from_raw_mode(about.st_mode) != FileType::RegularFile {
            return Err(CollectResult::NotRegular);
        }
        match u64::try_from(about.st_size) {
            Ok(size) if size <= most => Ok(file),
            _ => Err(CollectResult::TooLarge),
        }
    }

    /// Makes the work folder read-only until it is emptied. Without a box, it stays writable: programs cannot write anywhere else, and runtimes
    /// need some place.
    pub(super) fn make_read_only(&mut self) -> Result<(), Failure> {
        if self.empty_count.is_none() {
            return Ok(());
        }
        self.read_only = true;
        set_mount_read_only(WORK_MOUNT, true).step("make the work folder read-only")
    }

    /// Removes all files, and undoes all changes that a program may have made to the folders themselves.
    pub(super) fn empty(&mut self) -> Result<(), Failure> {
        if std::mem::take(&mut self.read_only) {
            set_mount_read_only(WORK_MOUNT, false).step("open the work folder again")?;
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

/// Copies a whole file. Ignores the offset of its descriptor.
fn copy(source: &OwnedFd, target: &File) -> io::Result<()> {
    const AT_MOST: usize = 1 << 30;
    let mut offset = 0;
    while sendfile(target, source, Some(&mut offset), AT_MOST)? > 0 {}
    Ok(())
}

/// Removes everything in a folder. It does not descend into folders, because a program can nest them as deep as it likes. Instead, it moves
/// their content up until they are empty.
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
            let inner = openat(folder, name, OPEN_FOLDER, Mode::empty())?;
            for name in self::names(&inner)? {
                if unlinkat(&inner, &name, AtFlags::empty()).is_err() {
                    // A program would not choose this name. If it did, the next name is tried in the next round.
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

/// Undoes what a program can change on a folder that it owns (if program and zygote are the same user): mode, times, attributes.
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
    remove_program_attributes(folder)
}
