//! Real services for tests and measurements: a PostgreSQL, a Redis and a bucket of their own, on free ports, with folders of their own. They can be
//! stopped, held and started again, and end with what started them. `make test` installs the programs. Beside them, our own programs in
//! processes of their own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod bucket;
mod ports;
mod postgres;
mod program;
mod redis;
mod service;

pub use bucket::Bucket;
pub use ports::free_port;
pub use postgres::{Postgres, TableLock};
pub use program::Program;
pub use redis::Redis;
