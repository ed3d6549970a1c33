//! The in-process broker. It behaves like the broker in Redis.
//!
//! Mutexes are locked for a few map operations and never across an await. Poisoned ones are used anyway, because the maps are
//! valid after each step of an operation.

mod cache;
mod cancellations;
mod heartbeats;
mod limits;
mod live;
mod locks;
mod queue;
mod runs;
mod turns;

pub(crate) use cache::Cache;
pub(crate) use cancellations::Cancellations;
pub(crate) use heartbeats::Heartbeats;
pub(crate) use limits::Limits;
pub(crate) use live::Live;
pub(crate) use locks::Locks;
pub(crate) use queue::Queue;
pub(crate) use runs::Runs;

use std::sync::{Mutex, MutexGuard, PoisonError};

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
