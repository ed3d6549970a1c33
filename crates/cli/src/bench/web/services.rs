//! The PostgreSQL and the Redis of distributed mode: given ones, or some of our own for as long as it takes.

use anyhow::{Context as _, Result};
use assay_testbed::{Postgres, Redis};

pub(super) struct Services {
    pub(super) database_url: String,
    pub(super) redis_url: String,
    own: Option<(Postgres, Redis)>,
}

/// A statement that is counted has one of these in it.
const OF_LISTING: &str = "(query LIKE '%tracks%' OR query LIKE '%listing_version%') AND query NOT LIKE '%pg_stat%'";

impl Services {
    /// Those of somebody.
    pub(super) fn given(database_url: String, redis_url: String) -> Self {
        Self { database_url, redis_url, own: None }
    }

    /// What is not installed that starting them takes.
    pub(super) fn missing() -> Option<&'static str> {
        if !Postgres::is_installed() {
            Some("PostgreSQL is not installed (`make setup-test` does that)")
        } else if !Redis::is_installed() {
            Some("Redis is not installed (`make setup-test` does that)")
        } else {
            None
        }
    }

    /// Starts them, with data of their own. What is written is on the disk, as it would be.
    pub(super) async fn start() -> Result<Self> {
        let start = || (Postgres::start_counting(&["fsync=on"]), Redis::start());
        let own = tokio::task::spawn_blocking(start).await.context("PostgreSQL and Redis do not start")?;
        Ok(Self { database_url: own.0.url(), redis_url: own.1.url(), own: Some(own) })
    }

    /// Counts statements anew. Nothing where the database is not ours: then they are not counted.
    pub(super) fn count_anew(&self) {
        if let Some((postgres, _)) = &self.own {
            let _no_rows = postgres.query("SELECT pg_stat_statements_reset()");
        }
    }

    /// How many statements the listing has cost since.
    pub(super) fn counted(&self) -> Result<Option<u64>> {
        let Some((postgres, _)) = &self.own else { return Ok(None) };
        let rows = postgres
            .query(&format!("SELECT COALESCE(SUM(calls), 0)::BIGINT FROM pg_stat_statements WHERE {OF_LISTING}"));
        let count = rows.into_iter().flatten().next().context("PostgreSQL counts nothing")?;
        Ok(Some(count.parse()?))
    }
}
