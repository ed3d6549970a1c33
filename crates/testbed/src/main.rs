//! `assay-testbed`: a PostgreSQL and a Redis for tests that are not in Rust. It prints their addresses as one line of JSON and keeps them
//! until its input is closed, as it is when whoever started it ends, however that ends.

use std::io::{self, Read, Write};

use assay_testbed::{Postgres, Redis};

fn main() -> io::Result<()> {
    let (postgres, redis) = (Postgres::start(), Redis::start());
    // Neither address holds anything that JSON would have to escape.
    let line = format!("{{\"database_url\":\"{}\",\"redis_url\":\"{}\"}}\n", postgres.url(), redis.url());
    io::stdout().write_all(line.as_bytes())?;
    io::stdout().flush()?;
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
