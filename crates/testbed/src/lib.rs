//! Real services for tests and benchmarks: PostgreSQL, Redis and a bucket, on free ports and with their own folders. They can be stopped,
//! paused and restarted, and stop when they are dropped. `make setup-test` installs the programs. It also starts Assay's own programs.

#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

mod bucket;
mod days;
mod ports;
mod postgres;
mod prepared;
mod program;
mod redis;
mod service;

pub use bucket::Bucket;
pub use days::on_one_day;
pub use ports::free_port;
pub use postgres::{Postgres, TableLock};
pub use prepared::share_prepared;
pub use program::Program;
pub use redis::Redis;
