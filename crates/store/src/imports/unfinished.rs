//! Unfinished imports, for the worker that repairs the queue.

use assay_domain::{ImportId, SubmissionState};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// An import whose verification has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnfinishedImport {
    pub id: ImportId,
    /// Queued or running.
    pub state: SubmissionState,
    /// How many times it was begun since the upload or the last retry by an admin. Interrupted attempts do not count.
    pub tries: i32,
    /// Whether it is running but its lease expired.
    pub lease_expired: bool,
}

impl Store {
    /// Imports whose verification has not ended, oldest first, at most `limit` of them.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn unfinished_imports(&self, limit: u32) -> Result<Vec<UnfinishedImport>> {
        // Plain SQL: a literal state lets PostgreSQL use the index of unfinished imports.
        let sql = Sql::new(
            "SELECT id, state, attempt - attempts_before AS tries, COALESCE(lease_until <= {now}, FALSE) AS lease_expired FROM imports
            WHERE state <> 'done' ORDER BY id LIMIT $1",
        )
        .bind(i64::from(limit));
        let rows: Vec<UnfinishedRow> = sql.all(&self.read).await?;
        rows.into_iter().map(UnfinishedRow::unfinished).collect()
    }
}

#[derive(FromQueryResult)]
struct UnfinishedRow {
    id: i64,
    state: String,
    tries: i32,
    lease_expired: bool,
}

impl UnfinishedRow {
    fn unfinished(self) -> Result<UnfinishedImport> {
        Ok(UnfinishedImport {
            id: ImportId(self.id),
            state: rows::state(&self.state)?,
            tries: self.tries,
            lease_expired: self.lease_expired,
        })
    }
}
