//! Cancelling a submission.

use assay_domain::{SubmissionId, UserId};

use crate::{Result, Store, boxed, sql::Sql};

/// The result of cancelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aborted {
    /// It was cancelled.
    Done,
    /// It had already ended. Its verdict did not change.
    AlreadyDone,
    /// The user has no such submission.
    NotFound,
}

impl Store {
    /// Cancels a user's submission. A worker that judges it notices at its next [`renew`](Store::renew).
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn abort(&self, id: SubmissionId, owner: UserId) -> Result<Aborted> {
        let ended = Sql::new(
            "UPDATE submissions SET state = 'done', worker = NULL, lease_until = NULL, finished_at = {now}, verdict = 'aborted'
            WHERE id = $1 AND user_id = $2 AND state <> 'done'",
        )
        .bind(id.0)
        .bind(owner.0)
        .run(&self.write)
        .await?;
        if ended > 0 {
            return Ok(Aborted::Done);
        }
        let sql = Sql::new("SELECT id FROM submissions WHERE id = $1 AND user_id = $2").bind(id.0).bind(owner.0);
        let exists = sql.scalar::<i64>(&self.read).await?.is_some();
        Ok(if exists { Aborted::AlreadyDone } else { Aborted::NotFound })
    }
}
