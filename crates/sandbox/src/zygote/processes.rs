//! The processes of a run. The zygote must be able to find, count and kill all of them.

use std::{collections::HashMap, fs, process};

use super::sys;

/// How often new processes are searched. A stopped process creates no others, so each scan finds fewer.
const MAX_SCANS: u32 = 100;

/// How the processes of a run are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RunProcesses {
    /// All processes of the pid namespace of which this process is pid 1.
    AllInNamespace,
    /// All descendants of this process, which adopts orphans. Used if there is no pid namespace.
    Descendants,
}

impl RunProcesses {
    pub(super) fn kill(self) {
        match self {
            Self::AllInNamespace => sys::signal_all(libc::SIGKILL),
            Self::Descendants => {
                for process in stop_descendants() {
                    sys::signal(process, libc::SIGKILL);
                }
            }
        }
    }

    pub(super) fn stop(self) {
        match self {
            Self::AllInNamespace => sys::signal_all(libc::SIGSTOP),
            Self::Descendants => drop(stop_descendants()),
        }
    }

    /// Continues all.
    pub(super) fn resume(self) {
        match self {
            Self::AllInNamespace => sys::signal_all(libc::SIGCONT),
            Self::Descendants => {
                for process in descendants() {
                    sys::signal(process, libc::SIGCONT);
                }
            }
        }
    }

    /// The process ids of all.
    pub(super) fn ids(self) -> Vec<i32> {
        match self {
            Self::AllInNamespace => processes().filter(|process| *process != 1).collect(),
            Self::Descendants => descendants(),
        }
    }
}

/// Stops all descendants and returns their ids.
fn stop_descendants() -> Vec<i32> {
    let mut stopped = Vec::new();
    for _ in 0..MAX_SCANS {
        let found = descendants();
        let new: Vec<i32> = found.iter().copied().filter(|process| !stopped.contains(process)).collect();
        if new.is_empty() {
            break;
        }
        for process in new {
            sys::signal(process, libc::SIGSTOP);
        }
        stopped = found;
    }
    stopped
}

fn descendants() -> Vec<i32> {
    let mut children: HashMap<i32, Vec<i32>> = HashMap::new();
    for process in processes() {
        if let Some(parent) = parent(process) {
            children.entry(parent).or_default().push(process);
        }
    }
    let mut found = children.remove(&process::id().cast_signed()).unwrap_or_default();
    let mut next = 0;
    while let Some(process) = found.get(next) {
        found.extend(children.remove(process).unwrap_or_default());
        next += 1;
    }
    found
}

fn processes() -> impl Iterator<Item = i32> {
    fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// The parent: the second field after the name (proc_pid_stat(5)).
fn parent(process: i32) -> Option<i32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// The number of processes and threads of this process's user. If programs run as the same user, all of these count against the same limit.
pub(super) fn count_of_user() -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    let own = rustix::process::geteuid().as_raw();
    let is_own = |process: &i32| fs::metadata(format!("/proc/{process}")).is_ok_and(|about| about.uid() == own);
    processes()
        .filter(is_own)
        .map(|process| fs::read_dir(format!("/proc/{process}/task")).map_or(1, |tasks| tasks.count() as u64))
        .sum()
}
