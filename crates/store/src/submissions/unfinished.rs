//! Unfinished submissions, for the worker that repairs the queue.

use assay_domain::{SubmissionId, SubmissionState, UserId};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, rows, sql::Sql};

/// A submission that has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfinished {
    pub id: SubmissionId,
    pub user: UserId,
    /// Queued or running.
    pub state: SubmissionState,
    /// How many times a worker began to judge it.
    pub attempt: i32,
    /// How many times judging was begun since it was submitted or last retried by an admin.
    pub tries: i32,
    /// Whether it is running but its lease expired.
    pub lease_expired: bool,
}

impl Store {
    /// Submissions that have not ended, oldest first, at most `limit` of them.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn unfinished(&self, limit: u32) -> Result<Vec<Unfinished>> {
        // Plain SQL: a literal state lets PostgreSQL use the index of unfinished submissions.
        let sql = Sql::new(
            "SELECT id, user_id, state, attempt, attempt - attempts_before AS tries,
                COALESCE(lease_until <= {now}, FALSE) AS lease_expired
            FROM submissions WHERE state <> 'done' ORDER BY id LIMIT $1",
        )
        .bind(i64::from(limit));
        let rows: Vec<UnfinishedRow> = sql.all(&self.read).await?;
        rows.into_iter().map(UnfinishedRow::unfinished).collect()
    }
}

#[derive(FromQueryResult)]
struct UnfinishedRow {
    id: i64,
    user_id: i64,
    state: String,
    attempt: i32,
    tries: i32,
    lease_expired: bool,
}

impl UnfinishedRow {
    fn unfinished(self) -> Result<Unfinished> {
        Ok(Unfinished {
            id: SubmissionId(self.id),
            user: UserId(self.user_id),
            state: rows::state(&self.state)?,
            attempt: self.attempt,
            tries: self.tries,
            lease_expired: self.lease_expired,
        })
    }
}
