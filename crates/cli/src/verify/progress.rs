//! The progress of verification, on standard error.

use std::{
    io::{self, IsTerminal as _, Write as _},
    time::Duration,
};

/// The maximum length of a line that is overwritten. A wrapped line would leave its first part on the screen.
const WIDTH: usize = 78;

/// Shows the progress: on a terminal in one line that is overwritten, otherwise in one line per step.
#[derive(Debug)]
pub(super) struct Progress {
    terminal: bool,
    /// Print steps only on a terminal.
    brief: bool,
    done: usize,
    all: usize,
}

impl Progress {
    pub(super) fn new(all: usize, brief: bool) -> Self {
        Self { terminal: io::stderr().is_terminal(), brief, done: 0, all }
    }

    pub(super) fn step_done(&mut self, what: &str) {
        self.done += 1;
        if self.brief && !self.terminal {
            return;
        }
        let line = format!("[{}/{}] {what}", self.done, self.all);
        // If standard error is closed, there is nowhere to report it.
        let _ = if self.terminal {
            let cut: String = line.chars().take(WIDTH).collect();
            write!(io::stderr(), "\r{cut:<WIDTH$}")
        } else {
            writeln!(io::stderr(), "{line}")
        };
    }

    /// Prints the total time, and the share of it in which the slots were busy.
    pub(super) fn end(&self, slots: usize, took: Duration, busy: Duration) {
        let share = 100.0 * busy.as_secs_f64() / (took.as_secs_f64() * slots as f64).max(f64::MIN_POSITIVE);
        let line = format!("{:.1} s on {slots} slots, busy {share:.0}% of the time", took.as_secs_f64());
        // As above.
        let _ =
            if self.terminal { writeln!(io::stderr(), "\r{line:<WIDTH$}") } else { writeln!(io::stderr(), "{line}") };
    }
}
