//! The processes of a run: all that the zygote must reach, count and end.

use std::{collections::HashMap, fs, process};

use super::sys;

/// How often those that were born meanwhile are looked for. A stopped process makes no other, so each look finds fewer.
const LOOKS: u32 = 100;

/// How the processes of a run are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Everyone {
    /// All of the pid namespace whose pid 1 this process is.
    OfNamespace,
    /// All that descend from this process, which adopts orphans: where there is no namespace.
    Descendants,
}

impl Everyone {
    /// Kills all.
    pub(super) fn kill(self) {
        match self {
            Self::OfNamespace => sys::signal_all(libc::SIGKILL),
            Self::Descendants => {
                for process in stopped() {
                    sys::signal(process, libc::SIGKILL);
                }
            }
        }
    }

    /// Stops all.
    pub(super) fn stop(self) {
        match self {
            Self::OfNamespace => sys::signal_all(libc::SIGSTOP),
            Self::Descendants => drop(stopped()),
        }
    }

    /// Lets all go on.
    pub(super) fn go_on(self) {
        match self {
            Self::OfNamespace => sys::signal_all(libc::SIGCONT),
            Self::Descendants => {
                for process in descendants() {
                    sys::signal(process, libc::SIGCONT);
                }
            }
        }
    }

    /// Their process ids.
    pub(super) fn ids(self) -> Vec<i32> {
        match self {
            Self::OfNamespace => processes().filter(|process| *process != 1).collect(),
            Self::Descendants => descendants(),
        }
    }
}

/// Stops all descendants, and names them.
fn stopped() -> Vec<i32> {
    let mut stopped = Vec::new();
    for _ in 0..LOOKS {
        let found = descendants();
        let born: Vec<i32> = found.iter().copied().filter(|process| !stopped.contains(process)).collect();
        if born.is_empty() {
            break;
        }
        for process in born {
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

/// The second field after the name (proc_pid_stat(5)).
fn parent(process: i32) -> Option<i32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// How many processes and threads the user has whom this process is: where programs are the same user, they count
/// against the same limit.
pub(super) fn count_of_user() -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    let own = rustix::process::geteuid().as_raw();
    let is_own = |process: &i32| fs::metadata(format!("/proc/{process}")).is_ok_and(|about| about.uid() == own);
    processes()
        .filter(is_own)
        .map(|process| fs::read_dir(format!("/proc/{process}/task")).map_or(1, |tasks| tasks.count() as u64))
        .sum()
}
