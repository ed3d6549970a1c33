//! Changing a track's title, description and visibility.

use assay_domain::{AuditAction, UserId};
use sea_orm::sea_query::Expr;
use serde_json::json;

use super::change::{Change, TrackKey, TrackWritten, commit, lock, next_revision};
use crate::{Result, Store, boxed, entities::tracks::Column, rows};

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
        next_revision(current.id)
            .col_expr(Column::Title, Expr::value(rows::storable(title)))
            .col_expr(Column::Description, Expr::value(rows::storable(description)))
            .exec(&transaction)
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
        next_revision(current.id).col_expr(Column::Published, Expr::value(published)).exec(&transaction).await?;
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
