//! Workers with a real database and queue, and a judge that does what the test says.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that these functions are tests")]

mod cancelling;
mod failures;
mod fixture;
mod judging;
mod languages;
mod lost_workers;
mod packages;
mod rescuer;
mod runs;
mod scaling;
mod script;
mod shutdown;
