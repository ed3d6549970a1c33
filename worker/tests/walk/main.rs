//! What becomes of submissions, with a real database and queue, and judging that does as the test says.

#![allow(clippy::unwrap_used, reason = "a test may; clippy does not see that these functions are tests")]

mod aborting;
mod bed;
mod faults;
mod losing;
mod rescuing;
mod running;
mod scaling;
mod script;
mod stopping;
mod verifying;
mod walking;
