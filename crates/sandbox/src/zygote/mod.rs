//! The inside of the box: everything here runs in processes of its own, started by [`enter_if_asked`].

mod body;
mod exec;
mod filter;
mod folders;
mod guard;
mod landlock;
mod root;
mod sample;
mod serve;
mod sys;
mod user;

use std::io;

/// The first argument that makes an executable of ours the guard of a zygote.
pub(crate) const ARGUMENT: &str = "assay-sandbox-zygote";

/// Becomes the zygote of a slot if this process was started as one, and never returns then; otherwise does nothing.
///
/// Call it as the first line of `main`, before any thread, runtime, logger or argument parser.
pub fn enter_if_asked() {
    if std::env::args_os().next().is_some_and(|name| name == ARGUMENT) {
        guard::run();
    }
}

/// A step of building or using the box that the kernel refused.
#[derive(Debug)]
struct Failure {
    step: String,
    errno: i32,
}

impl Failure {
    fn new(step: impl Into<String>, source: &io::Error) -> Self {
        Self { step: step.into(), errno: source.raw_os_error().unwrap_or(0) }
    }
}

/// Names the step that failed.
trait Step<T> {
    fn step(self, name: &str) -> Result<T, Failure>;
    fn step_on(self, name: &str, path: &str) -> Result<T, Failure>;
}

impl<T, E: Into<io::Error>> Step<T> for Result<T, E> {
    fn step(self, name: &str) -> Result<T, Failure> {
        self.map_err(|source| Failure::new(name, &source.into()))
    }

    fn step_on(self, name: &str, path: &str) -> Result<T, Failure> {
        self.map_err(|source| Failure::new(format!("{name} {path}"), &source.into()))
    }
}
