//! What every change to a track goes through: nobody overwrites what somebody else wrote meanwhile, the audit has it, and the
//! listing's version is raised, all in one transaction.

use assay_domain::{Slug, UserId};
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult};
use serde_json::Value;

use super::version;
use crate::{
    Error, Result,
    audit::{Note, note},
    sql::Sql,
};

/// Which track is changed, as it was when it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackKey {
    /// Its name in addresses.
    pub slug: Slug,
    /// The revision that was read.
    pub revision: i32,
}

/// What a change to a track leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrackWritten {
    /// The track's revision now.
    pub revision: i32,
    /// The listing's version now. Whoever caches listings must drop those below it (the outbox says so, too, until
    /// [`outbox_done`](crate::Store::outbox_done)).
    pub version: i64,
}

/// A track while it is changed.
#[derive(FromQueryResult)]
pub(super) struct Held {
    pub(super) id: i64,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) published: bool,
    pub(super) revision: i32,
    pub(super) deleted_at: Option<i64>,
}

/// Reads a track, deleted or not, and keeps others from changing it until the transaction ends.
pub(super) async fn hold_any(db: &impl ConnectionTrait, slug: &Slug) -> Result<Held> {
    let sql = Sql::new(
        "SELECT id, title, description, published, revision, deleted_at FROM tracks WHERE slug = $1 {for_update}",
    )
    .bind(slug.as_str());
    sql.one(db).await?.ok_or_else(|| Error::NoSuchTrack(slug.clone()))
}

/// Reads a track that is to be changed, and refuses if it is not any more what the caller has seen.
pub(super) async fn hold(db: &impl ConnectionTrait, key: &TrackKey) -> Result<Held> {
    let held = hold_any(db, &key.slug).await?;
    if held.revision != key.revision {
        return Err(Error::TrackChanged(key.slug.clone()));
    }
    if held.deleted_at.is_some() {
        return Err(Error::NoSuchTrack(key.slug.clone()));
    }
    Ok(held)
}

/// What was done to a track.
pub(super) struct Change<'a> {
    pub(super) slug: &'a Slug,
    pub(super) revision: i32,
    pub(super) actor: Option<UserId>,
    pub(super) action: &'a str,
    pub(super) before: Option<Value>,
    pub(super) after: Option<Value>,
}

/// Notes the change, raises the listing's version, commits.
pub(super) async fn conclude(transaction: DatabaseTransaction, change: Change<'_>) -> Result<TrackWritten> {
    let Change { slug, revision, actor, action, before, after } = change;
    note(&transaction, Note { actor, action, target: slug.as_str(), before, after }).await?;
    let version = version::raise(&transaction).await?;
    transaction.commit().await?;
    Ok(TrackWritten { revision, version })
}
