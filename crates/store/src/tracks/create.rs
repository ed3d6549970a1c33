//! Making a track.

use assay_domain::{Slug, TrackEntry, UserId};
use serde_json::json;

use super::{
    change::{Change, TrackWritten, conclude},
    order,
};
use crate::{Error, Result, Store, boxed, rows, sql::Sql};

/// A track to be created.
#[derive(Clone, Debug)]
pub struct NewTrack {
    /// Its name in addresses; one track a name, deleted ones included.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Whether people see it.
    pub published: bool,
    /// Its problems and the headings among them, in order; each once.
    pub entries: Vec<TrackEntry>,
}

impl Store {
    /// Creates a track.
    ///
    /// # Errors
    /// [`TrackTaken`](crate::Error::TrackTaken); [`NoSuchProblem`](crate::Error::NoSuchProblem) when it names a problem that
    /// is not there (one that is not published may be named); [`TwiceInTrack`](crate::Error::TwiceInTrack);
    /// [`TrackFull`](crate::Error::TrackFull); when the database fails.
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
        order::put(&transaction, id, &new.entries).await?;
        let after = json!({
            "title": new.title, "description": new.description, "published": new.published, "problems": new.entries,
        });
        let change =
            Change { slug: &new.slug, revision: 1, actor, action: "track.create", before: None, after: Some(after) };
        conclude(transaction, change).await
    }
}
