//! What the processes of Assay tell each other: the job queue, live channels, cache, rate limits, locks and heartbeats.
//!
//! [`Broker`] is the one type callers see. Behind it stands one back end a noun, each a trait; [`Broker::in_process`] puts the twin there,
//! for one process and nothing else installed, and [`Broker::redis`] puts Redis there, for any number. Nothing here is the truth about anything: the database is, and losing all of this loses no
//! account, problem or submission.

mod broker;
mod cache;
mod cancellations;
mod error;
mod fanout;
mod flights;
mod heartbeats;
mod in_process;
mod limits;
mod live;
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
pub use live::LiveEvent;
pub use locks::Lock;
pub use queue::{Claim, DeadLetter, Serves};
pub use redis::RedisConfig;
pub use runs::{RunBytes, RunTimes};
