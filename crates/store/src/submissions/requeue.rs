//! Putting submissions back into the queue. The condition of each statement decides whether it may be done.

use assay_domain::{SubmissionId, UserId};
use sea_orm::FromQueryResult;

use crate::{Result, Store, boxed, sql::Sql};

/// A submission that was queued again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueuedAgain {
    pub owner: UserId,
    /// The number of the last attempt. The next attempt has the next number.
    pub attempt: i32,
}

impl Store {
    /// Puts a submission back into the queue, because it could not be judged now. The attempt counts as a try. Returns false if `attempt` is no
    /// longer the current one.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn requeue(&self, id: SubmissionId, attempt: i32) -> Result<bool> {
        let sql = Sql::new(
            "UPDATE submissions SET state = 'queued', worker = NULL, lease_until = NULL
            WHERE id = $1 AND attempt = $2 AND state = 'running'",
        )
        .bind(id.0)
        .bind(attempt);
        Ok(sql.run(&self.write).await? > 0)
    }

    /// Puts a submission back into the queue whose lease expired. The lost attempt counts as a try. Returns `None` if it is not running, or a
    /// worker holds its lease.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn requeue_lost(&self, id: SubmissionId) -> Result<Option<QueuedAgain>> {
        let sql = Sql::new(
            "UPDATE submissions SET state = 'queued', worker = NULL, lease_until = NULL
            WHERE id = $1 AND state = 'running' AND lease_until <= {now} RETURNING user_id, attempt",
        )
        .bind(id.0);
        let row: Option<QueuedRow> = sql.one(&self.write).await?;
        Ok(row.map(|row| QueuedAgain { owner: UserId(row.user_id), attempt: row.attempt }))
    }
}

#[derive(FromQueryResult)]
struct QueuedRow {
    user_id: i64,
    attempt: i32,
}
