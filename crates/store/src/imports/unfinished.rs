//! What has not ended: the rescuer's reading.

use assay_domain::{ImportId, SubmissionState};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// A package that has not been verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnfinishedImport {
    /// Which one.
    pub id: ImportId,
    /// Queued or running.
    pub state: SubmissionState,
    /// How often it was begun since it was uploaded, or last queued by an admin; making way is not counted.
    pub tries: i32,
    /// Whether it is running by a lease that has ended.
    pub lapsed: bool,
}

impl Store {
    /// Packages that have not been verified, oldest first, at most `limit` of them.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn unfinished_imports(&self, limit: u32) -> Result<Vec<UnfinishedImport>> {
        let sql = Sql::new(
            "SELECT id, state, attempt - attempts_before AS tries, COALESCE(lease_until <= {now}, FALSE) AS lapsed FROM imports
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
    lapsed: bool,
}

impl UnfinishedRow {
    fn unfinished(self) -> Result<UnfinishedImport> {
        Ok(UnfinishedImport {
            id: ImportId(self.id),
            state: rows::state(&self.state)?,
            tries: self.tries,
            lapsed: self.lapsed,
        })
    }
}
