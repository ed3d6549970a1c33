//! What programs in the box can do, and how their ends are reported. The test programs are in `tests/programs`.
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "tests fail by panicking and say what they skip")]

mod conversation;
mod descriptors;
mod files;
mod isolation;
mod joined;
mod languages;
mod limits;
mod pausing;
mod running;
mod supervisor;
mod support;
mod survival;
mod unisolated;
