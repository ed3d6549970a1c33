//! Errors of the broker.

use assay_domain::Class;

/// Why an operation of the broker failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The queue of this class is full. Respond with 503, so that the user can try again.
    #[error("the queue {} is full: it has {bound} jobs", .class.as_str())]
    QueueFull {
        class: Class,
        /// The most jobs in the queue.
        bound: usize,
    },
    /// The runs of this owner use all its bytes, and none of them has ended.
    #[error("this owner has too many runs: wait until one ends")]
    OwnerRunsFull,
    /// The runs of all owners use all bytes, and none of them has ended.
    #[error("there are too many runs: wait until one ends")]
    RunsFull,
    /// The URL of Redis is invalid.
    #[error("REDIS_URL is invalid: {0}; use redis://host:6379")]
    BadUrl(String),
    /// This version of Redis lacks commands that the queue needs.
    #[error("Redis {0} is too old: 7.0 or newer is needed")]
    TooOld(String),
    /// The broker did not answer. The database is still right, and a worker repairs the queue from it later.
    #[error("the broker cannot be reached")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
}
