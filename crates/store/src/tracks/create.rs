//! Creating a track.

use assay_domain::{AuditAction, Slug, TrackEntry, UserId};
use serde_json::json;

use super::{
    change::{Change, TrackWritten, commit},
    order,
};
use crate::{Error, Result, Store, boxed, rows, sql::Sql};

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
        let sql = Sql::new(
            "INSERT INTO tracks (slug, title, description, published, created_at) VALUES ($1, $2, $3, $4, {now})
            ON CONFLICT (slug) DO NOTHING RETURNING id",
        )
        .bind(new.slug.as_str())
        .bind(rows::storable(&new.title))
        .bind(rows::storable(&new.description))
        .bind(new.published);
        let Some(id) = sql.scalar::<i64>(&transaction).await? else {
            return Err(Error::TrackTaken(new.slug.clone()));
        };
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
