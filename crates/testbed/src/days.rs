//! Tests of days. Days are counted by the database's clock, which tests cannot move.

use std::{
    panic::{AssertUnwindSafe, resume_unwind},
    time::SystemTime,
};

use futures::FutureExt as _;

/// Runs a test of days. If it fails and midnight (UTC) came meanwhile, runs it again: its steps were on two days.
pub async fn on_one_day(test: impl AsyncFn()) {
    loop {
        let before = day();
        match AssertUnwindSafe(test()).catch_unwind().await {
            Ok(()) => return,
            Err(_) if day() != before => {}
            Err(panic) => resume_unwind(panic),
        }
    }
}

/// The number of days since 1970.
fn day() -> u64 {
    SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs() / (24 * 60 * 60)
}
