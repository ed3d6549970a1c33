//! Following a submission while it is judged: over the live socket, and by asking now and then where there is none.

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
