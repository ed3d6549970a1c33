//! The steps of every change to a track. One transaction checks the revision, makes the change, writes the audit entry and
//! raises the version of the list of tracks.

use assay_domain::{AuditAction, Slug, UserId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde_json::Value;

use super::version;
use crate::{
    Error, Result,
    audit::{Entry, record},
    checked::Transaction,
    sql::Sql,
};

/// A track and the revision that the change is based on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackKey {
    pub slug: Slug,
    pub revision: i32,
}

/// The result of a change to a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrackWritten {
    /// The track's new revision.
    pub revision: i32,
    /// The new version of the list of tracks. Caches must drop older versions. The outbox keeps a message about this until
    /// [`outbox_done`](crate::Store::outbox_done).
    pub version: i64,
}

/// A track's row.
#[derive(FromQueryResult)]
pub(crate) struct StoredTrack {
    pub(super) id: i64,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) published: bool,
    pub(super) revision: i32,
    pub(crate) deleted_at: Option<i64>,
}

/// Reads a track, deleted or not, and locks it until the transaction ends.
pub(super) async fn lock_any(db: &impl ConnectionTrait, slug: &Slug) -> Result<StoredTrack> {
    let sql = Sql::new(
        "SELECT id, title, description, published, revision, deleted_at FROM tracks WHERE slug = $1 {for_update}",
    )
    .bind(slug.as_str());
    sql.one(db).await?.ok_or_else(|| Error::NoSuchTrack(slug.clone()))
}

/// Locks a track for a change. Fails if it is deleted, or if its revision is not the expected one.
pub(super) async fn lock(db: &impl ConnectionTrait, key: &TrackKey) -> Result<StoredTrack> {
    let current = lock_any(db, &key.slug).await?;
    if current.revision != key.revision {
        return Err(Error::TrackChanged(key.slug.clone()));
    }
    if current.deleted_at.is_some() {
        return Err(Error::NoSuchTrack(key.slug.clone()));
    }
    Ok(current)
}

/// A change to a track, for the audit log.
pub(super) struct Change<'a> {
    pub(super) slug: &'a Slug,
    pub(super) revision: i32,
    pub(super) actor: Option<UserId>,
    pub(super) action: AuditAction,
    pub(super) before: Option<Value>,
    pub(super) after: Option<Value>,
}

/// Writes the audit entry, raises the version of the list of tracks, and commits.
pub(super) async fn commit(transaction: Transaction, change: Change<'_>) -> Result<TrackWritten> {
    let revision = change.revision;
    record_change(&transaction, change).await?;
    let version = version::raise(&transaction).await?;
    transaction.commit().await?;
    Ok(TrackWritten { revision, version })
}

/// Writes the audit entry.
pub(super) async fn record_change(db: &impl ConnectionTrait, change: Change<'_>) -> Result<()> {
    let Change { slug, revision: _, actor, action, before, after } = change;
    record(db, Entry { actor, action, target: slug.as_str(), before, after }).await
}
