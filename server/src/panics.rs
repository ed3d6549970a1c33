//! Catches panics, so that a panic ends only the work in which it happened.

use std::{any::Any, panic::AssertUnwindSafe};

use anyhow::{Result, anyhow};
use futures::FutureExt as _;

/// The message of a panic.
pub(crate) fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("unknown")
}

/// Turns a panic into an error.
pub(crate) async fn caught<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let done = AssertUnwindSafe(work).catch_unwind().await;
    done.unwrap_or_else(|panic| Err(anyhow!("this is a bug in Assay: {}", message(panic.as_ref()))))
}
