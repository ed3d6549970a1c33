//! How far verifying is, told on standard error.

use std::{
    io::{self, IsTerminal as _, Write as _},
    time::Duration,
};

/// How wide a line may be that is written over again: a longer one would leave parts of itself on the screen.
const WIDTH: usize = 78;

/// Tells how far the work is: on a terminal in one line that is written over again, elsewhere in a line each.
#[derive(Debug)]
pub(super) struct Progress {
    terminal: bool,
    done: usize,
    all: usize,
}

impl Progress {
    pub(super) fn new(all: usize) -> Self {
        Self { terminal: io::stderr().is_terminal(), done: 0, all }
    }

    /// One more step is done.
    pub(super) fn step(&mut self, what: &str) {
        self.done += 1;
        let line = format!("[{}/{}] {what}", self.done, self.all);
        // Somebody who closed it does not want to know.
        let _ = if self.terminal {
            let cut: String = line.chars().take(WIDTH).collect();
            write!(io::stderr(), "\r{cut:<WIDTH$}")
        } else {
            writeln!(io::stderr(), "{line}")
        };
    }

    /// Nothing follows. Says how long it took so many slots, and how much of that time they had something to do.
    pub(super) fn end(&self, slots: usize, took: Duration, busy: Duration) {
        let share = 100.0 * busy.as_secs_f64() / (took.as_secs_f64() * slots as f64).max(f64::MIN_POSITIVE);
        let line = format!("{:.1} s on {slots} slots, busy {share:.0} % of it", took.as_secs_f64());
        // As above.
        let _ =
            if self.terminal { writeln!(io::stderr(), "\r{line:<WIDTH$}") } else { writeln!(io::stderr(), "{line}") };
    }
}
