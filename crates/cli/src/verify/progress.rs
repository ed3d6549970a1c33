//! How far verifying is, told on standard error.

use std::io::{self, IsTerminal as _, Write as _};

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

    /// Nothing follows: the line goes.
    pub(super) fn end(&self) {
        if self.terminal {
            let _ = write!(io::stderr(), "\r{:WIDTH$}\r", "");
        }
    }
}
