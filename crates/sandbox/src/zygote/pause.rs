//! Detects programs that continue during a pause.
//!
//! A stopped process continues when it gets SIGCONT, from any sender: a timer that was set before, or the end of a child or a parent that was
//! about to end. A filter cannot refuse all of these (Ruby sets a timer). So paused programs are checked.

use std::{
    collections::HashMap,
    fs,
    time::{Duration, Instant},
};

use super::processes::RunProcesses;

/// How much longer a thread may run in user mode after the stop, in clock ticks of 10 ms.
const MOST_TICKS: u64 = 1;

/// The interval between checks of paused programs.
pub(super) const CHECK_INTERVAL: Duration = Duration::from_millis(7);

/// The threads of a paused run.
pub(super) struct Pause {
    processes: RunProcesses,
    checked: Instant,
    seen: HashMap<i32, Seen>,
}

/// The first observation of a thread.
struct Seen {
    /// Its time in user mode then, in clock ticks.
    user: u64,
    stopped: bool,
}

impl Pause {
    pub(super) fn of(processes: RunProcesses) -> Self {
        let mut pause = Self { processes, checked: Instant::now(), seen: HashMap::new() };
        pause.check();
        pause
    }

    /// Whether a thread continues. Checks at most once per [`CHECK_INTERVAL`].
    pub(super) fn is_undone(&mut self) -> bool {
        if self.checked.elapsed() < CHECK_INTERVAL {
            return false;
        }
        let undone = self.check();
        self.checked = Instant::now();
        undone
    }

    /// Whether a thread continues: it had stopped and now runs, or it still runs in user mode. A thread that has not stopped yet may be inside
    /// the kernel, and stops when it leaves it.
    fn check(&mut self) -> bool {
        let mut undone = false;
        // Threads, because a process counts as ended when its first thread has ended.
        for (process, thread) in self.processes.ids().into_iter().flat_map(threads) {
            let Some((state, user)) = now(process, thread) else { continue };
            let seen = self.seen.entry(thread).or_insert(Seen { user, stopped: false });
            match state {
                'T' => seen.stopped = true,
                // The thread has ended.
                'Z' | 'X' => {}
                _ => undone |= seen.stopped,
            }
            // A timer of 1 ms continues a thread before it is ever seen as stopped.
            undone |= user.saturating_sub(seen.user) > MOST_TICKS;
        }
        undone
    }
}

/// The threads of a process, as pairs of process and thread.
fn threads(process: i32) -> Vec<(i32, i32)> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    tasks.filter_map(|task| Some((process, task.file_name().to_str()?.parse().ok()?))).collect()
}

/// The state of a thread and its time in user mode in clock ticks (proc_pid_stat(5)). `None` if it is gone.
fn now(process: i32, thread: i32) -> Option<(char, u64)> {
    let stat = fs::read_to_string(format!("/proc/{process}/task/{thread}/stat")).ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace();
    let state = fields.next()?.chars().next()?;
    // This is field 14; the state is field 3.
    let user = fields.nth(10)?.parse().ok()?;
    Some((state, user))
}
