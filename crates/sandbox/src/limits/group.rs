//! Control groups as folders: finds, creates, reads, writes and removes them.

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

/// The names of our groups: this prefix, the process id and the start time of the supervisor, and a number.
const PREFIX: &str = "assay-";

/// Retries for removing a group. A killed process counts as a member until it is completely gone.
const REMOVE_RETRIES: u32 = 50;
const REMOVE_RETRY_DELAY: Duration = Duration::from_millis(1);

/// The folder of this process's group in a hierarchy. An empty `controller` means version 2.
pub(super) fn own_group(controller: &str) -> Option<PathBuf> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let groups = fs::read_to_string("/proc/self/cgroup").ok()?;
    let mount = find_mount(&mounts, controller)?;
    let path = find_group(&groups, controller)?;
    // In a container, the path can be one of the host's that is not visible here. The mount itself is then our group.
    let create_inside = Path::new(&path).strip_prefix(&mount.root).unwrap_or(Path::new(""));
    let group = mount.point.join(create_inside);
    Some(if group.is_dir() { group } else { mount.point })
}

struct Mount {
    root: PathBuf,
    point: PathBuf,
}

/// Reads /proc/self/mountinfo (proc_pid_mountinfo(5)). Fields 4 and 5 are the root and the mount point. After a single dash come the type,
/// the source and the options; in version 1, the options name the controllers.
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

/// Reads /proc/self/cgroup (cgroups(7)): lines of number, controllers and path. Version 2 has no controllers.
fn find_group(groups: &str, controller: &str) -> Option<String> {
    groups.lines().find_map(|line| {
        let mut fields = line.splitn(3, ':').skip(1);
        let (controllers, path) = (fields.next()?, fields.next()?);
        controllers.split(',').any(|name| name == controller).then(|| path.to_owned())
    })
}

/// A control group that this process created. Dropping it removes it.
#[derive(Debug)]
pub(super) struct Group {
    path: PathBuf,
}

impl Group {
    /// Creates a group with a new name below `parent`, and removes groups that dead supervisors left there.
    pub(super) fn create(parent: &Path) -> Result<Self, Error> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        remove_stale(parent);
        let own_group = process::id();
        let started = start_time(own_group).unwrap_or_default();
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = parent.join(format!("{PREFIX}{own_group}-{started}-{number}"));
        Self::make(path)
    }

    /// Creates a group inside this one.
    pub(super) fn create_inside(&self, name: &str) -> Result<Self, Error> {
        Self::make(self.path.join(name))
    }

    fn make(path: PathBuf) -> Result<Self, Error> {
        fs::create_dir(&path).map_err(|source| fault(&path, source))?;
        Ok(Self { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// A descriptor of its folder, without read access.
    pub(super) fn folder(&self) -> Result<OwnedFd, Error> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        rustix::fs::open(&self.path, flags, Mode::empty()).map_err(|source| fault(&self.path, source.into()))
    }

    /// Sets the owner of one of its files.
    pub(super) fn set_owner(&self, name: &str, user: u32) -> Result<(), Error> {
        let path = self.path.join(name);
        chown(&path, Some(user), None).map_err(|source| fault(&path, source))
    }

    pub(super) fn open(&self, name: &str) -> Result<GroupFile, Error> {
        let path = self.path.join(name);
        let file = OpenOptions::new().read(true).write(true).open(&path);
        // Some files are read-only, and some write-only.
        let file = file
            .or_else(|_| File::open(&path))
            .or_else(|_| OpenOptions::new().write(true).open(&path))
            .map_err(|source| fault(&path, source))?;
        Ok(GroupFile { file, path })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.path.join(name).exists()
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let mut result = fs::remove_dir(&self.path);
        for _ in 0..REMOVE_RETRIES {
            if !result.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::ResourceBusy) {
                break;
            }
            thread::sleep(REMOVE_RETRY_DELAY);
            result = fs::remove_dir(&self.path);
        }
        if let Err(error) = result {
            tracing::warn!(path = %self.path.display(), %error, "cannot remove a control group");
        }
    }
}

/// An open file of a control group.
#[derive(Debug)]
pub(super) struct GroupFile {
    pub(super) file: File,
    path: PathBuf,
}

impl GroupFile {
    pub(super) fn write(&self, value: impl std::fmt::Display) -> Result<(), Error> {
        self.file.write_all_at(value.to_string().as_bytes(), 0).map_err(|source| fault(&self.path, source))
    }

    pub(super) fn number(&self) -> Result<u64, Error> {
        let text = self.text()?;
        text.trim().parse().map_err(|_| fault(&self.path, io::ErrorKind::InvalidData.into()))
    }

    /// The number on the line that starts with `key`; 0 if there is none.
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

/// Memory that the kernel charges in advance: up to 64 pages per processor (`MEMCG_CHARGE_BATCH`). The usage and the peak include it.
/// Without this correction, a small program would seem to use no memory.
pub(super) fn precharged_bytes() -> u64 {
    const BATCH_BYTES: u64 = 64 * 4096;
    u64::from(processors()) * BATCH_BYTES
}

fn fault(path: &Path, source: io::Error) -> Error {
    Error::Cgroup { file: path.display().to_string(), source }
}

/// Removes groups whose supervisor is gone. If this fails, the next start tries again.
fn remove_stale(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(owner);
        if let Some((pid, started)) = owner
            && start_time(pid) != Some(started)
            && let Err(error) = remove(&entry.path())
        {
            tracing::debug!(path = %entry.path().display(), %error, "cannot remove a stale control group");
        }
    }
}

/// Removes a group and the groups inside it. The files of a group disappear with it.
fn remove(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path)?.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())) {
        remove(&entry.path())?;
    }
    fs::remove_dir(path)
}

/// The process id and the start time in the name of one of our groups.
fn owner(name: &str) -> Option<(u32, u64)> {
    let mut parts = name.strip_prefix(PREFIX)?.split('-');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The start time of a process, in ticks since boot. Together with the id, it identifies the process forever.
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
    fn mounts_and_groups_are_parsed() {
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
    fn groups_of_dead_supervisors_are_removed_completely() {
        let parent = tempfile::tempdir().unwrap();
        let own_group = process::id();
        let alive = format!("assay-{own_group}-{}-0", start_time(own_group).unwrap());
        // The process id exists, but the start time differs.
        let dead = format!("assay-{own_group}-0-0");
        for folder in [&alive, &dead, "system.slice"] {
            fs::create_dir_all(parent.path().join(folder).join("zygote")).unwrap();
        }
        remove_stale(parent.path());
        let left = |folder: &str| parent.path().join(folder).join("zygote").exists();
        assert_eq!([&alive, &dead, "system.slice"].map(left), [true, false, true]);
    }

    #[test]
    fn only_names_of_our_groups_have_an_owner() {
        assert_eq!(owner("assay-12-345-0"), Some((12, 345)));
        assert_eq!(owner("assay-x-1-2"), None);
        assert_eq!(owner("system.slice"), None);
    }
}
