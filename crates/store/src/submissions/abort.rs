//! Cancelling a submission.

use assay_domain::{SubmissionId, UserId};

use crate::{Result, Store, boxed, sql::Sql};

/// What came of cancelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aborted {
    /// It has ended now, as aborted.
    Done,
    /// It had already ended; its verdict stands.
    AlreadyDone,
    /// The person has no such submission.
    NotFound,
}

impl Store {
    /// Ends a person's own submission as aborted. The worker that judges it learns from its next [`renew`](Store::renew).
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
        let there = sql.scalar::<i64>(&self.read).await?.is_some();
        Ok(if there { Aborted::AlreadyDone } else { Aborted::NotFound })
    }
}
