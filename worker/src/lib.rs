//! The worker: claims jobs, judges them, and writes the results.
//!
//! A submission can be begun several times, because workers die and leases expire, but it ends once: a result counts only while its attempt
//! is the current one. The queue says which rows to look at; the row holds the truth.

mod activity;
mod attempt;
mod bounds;
mod config;
mod cpu;
mod error;
mod heartbeat;
mod held_job;
mod known_languages;
mod languages;
mod own_run;
mod pool;
mod prepare;
mod put_back;
mod queued_again;
mod recently_put_back;
mod rescuer;
mod reserve;
mod retest;
mod run_loop;
mod scaling;
mod self_check;
mod shared;
mod slot;
mod so_far;
mod verification;
mod worker;

// Boxing the future of every public method generates its code once, in this crate, and not again in every caller.
use async_recursion::async_recursion as boxed;

pub use assay_judge::Tex;
pub use bounds::SlotBounds;
pub use config::WorkerConfig;
pub use error::Error;
pub use known_languages::{known_languages, starter_code};
pub use scaling::ScalingSettings;
pub use self_check::{Capabilities, SlotJudge, StartJudge, Stop, TestAgain};
pub use worker::{Worker, WorkerHandle};
