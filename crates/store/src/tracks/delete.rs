//! Deleting and restoring a track.

use assay_domain::{AuditAction, Slug, UserId};
use serde_json::json;

use super::change::{Change, TrackKey, TrackWritten, commit, lock, lock_any};
use crate::{Result, Store, boxed, sql::Sql};

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
        Sql::new("UPDATE tracks SET deleted_at = {now}, revision = revision + 1 WHERE id = $1")
            .bind(current.id)
            .run(&transaction)
            .await?;
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
        Sql::new("UPDATE tracks SET deleted_at = NULL, revision = revision + 1 WHERE id = $1")
            .bind(current.id)
            .run(&transaction)
            .await?;
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
