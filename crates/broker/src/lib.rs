//! The broker connects the processes of Assay: job queue, live channels, cache, rate limits, locks, runs and heartbeats.
//!
//! Callers only use [`Broker`]. It has one backend per concern, each behind a trait. [`Broker::in_process`] works within one
//! process and needs nothing else; [`Broker::redis`] connects any number of processes. All lasting data is in the database,
//! so losing the broker's data loses no account, problem or submission.

mod broker;
mod cache;
mod cancellations;
mod error;
mod fanout;
mod fill_locks;
mod heartbeats;
mod in_process;
mod limits;
mod live;
mod live_event;
mod locks;
mod queue;
mod redis;
mod runs;

pub use broker::{Broker, BrokerConfig};
pub use cache::{CacheKey, CacheSpace, CacheStatus, Cached, Fetched, Filled};
pub use cancellations::Cancellations;
pub use error::Error;
pub use fanout::Subscription;
pub use limits::{Rate, RetryAfter};
pub use live_event::LiveEvent;
pub use locks::Lock;
pub use queue::{Claim, DeadLetter, Serves};
pub use redis::RedisConfig;
pub use runs::{RunBytes, RunCreation, RunKey, RunTimes};
