//! Runs one untrusted program at a time, with limits, and reports how it ended.
//!
//! A [`Slot`] owns a *zygote*: a small single-threaded process that is pid 1 of its own namespaces. It sees a read-only root and a work
//! folder `/box` in memory, and forks once per run. Nothing that a program leaves behind reaches the next run. The crate knows nothing about
//! problems, languages or verdicts.
//!
//! The zygote is the running executable, started again. So the first line of every `main` that uses slots must be [`enter_if_asked`].

#![warn(missing_docs)]

mod attributes;
mod cancel;
mod config;
mod container;
mod core_dumps;
mod drain;
mod error;
mod input;
mod joined;
mod limits;
mod monotonic;
mod outcome;
mod pause_group;
mod prepared_run;
mod priority;
mod probe;
mod processors;
mod run;
mod seal;
mod shared_memory;
mod slot;
mod supervise;
mod wire;
mod work_folder;
mod writing_end;
mod zygote;

pub use cancel::Canceller;
pub use config::Config;
pub use error::Error;
pub use joined::{Joined, Side, Then, run_joined};
pub use outcome::{Ending, NotCollected, Outcome, Rung};
pub use pause_group::PauseGroup;
pub use probe::{Check, Probe, probe};
pub use run::{BoxFile, Collect, Content, Limits, Profile, Run, Stdin, Stdout, Warm};
pub use seal::seal;
pub use slot::Slot;
pub use supervise::{Answer, Exchange};
pub use writing_end::WritingEnd;
pub use zygote::enter_if_asked;

pub(crate) use monotonic::monotonic_us;
