//! A Redis of a test's own.

use std::process::Command;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::{
    ports::free_port,
    service::{Service, folder_on_path},
};

/// A Redis that keeps what it knows when it is stopped and started again.
#[derive(Debug)]
pub struct Redis {
    service: Option<Service>,
    port: u16,
    folder: TempDir,
}

impl Redis {
    /// Starts one.
    #[must_use]
    pub fn start() -> Self {
        let mut redis = Self { service: None, port: 0, folder: tempfile::tempdir().unwrap() };
        for _ in 0..5 {
            redis.port = free_port();
            redis.service = redis.run();
            if redis.service.is_some() {
                return redis;
            }
        }
        panic!("redis-server does not start: is it installed? `make test` does that");
    }

    /// Whether the program it takes is there.
    #[must_use]
    pub fn is_installed() -> bool {
        folder_on_path("redis-server").is_some()
    }

    /// The address for `REDIS_URL`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Stops it in order, so that all it knows is written.
    pub fn stop(&mut self) {
        self.service.take().unwrap().end(Signal::TERM);
    }

    /// Starts it again after [`stop`](Self::stop).
    pub fn start_again(&mut self) {
        self.service = self.run();
        assert!(self.service.is_some(), "redis-server does not start again");
    }

    /// Holds it: it answers nothing, and keeps its connections.
    pub fn hold(&self) {
        self.service.as_ref().unwrap().signal(Signal::STOP);
    }

    /// Lets it go on after [`hold`](Self::hold).
    pub fn let_go(&self) {
        self.service.as_ref().unwrap().signal(Signal::CONT);
    }

    /// Runs one command, such as `FLUSHALL`, and returns what it printed.
    #[must_use]
    pub fn command(&self, words: &[&str]) -> String {
        let out = Command::new("redis-cli").args(["-p", &self.port.to_string()]).args(words).output().unwrap();
        assert!(out.status.success(), "{out:?}");
        String::from_utf8(out.stdout).unwrap().trim().to_owned()
    }

    fn run(&self) -> Option<Service> {
        let mut command = Command::new("redis-server");
        command
            .args(["--port", &self.port.to_string(), "--bind", "127.0.0.1", "--logfile", "", "--appendonly", "yes"])
            .arg("--dir")
            .arg(self.folder.path());
        Service::start(&mut command, "Ready to accept connections")
    }
}
