//! Noticing programs that undo their pause.
//!
//! A stopped process goes on when it gets SIGCONT, whoever sends it: a timer that was set before, the end of a child or of
//! a parent that was about to end. A filter cannot refuse all of these (Ruby sets a timer). So paused programs are checked.

use std::{
    collections::HashMap,
    fs,
    time::{Duration, Instant},
};

use super::everyone::Everyone;

/// How much longer a thread may run in user mode after it was told to stop, in clock ticks of 10 ms.
const MOST_TICKS: u64 = 1;

/// How often paused programs are looked at.
pub(super) const LOOK_EVERY: Duration = Duration::from_millis(7);

/// The threads of a run that is paused.
pub(super) struct Pause {
    everyone: Everyone,
    looked: Instant,
    seen: HashMap<i32, Seen>,
}

/// What was seen of a thread.
struct Seen {
    /// Its user-mode time when it was first seen, in clock ticks.
    user: u64,
    stopped: bool,
}

impl Pause {
    pub(super) fn of(everyone: Everyone) -> Self {
        let mut pause = Self { everyone, looked: Instant::now(), seen: HashMap::new() };
        pause.look();
        pause
    }

    /// Whether a thread goes on. It looks every [`LOOK_EVERY`] at most.
    pub(super) fn is_undone(&mut self) -> bool {
        if self.looked.elapsed() < LOOK_EVERY {
            return false;
        }
        let undone = self.look();
        self.looked = Instant::now();
        undone
    }

    /// Whether a thread goes on: it had stopped and does not now, or it still runs in user mode. One that has not stopped yet may be
    /// deep in the kernel, and stops when it leaves it.
    fn look(&mut self) -> bool {
        let mut undone = false;
        // Threads, because a process whose first thread has ended counts as ended itself.
        for (process, thread) in self.everyone.ids().into_iter().flat_map(threads) {
            let Some((state, user)) = now(process, thread) else { continue };
            let seen = self.seen.entry(thread).or_insert(Seen { user, stopped: false });
            match state {
                'T' => seen.stopped = true,
                // It has ended.
                'Z' | 'X' => {}
                _ => undone |= seen.stopped,
            }
            // A timer of a millisecond continues a thread before it is ever seen stopped.
            undone |= user.saturating_sub(seen.user) > MOST_TICKS;
        }
        undone
    }
}

/// The threads of a process, each with the process.
fn threads(process: i32) -> Vec<(i32, i32)> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    tasks.filter_map(|task| Some((process, task.file_name().to_str()?.parse().ok()?))).collect()
}

/// The state of a thread and its time in user mode in clock ticks, as proc_pid_stat(5) names them. Nothing once it is gone.
fn now(process: i32, thread: i32) -> Option<(char, u64)> {
    let stat = fs::read_to_string(format!("/proc/{process}/task/{thread}/stat")).ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace();
    let state = fields.next()?.chars().next()?;
    // The 14th field, and the state is the third.
    let user = fields.nth(10)?.parse().ok()?;
    Some((state, user))
}
