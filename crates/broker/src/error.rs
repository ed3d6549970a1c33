//! What can go wrong between a process and its broker.

use assay_domain::Class;

/// Why the broker did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The queue of that class is at its bound: answer 503 and let the person try again.
    #[error("the queue {} is full: it holds {bound} jobs", .class.as_str())]
    QueueFull {
        /// Which queue.
        class: Class,
        /// How many jobs it holds at most.
        bound: usize,
    },
    /// The runs of that owner have used up its bytes, and none of them is over yet.
    #[error("the runs of this owner take all the room that one owner gets")]
    OwnerRunsFull,
    /// The runs of all owners have used up their bytes, and none of them is over yet.
    #[error("there is no room for more runs")]
    RunsFull,
    /// The address of Redis cannot be used.
    #[error("REDIS_URL cannot be used: {0}; write redis://host:6379")]
    BadUrl(String),
    /// Redis lacks what the queue needs.
    #[error("Redis {0} is too old: 7.0 or newer is needed")]
    TooOld(String),
    /// The broker did not answer. The row in the database stands, and the rescuer makes up for what was not said.
    #[error("the broker cannot be reached")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
}
