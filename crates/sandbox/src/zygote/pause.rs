//! Detects programs that continue during a pause.
//!
//! A stopped process continues when it gets SIGCONT, from any sender: a timer that was set before, or the end of a child or a parent that was
//! about to end. A filter cannot refuse all of these (Ruby sets a timer). So paused programs are checked.

use std::{
    collections::{HashMap, HashSet},
    fs,
    time::{Duration, Instant},
};

use super::processes::RunProcesses;

/// How much longer a thread may run in user mode after the stop, in clock ticks of 10 ms.
const MOST_TICKS: u64 = 1;

/// The interval between checks of paused programs.
pub(super) const CHECK_INTERVAL: Duration = Duration::from_millis(7);

/// The processes of a paused run.
pub(super) struct Pause {
    processes: RunProcesses,
    checked: Instant,
    /// The time of each thread in user mode at the first check, in clock ticks.
    user: HashMap<i32, u64>,
    /// The processes that continued at the last check.
    continuing: HashSet<i32>,
}

/// A thread that has not ended.
struct Thread {
    id: i32,
    is_stopped: bool,
    /// Its time in user mode, in clock ticks.
    user: u64,
}

impl Pause {
    pub(super) fn of(processes: RunProcesses) -> Self {
        let mut pause = Self { processes, checked: Instant::now(), user: HashMap::new(), continuing: HashSet::new() };
        pause.check();
        pause
    }

    /// Whether a process continues. Checks at most once per [`CHECK_INTERVAL`].
    pub(super) fn is_undone(&mut self) -> bool {
        if self.checked.elapsed() < CHECK_INTERVAL {
            return false;
        }
        let undone = self.check();
        self.checked = Instant::now();
        undone
    }

    /// Whether a process continues at two checks in a row, or a thread runs on in user mode.
    fn check(&mut self) -> bool {
        let mut undone = false;
        let mut continuing = HashSet::new();
        for process in self.processes.ids() {
            // First, because the kernel removes the pending signal in one step with stopping the first thread.
            let stops = signals(process, process, "ShdPnd") & bit(libc::SIGSTOP) != 0;
            let threads = threads(process);
            for thread in &threads {
                // One thread can hold back the signal for all, for example while it waits for a child of vfork.
                let first = *self.user.entry(thread.id).or_insert(thread.user);
                undone |= thread.user.saturating_sub(first) > MOST_TICKS;
            }
            // A thread that has not stopped may be inside the kernel. But if no thread has stopped and no stop is pending, SIGCONT has removed it.
            if !stops && !threads.is_empty() && !threads.iter().any(|thread| thread.is_stopped) {
                undone |= self.continuing.contains(&process);
                continuing.insert(process);
            }
        }
        self.continuing = continuing;
        undone
    }
}

/// The threads of a process, without those that have ended or are ending: these take no stop signal.
fn threads(process: i32) -> Vec<Thread> {
    /// The thread is ending (PF_EXITING in the kernel's sched.h).
    const EXITING: u64 = 4;
    let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let ids = tasks.filter_map(|task| task.file_name().to_str()?.parse().ok());
    ids.filter_map(|id: i32| {
        let stat = fs::read_to_string(format!("/proc/{process}/task/{id}/stat")).ok()?;
        // The fields after the name (proc_pid_stat(5)): the first is field 3.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_ascii_whitespace().collect();
        let (state, flags, user) =
            (*fields.first()?, fields.get(6)?.parse::<u64>().ok()?, fields.get(11)?.parse().ok()?);
        let has_ended = matches!(state, "Z" | "X") || flags & EXITING != 0;
        let is_ending = || signals(process, id, "SigPnd") & bit(libc::SIGKILL) != 0;
        (!has_ended && !is_ending()).then_some(Thread { id, is_stopped: state == "T", user })
    })
    .collect()
}

/// A set of signals of a thread in proc_pid_status(5), by its name there. Empty if the thread is gone.
fn signals(process: i32, thread: i32, name: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/task/{thread}/status")).unwrap_or_default();
    let value = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    value.and_then(|value| u64::from_str_radix(value.trim(), 16).ok()).unwrap_or_default()
}

fn bit(signal: i32) -> u64 {
    1 << (signal - 1)
}
