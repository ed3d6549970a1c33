//! Noticing programs that undo their pause.
//!
//! A stopped process goes on when it gets SIGCONT, whoever sends it: a timer that was set before, the end of a child or of
//! a parent that was about to end. A filter cannot refuse all of these (Ruby sets a timer). So paused programs are checked.

use std::{collections::HashSet, fs};

use super::everyone::Everyone;

/// The threads of a run that is paused.
pub(super) struct Pause {
    everyone: Everyone,
    /// Those that were seen stopped.
    stopped: HashSet<i32>,
}

impl Pause {
    pub(super) fn of(everyone: Everyone) -> Self {
        Self { everyone, stopped: HashSet::new() }
    }

    /// Whether a thread that had stopped goes on. One that has not stopped yet may be deep in the kernel, and stops when
    /// it leaves it.
    pub(super) fn is_undone(&mut self) -> bool {
        let mut undone = false;
        // Threads, because a process whose first thread has ended counts as ended itself.
        for (process, thread) in self.everyone.ids().into_iter().flat_map(threads) {
            match state(process, thread) {
                Some('T') => drop(self.stopped.insert(thread)),
                // It has ended.
                Some('Z' | 'X') | None => {}
                Some(_) => undone |= self.stopped.contains(&thread),
            }
        }
        undone
    }
}

/// The threads of a process, each with the process.
fn threads(process: i32) -> Vec<(i32, i32)> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    tasks.filter_map(|task| Some((process, task.file_name().to_str()?.parse().ok()?))).collect()
}

/// The state of a thread, as proc_pid_stat(5) names it.
fn state(process: i32, thread: i32) -> Option<char> {
    let stat = fs::read_to_string(format!("/proc/{process}/task/{thread}/stat")).ok()?;
    stat.rsplit_once(')')?.1.trim_start().chars().next()
}
