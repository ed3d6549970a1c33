use std::{
    io::{BufRead, BufReader, Read},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};

/// The process of a service. Dropping it kills the process.
#[derive(Debug)]
pub(crate) struct Service(Child);

impl Service {
    /// Starts it and waits until its output contains `ready`. None if it ends before that, for example because its port is taken.
    pub(crate) fn start(command: &mut Command, ready: &str) -> Option<Self> {
        // Some services log to stdout, others to stderr.
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, receiver) = std::sync::mpsc::channel();
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let (sender, ready) = (sender.clone(), ready.to_owned());
            // Read to the end. Otherwise the pipe fills and blocks the service.
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    if line.contains(&ready) {
                        // Fails after the first time, because the receiver is gone.
                        let _ = sender.send(());
                    }
                }
            });
        }
        drop(sender);
        let service = Self(child);
        receiver.recv().ok().map(|()| service)
    }

    pub(crate) fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(self.0.id().try_into().unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// Sends a signal to stop it, and waits until it has ended.
    pub(crate) fn end(mut self, signal: Signal) {
        self.signal(signal);
        self.0.wait().unwrap();
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have already ended.
        if self.0.try_wait().unwrap().is_none() {
            self.0.kill().unwrap();
            self.0.wait().unwrap();
        }
    }
}

/// The first folder on PATH that contains the program.
pub(crate) fn folder_on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find(|folder| folder.join(program).is_file())
}
