use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

/// The number of log lines that are printed when a test fails.
const SHOWN_LINES: usize = 200;

/// One of Assay's programs in its own process, with its log. Dropping it sends SIGKILL. If the test fails, the end of the log is printed.
#[derive(Debug)]
pub struct Program {
    name: String,
    child: Child,
    log: Arc<Mutex<Vec<String>>>,
}

impl Program {
    /// Starts it, waits for a log event with the message `ready`, and also returns this event.
    ///
    /// # Panics
    /// The program ends before the event.
    #[must_use]
    pub fn start(name: &str, command: &mut Command, ready: &str) -> (Self, Value) {
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut read = Vec::new();
        let event = loop {
            let line = lines.next().unwrap_or_else(|| panic!("{name} ended during its start: {read:#?}")).unwrap();
            let event: Value = serde_json::from_str(&line).unwrap_or_default();
            read.push(line);
            if event["message"] == ready {
                break event;
            }
        };
        let log = Arc::new(Mutex::new(read));
        let reading = Arc::clone(&log);
        // Keep reading. Otherwise the pipe fills and blocks the program.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| reading.lock().unwrap().push(line)));
        (Self { name: name.to_owned(), child, log }, event)
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Its exit status, if it has ended.
    #[must_use]
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().unwrap()
    }

    /// Waits until its log has an event with this message.
    ///
    /// # Panics
    /// It takes longer than a minute.
    pub fn wait_for(&self, message: &str) {
        let deadline = Instant::now() + Duration::from_secs(60);
        let has_it = |line: &String| serde_json::from_str::<Value>(line).is_ok_and(|event| event["message"] == message);
        while !self.log().iter().any(has_it) {
            assert!(Instant::now() < deadline, "{} does not log {message:?}: {:#?}", self.name, self.log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// The log so far, one line per event.
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
            let last = &log[log.len().saturating_sub(SHOWN_LINES)..];
            #[expect(clippy::print_stdout, reason = "the test runner shows it with the failure")]
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
