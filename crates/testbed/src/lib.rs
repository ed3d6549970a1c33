//! Real services for tests: a PostgreSQL and a Redis of a test's own, on free ports, with folders of their own. They can be stopped, held
//! and started again, and end with the test. `make test` installs the programs.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod postgres;
mod redis;
mod service;

pub use postgres::Postgres;
pub use redis::Redis;
