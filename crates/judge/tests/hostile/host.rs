//! Observes the host from outside of the box.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    process,
    sync::Mutex,
};

use crate::home::Home;

/// The name of all files that hostile programs plant.
pub(crate) const PLANTED: &str = "assay-hostile";

/// The start of the 32-bit keys that hostile programs use for shared objects.
const KEYS: i64 = 0x5EED_0000;

/// The state of the host before the first attack, which attacks must not change.
pub(crate) struct Host {
    canaries: Vec<Canary>,
    /// Host folders in which nothing may be planted.
    folders: Vec<PathBuf>,
    /// Kernel texts about the host and this process, by path.
    told: BTreeMap<&'static str, String>,
    starting: Mutex<()>,
}

/// A slot, observed from outside: the control groups of its programs.
pub(crate) struct Outside {
    groups: Vec<PathBuf>,
}

/// A folder that every user may write to, and its content.
struct Canary {
    _temporary: Option<tempfile::TempDir>,
    folder: PathBuf,
    content: String,
}

/// The descriptors, children and control groups of this process.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Own {
    descriptors: usize,
    children: Vec<u32>,
    groups: Vec<PathBuf>,
}

impl Host {
    pub(crate) fn new(home: &Home) -> Self {
        let temporary = ["/tmp", "/dev/shm"].map(|parent| {
            let folder = tempfile::Builder::new().prefix("assay-canary-").tempdir_in(parent).unwrap();
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
            let file = folder.path().join("canary");
            fs::write(&file, "alive").unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).unwrap();
            Canary::new(folder.path().to_owned(), Some(folder))
        });
        let mut canaries: Vec<_> = temporary.into();
        canaries.push(Canary::new(home.data.clone(), None));
        let mut folders: Vec<PathBuf> = [
            "/", "/tmp", "/dev/shm", "/var/tmp", "/run", "/usr", "/usr/bin", "/usr/lib", "/etc", "/dev", "/mnt",
            "/home",
        ]
        .map(Into::into)
        .into();
        folders.push(std::env::current_dir().unwrap());
        folders.push(home.data.clone());
        folders.push(home.programs.clone());
        let told = TOLD.into_iter().map(|path| (path, telling(path))).collect();
        Self { canaries, folders, told, starting: Mutex::new(()) }
    }

    /// Starts a slot and learns which control groups are its own.
    pub(crate) fn watch_start<T>(&self, start: impl FnOnce() -> T) -> (T, Outside) {
        let _one_at_a_time = self.starting.lock().unwrap();
        let before = own_groups();
        let started = start();
        let mut groups = own_groups();
        groups.retain(|group| !before.contains(group));
        (started, Outside { groups })
    }

    /// A file that must not be touched.
    pub(crate) fn canary(&self) -> PathBuf {
        self.canaries[0].folder.join("canary")
    }

    /// Everything that has changed. Must be called between two runs, by the thread that started the slot.
    pub(crate) fn harm(&self, slot: &Outside) -> Vec<String> {
        let mut harm = processes_left();
        for group in &slot.groups {
            let (waiting, mut left): (Vec<u32>, Vec<u32>) =
                members(group).into_iter().partition(|pid| is_waiting(*pid));
            left.extend(waiting.into_iter().skip(1));
            harm.extend(left.into_iter().map(|pid| format!("process {pid} is left in {}", group.display())));
        }
        harm.extend(self.canaries.iter().filter_map(Canary::harm));
        let planted =
            self.folders.iter().map(|folder| folder.join(PLANTED)).filter(|path| path.symlink_metadata().is_ok());
        harm.extend(planted.map(|path| format!("{} was planted", path.display())));
        for (path, before) in &self.told {
            let now = telling(path);
            if now != *before {
                harm.push(format!("{path} was\n{before}\nand is\n{now}"));
            }
        }
        for kind in ["shm", "sem", "msg"] {
            let list = fs::read_to_string(format!("/proc/sysvipc/{kind}")).unwrap_or_default();
            let keys = list.lines().filter_map(|line| line.split_whitespace().next()?.parse::<i64>().ok());
            harm.extend(keys.filter(|key| key & 0xFFFF_0000 == KEYS).map(|key| format!("{kind} {key:#x} is left")));
        }
        for list in ["/proc/keys", "/proc/net/unix"] {
            if fs::read_to_string(list).is_ok_and(|text| text.contains(PLANTED)) {
                harm.push(format!("{list} names {PLANTED}"));
            }
        }
        harm
    }
}

/// Files about the host and this process that must not change.
const TOLD: [&str; 9] = [
    "/proc/self/mountinfo",
    "/proc/sys/kernel/hostname",
    "/proc/sys/kernel/domainname",
    "/proc/sys/kernel/core_pattern",
    "/proc/swaps",
    "/proc/self/limits",
    "/proc/self/oom_score_adj",
    "/proc/self/cgroup",
    "/proc/self/status",
];

/// The content of one of these files. Of a status, only the lines that do not change by themselves.
fn telling(path: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|error| error.to_string());
    if path != "/proc/self/status" {
        return text;
    }
    let lasting =
        ["Umask", "Uid", "Gid", "Groups", "Cap", "NoNewPrivs", "Seccomp", "Cpus_allowed", "Mems_allowed", "Sig"];
    let pending = ["SigQ", "SigPnd"];
    let keep = |line: &&str| {
        lasting.iter().any(|key| line.starts_with(key)) && !pending.iter().any(|key| line.starts_with(key))
    };
    text.lines().filter(keep).collect::<Vec<_>>().join("\n")
}

impl Outside {
    /// The control groups of the slot's programs.
    pub(crate) fn groups(&self) -> &[PathBuf] {
        &self.groups
    }

    /// The user id on the host of the programs of this thread's slot.
    pub(crate) fn user(&self) -> Option<u32> {
        let guard = children_of("thread-self").into_iter().next()?;
        users_of(children(guard).into_iter().next()?).pop()
    }
}

impl Canary {
    fn new(folder: PathBuf, temporary: Option<tempfile::TempDir>) -> Self {
        let content = describe(&folder);
        Self { _temporary: temporary, folder, content }
    }

    fn harm(&self) -> Option<String> {
        let now = describe(&self.folder);
        let Self { folder, content, .. } = self;
        (now != *content).then(|| format!("{} was\n{content}and is\n{now}", folder.display()))
    }
}

/// Describes a folder and its files completely, except for the times when they were read.
fn describe(folder: &Path) -> String {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.insert(0, folder.to_owned());
    let line = |path: &PathBuf| {
        let about = path.symlink_metadata().unwrap();
        let content = if about.is_file() { fs::read(path).unwrap() } else { Vec::new() };
        let (mode, user, group) = (about.mode(), about.uid(), about.gid());
        let (inode, links, changed) = (about.ino(), about.nlink(), (about.ctime(), about.ctime_nsec()));
        format!("{} {mode:o} {user} {group} {inode} {links} {changed:?} {content:?}\n", path.display())
    };
    paths.iter().map(line).collect()
}

/// Every process that this thread's slot has left behind, found by its parents and by its user.
fn processes_left() -> Vec<String> {
    let mut left = Vec::new();
    let guards = children_of("thread-self");
    if guards.len() != 1 {
        left.push(format!("one guard should be there, but there are {guards:?}"));
    }
    let zygotes: Vec<u32> = guards.iter().flat_map(|guard| children(*guard)).collect();
    if zygotes.len() != 1 {
        left.push(format!("one zygote should be there, but there are {zygotes:?}"));
    }
    for zygote in &zygotes {
        let (waiting, programs): (Vec<_>, Vec<_>) = children(*zygote).into_iter().partition(|child| is_waiting(*child));
        for program in programs.iter().chain(waiting.iter().skip(1)) {
            left.push(format!("process {program} is left in the box: {}", command_line(*program)));
        }
    }
    let users: Vec<u32> = zygotes.iter().flat_map(|zygote| users_of(*zygote)).collect();
    for process in processes() {
        if user_of(process).is_some_and(|user| users.contains(&user)) && !is_below_us(process) {
            left.push(format!("process {process} got away: {}", command_line(process)));
        }
    }
    left
}

/// Whether this is the child of a zygote that waits for the next program. It has executed nothing yet, so its command line is that of the zygote.
fn is_waiting(process: u32) -> bool {
    let line = command_line(process);
    // Only root may read which file a zygote executes.
    let executed = |process: u32| fs::read_link(format!("/proc/{process}/exe")).ok();
    line.starts_with("assay-sandbox-zygote ")
        && status(process, "PPid:")
            .is_some_and(|zygote| command_line(zygote) == line && executed(zygote) == executed(process))
}

/// The ids, outside, of all users in a box.
fn users_of(zygote: u32) -> Vec<u32> {
    let map = fs::read_to_string(format!("/proc/{zygote}/uid_map")).unwrap_or_default();
    map.lines().filter_map(|line| line.split_whitespace().nth(1)?.parse().ok()).collect()
}

fn processes() -> Vec<u32> {
    fs::read_dir("/proc").unwrap().filter_map(|entry| entry.unwrap().file_name().to_str()?.parse().ok()).collect()
}

fn status(process: u32, key: &str) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix(key)?.split_whitespace().next()?.parse().ok())
}

fn user_of(process: u32) -> Option<u32> {
    status(process, "Uid:")
}

/// Whether this process is among the ancestors, or it ended while we looked.
fn is_below_us(process: u32) -> bool {
    let mut process = process;
    while process > 1 {
        if process == process::id() {
            return true;
        }
        match status(process, "PPid:") {
            Some(parent) => process = parent,
            None => return true,
        }
    }
    false
}

fn command_line(process: u32) -> String {
    let line = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&line).replace('\0', " ")
}

fn children(process: u32) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    tasks.flat_map(|task| children_of(&format!("{process}/task/{}", task.file_name().display()))).collect()
}

/// The children of one thread, by its folder below `/proc`.
fn children_of(thread: &str) -> Vec<u32> {
    let list = fs::read_to_string(format!("/proc/{thread}/children")).unwrap_or_default();
    list.split_whitespace().filter_map(|pid| pid.parse().ok()).collect()
}

/// The control groups this process has made.
fn own_groups() -> Vec<PathBuf> {
    let own = format!("assay-{}-", process::id());
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("/sys/fs/cgroup")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(&own) {
                found.push(entry.path());
            } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

/// The processes in a group and in the groups inside it, except for that of a zygote.
fn members(group: &Path) -> Vec<u32> {
    let list = fs::read_to_string(group.join("cgroup.procs")).unwrap();
    let mut found: Vec<u32> = list.lines().map(|pid| pid.parse().unwrap()).collect();
    for entry in fs::read_dir(group).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() && entry.file_name() != "zygote" {
            found.extend(members(&entry.path()));
        }
    }
    found
}

impl Own {
    pub(crate) fn now() -> Self {
        Self {
            descriptors: fs::read_dir("/proc/self/fd").unwrap().count(),
            children: children(process::id()),
            groups: own_groups(),
        }
    }
}
