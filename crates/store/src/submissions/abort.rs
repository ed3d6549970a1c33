//! Cancelling a submission.

use assay_domain::{SubmissionId, UserId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{Result, Store, boxed, entities::submissions, exists::Exists, sql::Sql};

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
        // A single statement decides, so it ends once.
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
        let of_owner = submissions::Column::UserId.eq(owner.0);
        let exists = submissions::Entity::find_by_id(id.0).filter(of_owner).exists(&self.read).await?;
        Ok(if exists { Aborted::AlreadyDone } else { Aborted::NotFound })
    }
}
