//! Deleting a track, and bringing it back.

use assay_domain::{Slug, UserId};
use serde_json::json;

use super::change::{Change, TrackKey, TrackWritten, conclude, hold, hold_any};
use crate::{Result, Store, boxed, sql::Sql};

impl Store {
    /// Deletes a track: nobody sees it any more. Its row, its problems and its name are kept for
    /// [`restore_track`](Store::restore_track).
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack), [`TrackChanged`](crate::Error::TrackChanged); when the database fails.
    #[boxed]
    pub async fn delete_track(&self, key: &TrackKey, actor: Option<UserId>) -> Result<TrackWritten> {
        let transaction = self.begin_write().await?;
        let held = hold(&transaction, key).await?;
        Sql::new("UPDATE tracks SET deleted_at = {now}, revision = revision + 1 WHERE id = $1")
            .bind(held.id)
            .run(&transaction)
            .await?;
        let change = Change {
            slug: &key.slug,
            revision: held.revision + 1,
            actor,
            action: "track.delete",
            before: Some(json!({ "deleted": false, "title": held.title, "published": held.published })),
            after: Some(json!({ "deleted": true, "title": held.title, "published": held.published })),
        };
        conclude(transaction, change).await
    }

    /// Brings a deleted track back, as it was. Nothing, and nothing written, when it is not deleted.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack) when there never was one; when the database fails.
    #[boxed]
    pub async fn restore_track(&self, slug: &Slug, actor: Option<UserId>) -> Result<Option<TrackWritten>> {
        let transaction = self.begin_write().await?;
        let held = hold_any(&transaction, slug).await?;
        if held.deleted_at.is_none() {
            transaction.rollback().await?;
            return Ok(None);
        }
        Sql::new("UPDATE tracks SET deleted_at = NULL, revision = revision + 1 WHERE id = $1")
            .bind(held.id)
            .run(&transaction)
            .await?;
        let change = Change {
            slug,
            revision: held.revision + 1,
            actor,
            action: "track.restore",
            before: Some(json!({ "deleted": true })),
            after: Some(json!({ "deleted": false })),
        };
        conclude(transaction, change).await.map(Some)
    }
}
