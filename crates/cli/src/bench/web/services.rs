//! The PostgreSQL and the Redis of distributed mode: given ones, or temporary ones.

use anyhow::{Context as _, Result};
use assay_testbed::{Postgres, Redis};

pub(super) struct Services {
    pub(super) database_url: String,
    pub(super) redis_url: String,
    own: Option<(Postgres, Redis)>,
}

/// Selects the statements that read the listing.
const LISTING_STATEMENTS: &str =
    "(query LIKE '%tracks%' OR query LIKE '%listing_version%') AND query NOT LIKE '%pg_stat%'";

impl Services {
    pub(super) fn given(database_url: String, redis_url: String) -> Self {
        Self { database_url, redis_url, own: None }
    }

    /// The program that is missing to start them, if any.
    pub(super) fn missing() -> Option<&'static str> {
        if !Postgres::is_installed() {
            Some("PostgreSQL is not installed (run `make setup-test`)")
        } else if !Redis::is_installed() {
            Some("Redis is not installed (run `make setup-test`)")
        } else {
            None
        }
    }

    /// Starts them with empty data. PostgreSQL writes to disk as in production.
    pub(super) async fn start() -> Result<Self> {
        let start = || (Postgres::start_counting(&["fsync=on"]), Redis::start());
        let own = tokio::task::spawn_blocking(start).await.context("cannot start PostgreSQL and Redis")?;
        Ok(Self { database_url: own.0.url(), redis_url: own.1.url(), own: Some(own) })
    }

    /// Resets the count of statements. A given database does not count them.
    pub(super) fn reset_statement_count(&self) {
        if let Some((postgres, _)) = &self.own {
            let _no_rows = postgres.query("SELECT pg_stat_statements_reset()");
        }
    }

    /// The listing's statements since the reset.
    pub(super) fn statement_count(&self) -> Result<Option<u64>> {
        let Some((postgres, _)) = &self.own else { return Ok(None) };
        let rows = postgres.query(&format!(
            "SELECT COALESCE(SUM(calls), 0)::BIGINT FROM pg_stat_statements WHERE {LISTING_STATEMENTS}"
        ));
        let count = rows.into_iter().flatten().next().context("PostgreSQL returned no count")?;
        Ok(Some(count.parse()?))
    }
}
