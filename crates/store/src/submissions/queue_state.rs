//! How many submissions wait and run.

use assay_domain::QueueState;
use sea_orm::FromQueryResult;

use crate::{Error, Result, Store, boxed, rows, sql::Sql};

impl Store {
    /// How many submissions wait and run, and how long the oldest has waited.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn queue_state(&self) -> Result<QueueState> {
        // Plain SQL: a literal state lets PostgreSQL use the index of unfinished submissions.
        let sql = Sql::new(
            "SELECT COUNT(CASE WHEN state = 'queued' THEN 1 END) AS queued,
                COUNT(CASE WHEN state = 'running' THEN 1 END) AS running,
                {now} - MIN(CASE WHEN state = 'queued' THEN COALESCE(retried_at, created_at) END) AS oldest_ms
            FROM submissions WHERE state <> 'done'",
        );
        let row: Option<StateRow> = sql.one(&self.read).await?;
        let row = row.ok_or_else(|| Error::BadRow("a count has no row".to_owned()))?;
        Ok(QueueState {
            queued: rows::count(row.queued)?,
            running: rows::count(row.running)?,
            oldest_ms: row.oldest_ms.map(|ms| ms.max(0).unsigned_abs()),
        })
    }
}

#[derive(FromQueryResult)]
struct StateRow {
    queued: i64,
    running: i64,
    oldest_ms: Option<i64>,
}
