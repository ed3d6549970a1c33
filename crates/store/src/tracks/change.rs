//! The steps of every change to a track. One transaction checks the revision, makes the change, writes the audit entry and
//! raises the version of the list of tracks.

use assay_domain::{AuditAction, Slug, UserId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, UpdateMany,
    sea_query::{Expr, LockType},
};
use serde_json::Value;

use crate::{
    Error, Result,
    audit::{Entry, record},
    checked::Transaction,
    entities::tracks,
    listing_version,
    only::Only,
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

/// Reads a track, deleted or not, and locks it until the transaction ends.
pub(super) async fn lock_any(db: &impl ConnectionTrait, slug: &Slug) -> Result<tracks::Model> {
    let track = tracks::Entity::find().filter(tracks::Column::Slug.eq(slug.as_str()));
    track.lock(LockType::NoKeyUpdate).only(db).await?.ok_or_else(|| Error::NoSuchTrack(slug.clone()))
}

/// The update of a track to its next revision.
pub(super) fn next_revision(id: i64) -> UpdateMany<tracks::Entity> {
    tracks::Entity::update_many()
        .col_expr(tracks::Column::Revision, Expr::col(tracks::Column::Revision).add(1))
        .filter(tracks::Column::Id.eq(id))
}

/// Locks a track for a change. Fails if it is deleted, or if its revision is not the expected one.
pub(super) async fn lock(db: &impl ConnectionTrait, key: &TrackKey) -> Result<tracks::Model> {
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
    let version = listing_version::raise(&transaction).await?;
    transaction.commit().await?;
    Ok(TrackWritten { revision, version })
}

/// Writes the audit entry.
pub(super) async fn record_change(db: &impl ConnectionTrait, change: Change<'_>) -> Result<()> {
    let Change { slug, revision: _, actor, action, before, after } = change;
    record(db, Entry { actor, action, target: slug.as_str(), before, after }).await
}
