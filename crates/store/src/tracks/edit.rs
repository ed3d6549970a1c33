//! Changing a track's title, description and visibility.

use assay_domain::{AuditAction, UserId};
use serde_json::json;

use super::change::{Change, TrackKey, TrackWritten, commit, lock};
use crate::{Result, Store, boxed, rows, sql::Sql};

impl Store {
    /// Changes title and description.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack), [`TrackChanged`](crate::Error::TrackChanged); when the database fails.
    #[boxed]
    pub async fn edit_track(
        &self,
        key: &TrackKey,
        title: &str,
        description: &str,
        actor: Option<UserId>,
    ) -> Result<TrackWritten> {
        let transaction = self.begin_write().await?;
        let current = lock(&transaction, key).await?;
        Sql::new("UPDATE tracks SET title = $1, description = $2, revision = revision + 1 WHERE id = $3")
            .bind(rows::storable(title))
            .bind(rows::storable(description))
            .bind(current.id)
            .run(&transaction)
            .await?;
        let change = Change {
            slug: &key.slug,
            revision: current.revision + 1,
            actor,
            action: AuditAction::TrackEdit,
            before: Some(json!({ "title": current.title, "description": current.description })),
            after: Some(json!({ "title": title, "description": description })),
        };
        commit(transaction, change).await
    }

    /// Publishes or unpublishes a track.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack), [`TrackChanged`](crate::Error::TrackChanged); when the database fails.
    #[boxed]
    pub async fn publish_track(&self, key: &TrackKey, published: bool, actor: Option<UserId>) -> Result<TrackWritten> {
        let transaction = self.begin_write().await?;
        let current = lock(&transaction, key).await?;
        Sql::new("UPDATE tracks SET published = $1, revision = revision + 1 WHERE id = $2")
            .bind(published)
            .bind(current.id)
            .run(&transaction)
            .await?;
        let change = Change {
            slug: &key.slug,
            revision: current.revision + 1,
            actor,
            action: if published { AuditAction::TrackPublish } else { AuditAction::TrackUnpublish },
            before: Some(json!({ "published": current.published })),
            after: Some(json!({ "published": published })),
        };
        commit(transaction, change).await
    }
}
