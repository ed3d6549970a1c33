//! Creating a track.

use assay_domain::{AuditAction, Slug, TrackEntry, UserId};
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use serde_json::json;

use super::{
    change::{Change, TrackWritten, commit},
    order,
};
use crate::{Error, Result, Store, boxed, dialect::now, entities::tracks, insert::insert, rows};

/// A new track.
#[derive(Clone, Debug)]
pub struct NewTrack {
    /// Must differ from the slugs of all tracks, including deleted ones.
    pub slug: Slug,
    pub title: String,
    /// One or two sentences.
    pub description: String,
    pub published: bool,
    /// Its problems and headings, in order, without duplicates.
    pub entries: Vec<TrackEntry>,
}

impl Store {
    /// Creates a track.
    ///
    /// # Errors
    /// [`TrackTaken`](crate::Error::TrackTaken); [`NoSuchProblem`](crate::Error::NoSuchProblem) (unpublished problems are
    /// allowed); [`DuplicateTrackEntry`](crate::Error::DuplicateTrackEntry); [`TrackFull`](crate::Error::TrackFull); when the
    /// database fails.
    #[boxed]
    pub async fn create_track(&self, new: &NewTrack, actor: Option<UserId>) -> Result<TrackWritten> {
        let transaction = self.begin_write().await?;
        let row = tracks::ActiveModel {
            slug: Set(new.slug.to_string()),
            title: Set(rows::storable(&new.title)),
            description: Set(rows::storable(&new.description)),
            published: Set(new.published),
            ..Default::default()
        };
        let id = insert(row, [(tracks::Column::CreatedAt, now(&transaction))])
            .on_conflict(OnConflict::column(tracks::Column::Slug).do_nothing().to_owned())
            .returning(tracks::Column::Id, &transaction)
            .await?;
        let id = id.ok_or_else(|| Error::TrackTaken(new.slug.clone()))?;
        order::replace_entries(&transaction, id, &new.entries).await?;
        let after = json!({
            "title": new.title, "description": new.description, "published": new.published, "problems": new.entries,
        });
        let change = Change {
            slug: &new.slug,
            revision: 1,
            actor,
            action: AuditAction::TrackCreate,
            before: None,
            after: Some(after),
        };
        commit(transaction, change).await
    }
}
