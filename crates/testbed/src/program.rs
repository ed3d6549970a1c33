//! A program of ours in a process of its own, as an operator starts it.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex},
};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

/// How much of a log is shown where a test fails.
const SHOWN: usize = 200;

/// A running program and what it has logged. Dropping it is kill -9; where a test fails, what it said last is printed.
#[derive(Debug)]
pub struct Program {
    name: String,
    child: Child,
    log: Arc<Mutex<Vec<String>>>,
}

impl Program {
    /// Starts it and waits until it logs an event with the message `ready`; returns that event too.
    ///
    /// # Panics
    /// When it ends before that.
    #[must_use]
    pub fn start(name: &str, command: &mut Command, ready: &str) -> (Self, Value) {
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = Vec::new();
        let event = loop {
            let line = lines.next().unwrap_or_else(|| panic!("{name} ended while starting: {said:#?}")).unwrap();
            let event: Value = serde_json::from_str(&line).unwrap_or_default();
            said.push(line);
            if event["message"] == ready {
                break event;
            }
        };
        let log = Arc::new(Mutex::new(said));
        let reading = Arc::clone(&log);
        // Read on, or the pipe would fill and block it.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| reading.lock().unwrap().push(line)));
        (Self { name: name.to_owned(), child, log }, event)
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// How it ended, once it has; it must have been asked to.
    #[must_use]
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().unwrap()
    }

    /// What it has logged so far, a line an event.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let ended = self.child.try_wait().unwrap();
        if std::thread::panicking() {
            let log = self.log();
            let last = &log[log.len().saturating_sub(SHOWN)..];
            #[expect(clippy::print_stdout, reason = "the test harness shows it with the failure")]
            {
                println!("{}: {ended:?}\n{}", self.name, last.join("\n"));
            }
        }
        if ended.is_none() {
            self.child.kill().unwrap();
            self.child.wait().unwrap();
        }
    }
}
