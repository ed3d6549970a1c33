//! Runs one untrusted program at a time, with limits, and says how it ended.
//!
//! A [`Slot`] owns a *zygote*: a small single-threaded process that is pid 1 of its own namespaces, sees a read-only
//! root and a memory-backed work folder `/box`, and forks once a run. Nothing a program leaves behind reaches the next
//! run. The crate knows nothing of problems, languages or verdicts.
//!
//! The zygote is the running executable started again, so the first line of every `main` that uses slots must be
//! [`enter_if_asked`].

mod cancel;
mod config;
mod error;
mod outcome;
mod probe;
mod run;
mod slot;

pub use cancel::Canceller;
pub use config::Config;
pub use error::Error;
pub use outcome::{Ending, NotCollected, Outcome, Rung};
pub use probe::{Check, Probe, probe};
pub use run::{BoxFile, Collect, Content, Limits, Profile, Run, Stdin};
pub use slot::Slot;

/// Becomes the zygote of a slot if this process was started as one, and never returns then; otherwise does nothing.
///
/// Call it as the first line of `main`, before any thread, runtime, logger or argument parser.
pub fn enter_if_asked() {}
