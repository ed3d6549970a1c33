//! What a program in the box can and cannot do, and how its end is told. Payloads are in `tests/programs`.
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "tests fail by panicking and say what they skip")]

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
