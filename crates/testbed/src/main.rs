//! `assay-testbed`: PostgreSQL and Redis for tests that are not in Rust. It prints their addresses as one line of JSON, and stops them
//! when its standard input is closed. This also happens when the parent process is killed.

use std::io::{self, Read, Write};

use assay_testbed::{Postgres, Redis};

fn main() -> io::Result<()> {
    let (postgres, redis) = (Postgres::start(), Redis::start());
    // The addresses need no escaping in JSON.
    let line = format!("{{\"database_url\":\"{}\",\"redis_url\":\"{}\"}}\n", postgres.url(), redis.url());
    io::stdout().write_all(line.as_bytes())?;
    io::stdout().flush()?;
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
