//! Function problems: every driver, with right, wrong and hostile solutions.

#![allow(clippy::unwrap_used, reason = "clippy does not know the functions that tests call for tests")]

mod cheating;
mod hostile;
mod libraries;
#[path = "../support/measuring.rs"]
mod measuring;
mod mistakes;
mod nodes;
mod problem;
mod process;
mod solutions;
mod starter;
mod stdin;
#[path = "../support/mod.rs"]
mod support;
mod values;
mod verification;
