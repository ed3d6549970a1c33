//! Control groups as folders: finding, making, reading, writing and removing them.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::{
        fd::OwnedFd,
        unix::fs::{FileExt as _, chown},
    },
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

use rustix::fs::{Mode, OFlags};

use crate::{Error, processors::processors};

/// Our folders begin with this, then the process id and start time of the supervisor, then a number.
const PREFIX: &str = "assay-";

/// How often, and after which time each, it is tried to remove a group: it counts a killed process until that is gone.
const PATIENCE: u32 = 50;
const MOMENT: Duration = Duration::from_millis(1);

/// Where the group of this process lies in a hierarchy. `controller` empty: version 2.
pub(super) fn own(controller: &str) -> Option<PathBuf> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let groups = fs::read_to_string("/proc/self/cgroup").ok()?;
    let mount = find_mount(&mounts, controller)?;
    let path = find_group(&groups, controller)?;
    // In a container the path may be one of the host's, which is not visible; then the mount itself is our group.
    let inner = Path::new(&path).strip_prefix(&mount.root).unwrap_or(Path::new(""));
    let group = mount.point.join(inner);
    Some(if group.is_dir() { group } else { mount.point })
}

struct Mount {
    root: PathBuf,
    point: PathBuf,
}

/// Reads /proc/self/mountinfo (proc_pid_mountinfo(5)): fields 4 and 5 are root and mount point; after a lone dash come
/// type, source and the options, among which version 1 names its controllers.
fn find_mount(mounts: &str, controller: &str) -> Option<Mount> {
    mounts.lines().find_map(|line| {
        let (place, kind) = line.split_once(" - ")?;
        let place: Vec<&str> = place.split(' ').collect();
        let mut kind = kind.split(' ');
        let matches = match (kind.next()?, controller) {
            ("cgroup2", "") => true,
            ("cgroup", name) if !name.is_empty() => kind.nth(1)?.split(',').any(|option| option == name),
            _ => false,
        };
        matches.then(|| Mount { root: place[3].into(), point: place[4].into() })
    })
}

/// Reads /proc/self/cgroup (cgroups(7)): lines of number, controllers and path; version 2 names none.
fn find_group(groups: &str, controller: &str) -> Option<String> {
    groups.lines().find_map(|line| {
        let mut fields = line.splitn(3, ':').skip(1);
        let (controllers, path) = (fields.next()?, fields.next()?);
        controllers.split(',').any(|name| name == controller).then(|| path.to_owned())
    })
}

/// A control group of ours. Dropping it removes it.
#[derive(Debug)]
pub(super) struct Group {
    path: PathBuf,
}

impl Group {
    /// Makes a group of a new name below `parent`, and removes those that dead supervisors left there.
    pub(super) fn create(parent: &Path) -> Result<Self, Error> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        remove_stale(parent);
        let own = process::id();
        let started = start_time(own).unwrap_or_default();
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = parent.join(format!("{PREFIX}{own}-{started}-{number}"));
        Self::make(path)
    }

    /// Makes a group within this one.
    pub(super) fn inner(&self, name: &str) -> Result<Self, Error> {
        Self::make(self.path.join(name))
    }

    fn make(path: PathBuf) -> Result<Self, Error> {
        fs::create_dir(&path).map_err(|source| fault(&path, source))?;
        Ok(Self { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The last part of its path.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Its folder, not to be read.
    pub(super) fn folder(&self) -> Result<OwnedFd, Error> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        rustix::fs::open(&self.path, flags, Mode::empty()).map_err(|source| fault(&self.path, source.into()))
    }

    /// Makes a user the owner of one of its files.
    pub(super) fn give(&self, name: &str, user: u32) -> Result<(), Error> {
        let path = self.path.join(name);
        chown(&path, Some(user), None).map_err(|source| fault(&path, source))
    }

    pub(super) fn open(&self, name: &str) -> Result<Setting, Error> {
        let path = self.path.join(name);
        let file = OpenOptions::new().read(true).write(true).open(&path);
        // Some files can only be read, and some only written.
        let file = file
            .or_else(|_| File::open(&path))
            .or_else(|_| OpenOptions::new().write(true).open(&path))
            .map_err(|source| fault(&path, source))?;
        Ok(Setting { file, path })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.path.join(name).exists()
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let mut result = fs::remove_dir(&self.path);
        for _ in 0..PATIENCE {
            if !result.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::ResourceBusy) {
                break;
            }
            thread::sleep(MOMENT);
            result = fs::remove_dir(&self.path);
        }
        if let Err(error) = result {
            tracing::warn!(path = %self.path.display(), %error, "a control group could not be removed");
        }
    }
}

/// An open file of a group.
#[derive(Debug)]
pub(super) struct Setting {
    pub(super) file: File,
    path: PathBuf,
}

impl Setting {
    pub(super) fn write(&self, value: impl std::fmt::Display) -> Result<(), Error> {
        self.file.write_all_at(value.to_string().as_bytes(), 0).map_err(|source| fault(&self.path, source))
    }

    pub(super) fn number(&self) -> Result<u64, Error> {
        let text = self.text()?;
        text.trim().parse().map_err(|_| fault(&self.path, io::ErrorKind::InvalidData.into()))
    }

    /// The number on the line that begins with `key`; 0 if there is none.
    pub(super) fn keyed(&self, key: &str) -> Result<u64, Error> {
        let text = self.text()?;
        let number = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(' ')?.trim().parse().ok());
        Ok(number.unwrap_or(0))
    }

    fn text(&self) -> Result<String, Error> {
        let mut buffer = [0; 1024];
        let length = self.file.read_at(&mut buffer, 0).map_err(|source| fault(&self.path, source))?;
        Ok(String::from_utf8_lossy(&buffer[..length]).into_owned())
    }
}

/// What the kernel charges ahead of use: up to 64 pages for each processor (`MEMCG_CHARGE_BATCH`). It is part of the
/// usage and of the peak, and without it a small program would seem to need nothing.
pub(super) fn stock() -> u64 {
    const BATCH_BYTES: u64 = 64 * 4096;
    u64::from(processors()) * BATCH_BYTES
}

fn fault(path: &Path, source: io::Error) -> Error {
    Error::Cgroup { file: path.display().to_string(), source }
}

/// Removes groups whose supervisor is gone. What cannot be removed is tried again at the next start.
fn remove_stale(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(owner);
        if let Some((pid, started)) = owner
            && start_time(pid) != Some(started)
            && let Err(error) = remove(&entry.path())
        {
            tracing::debug!(path = %entry.path().display(), %error, "a stale control group stays");
        }
    }
}

/// Removes a group and all in it; the files of a group go with it.
fn remove(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path)?.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())) {
        remove(&entry.path())?;
    }
    fs::remove_dir(path)
}

/// The process id and start time in the name of a group of ours.
fn owner(name: &str) -> Option<(u32, u64)> {
    let mut parts = name.strip_prefix(PREFIX)?.split('-');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// When a process started, in ticks since boot: with the id it names the process for good.
fn start_time(pid: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(19)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
36 31 0:33 /docker/abc /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
";

    #[test]
    fn mounts_and_groups_are_found() {
        let point = |controller| find_mount(MOUNTS, controller).map(|mount| mount.point);
        assert_eq!(point("memory"), Some("/sys/fs/cgroup/memory".into()));
        assert_eq!(point("cpuacct"), Some("/sys/fs/cgroup/cpu,cpuacct".into()));
        assert_eq!(point(""), Some("/sys/fs/cgroup/unified".into()));
        assert_eq!(point("pids"), None);
        let groups = "4:memory:/a/b\n3:cpu,cpuacct:/c:d\n0::/e\n";
        assert_eq!(find_group(groups, "memory").as_deref(), Some("/a/b"));
        assert_eq!(find_group(groups, "cpuacct").as_deref(), Some("/c:d"));
        assert_eq!(find_group(groups, "").as_deref(), Some("/e"));
    }

    #[test]
    fn what_a_dead_supervisor_left_goes_with_all_in_it() {
        let parent = tempfile::tempdir().unwrap();
        let own = process::id();
        let alive = format!("assay-{own}-{}-0", start_time(own).unwrap());
        // The id lives, but started at another time.
        let dead = format!("assay-{own}-0-0");
        for folder in [&alive, &dead, "system.slice"] {
            fs::create_dir_all(parent.path().join(folder).join("zygote")).unwrap();
        }
        remove_stale(parent.path());
        let left = |folder: &str| parent.path().join(folder).join("zygote").exists();
        assert_eq!([&alive, &dead, "system.slice"].map(left), [true, false, true]);
    }

    #[test]
    fn only_our_own_names_have_an_owner() {
        assert_eq!(owner("assay-12-345-0"), Some((12, 345)));
        assert_eq!(owner("assay-x-1-2"), None);
        assert_eq!(owner("system.slice"), None);
    }
}
