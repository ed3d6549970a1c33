//! A process that serves on a port.

use std::{
    io::{BufRead, BufReader, Read},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};

/// A running service. Dropping it kills it.
#[derive(Debug)]
pub(crate) struct Service(Child);

impl Service {
    /// Starts it and waits until it says `ready`; nothing when it ends before that, as where its port is taken.
    pub(crate) fn start(command: &mut Command, ready: &str) -> Option<Self> {
        // Some speak on one, some on the other.
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (told, hears) = std::sync::mpsc::channel();
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let (told, ready) = (told.clone(), ready.to_owned());
            // Read to the end, or the pipe would fill and block it.
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    if line.contains(&ready) {
                        let _nobody_waits = told.send(());
                    }
                }
            });
        }
        drop(told);
        let service = Self(child);
        hears.recv().ok().map(|()| service)
    }

    pub(crate) fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(self.0.id().try_into().unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// Sends a signal that ends it, and waits for the end.
    pub(crate) fn end(mut self, signal: Signal) {
        self.signal(signal);
        self.0.wait().unwrap();
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended by itself or by `end`; then there is nothing to kill.
        if self.0.try_wait().unwrap().is_none() {
            self.0.kill().unwrap();
            self.0.wait().unwrap();
        }
    }
}

/// The folder on PATH that has a program.
pub(crate) fn folder_on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find(|folder| folder.join(program).is_file())
}
