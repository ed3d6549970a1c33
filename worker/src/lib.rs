//! The worker: claims submissions, has them judged, writes what came of it.
//!
//! A submission may be begun several times — workers die, leases pass — and ends once: what a worker writes counts only while the attempt it
//! began is the current one. The queue says what to look at; the row says what is true.

mod attempt;
mod bounds;
mod config;
mod cpu;
mod duty;
mod error;
mod heartbeat;
mod known_languages;
mod own_run;
mod passing;
mod pool;
mod prepare;
mod rescuer;
mod reserve;
mod roster;
mod run_loop;
mod scaling;
mod self_check;
mod slot;
mod verification;
mod worker;

// The future of every public method is boxed, so that its code is generated in this crate once and not again in every crate that
// awaits it.
use async_recursion::async_recursion as boxed;

pub use assay_judge::Tex;
pub use bounds::SlotBounds;
pub use config::WorkerConfig;
pub use error::Error;
pub use known_languages::known_languages;
pub use scaling::Pace;
pub use self_check::{Examiner, Means, Stop};
pub use worker::{Worker, WorkerHandle};
