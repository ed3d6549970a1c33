//! Follows a submission while it is judged: over a live socket, or by polling.

mod backoff;
#[cfg(feature = "hydrate")]
mod connection;
mod feed;
mod follow;
#[cfg(feature = "hydrate")]
mod poll;
#[cfg(feature = "hydrate")]
mod run;

pub(crate) use feed::{Feed, Link};
pub(crate) use follow::{CaseMark, Followed, Stage};
