//! Deleting and restoring a track.

use assay_domain::{AuditAction, Slug, UserId};
use sea_orm::sea_query::Expr;
use serde_json::json;

use super::change::{Change, TrackKey, TrackWritten, commit, lock, lock_any, next_revision};
use crate::{Result, Store, boxed, dialect::now, entities::tracks::Column};

impl Store {
    /// Marks a track as deleted. [`restore_track`](Store::restore_track) can restore it, so its row, problems and slug are
    /// kept.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack), [`TrackChanged`](crate::Error::TrackChanged); when the database fails.
    #[boxed]
    pub async fn delete_track(&self, key: &TrackKey, actor: Option<UserId>) -> Result<TrackWritten> {
        let transaction = self.begin_write().await?;
        let current = lock(&transaction, key).await?;
        next_revision(current.id).col_expr(Column::DeletedAt, now(&transaction)).exec(&transaction).await?;
        let change = Change {
            slug: &key.slug,
            revision: current.revision + 1,
            actor,
            action: AuditAction::TrackDelete,
            before: Some(json!({ "deleted": false, "title": current.title, "published": current.published })),
            after: Some(json!({ "deleted": true, "title": current.title, "published": current.published })),
        };
        commit(transaction, change).await
    }

    /// Restores a deleted track. Returns `None` and writes nothing if it is not deleted.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack) if it never existed; when the database fails.
    #[boxed]
    pub async fn restore_track(&self, slug: &Slug, actor: Option<UserId>) -> Result<Option<TrackWritten>> {
        let transaction = self.begin_write().await?;
        let current = lock_any(&transaction, slug).await?;
        if current.deleted_at.is_none() {
            transaction.rollback().await?;
            return Ok(None);
        }
        next_revision(current.id).col_expr(Column::DeletedAt, Expr::value(None::<i64>)).exec(&transaction).await?;
        let change = Change {
            slug,
            revision: current.revision + 1,
            actor,
            action: AuditAction::TrackRestore,
            before: Some(json!({ "deleted": true })),
            after: Some(json!({ "deleted": false })),
        };
        commit(transaction, change).await.map(Some)
    }
}
