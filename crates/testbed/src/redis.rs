use std::process::Command;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::{
    ports::free_port,
    service::{Service, folder_on_path},
};

/// A Redis that keeps its data over a stop and a restart.
#[derive(Debug)]
pub struct Redis {
    service: Option<Service>,
    port: u16,
    folder: TempDir,
}

impl Redis {
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
        panic!("cannot start redis-server: run `make setup-test` to install it");
    }

    #[must_use]
    pub fn is_installed() -> bool {
        folder_on_path("redis-server").is_some()
    }

    /// The address for `REDIS_URL`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Stops it cleanly, so that its data is on disk.
    pub fn stop(&mut self) {
        self.service.take().unwrap().end(Signal::TERM);
    }

    /// Starts it again after [`stop`](Self::stop), with the same port and data.
    pub fn restart(&mut self) {
        self.service = self.run();
        assert!(self.service.is_some(), "cannot restart redis-server");
    }

    /// Pauses it: it does not answer, but keeps its connections.
    pub fn pause(&self) {
        self.service.as_ref().unwrap().signal(Signal::STOP);
    }

    /// Resumes it after [`pause`](Self::pause).
    pub fn resume(&self) {
        self.service.as_ref().unwrap().signal(Signal::CONT);
    }

    /// Runs one command, such as `FLUSHALL`, and returns its output.
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
            // As in deploy/redis.conf. Redis would otherwise save a snapshot after 10,000 changes, in the middle of a measurement.
            .args(["--save", "3600 1 300 1000 60 100000"])
            .arg("--dir")
            .arg(self.folder.path());
        Service::start(&mut command, "Ready to accept connections")
    }
}
