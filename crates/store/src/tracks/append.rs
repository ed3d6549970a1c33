//! Appending a problem to a track.

use assay_domain::{AuditAction, Slug, UserId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, sea_query::OnConflict};
use serde_json::json;

use super::{
    change::{lock_any, next_revision},
    order::entries_of,
};
use crate::{
    Error, Result,
    audit::{Entry, record},
    dialect::now,
    entities::tracks,
    insert::insert,
    limits::MAX_TRACK_ENTRIES,
    sql::Sql,
};

/// Appends a problem to a track that does not have it, and returns whether this changed anything. A missing track is
/// created, unpublished, with its slug as title. The caller must raise the version of the list of tracks, and must not commit after an
/// error.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    track: &Slug,
    problem: &Slug,
    actor: Option<UserId>,
) -> Result<bool> {
    let row = tracks::ActiveModel {
        slug: Set(track.to_string()),
        title: Set(track.to_string()),
        description: Set(String::new()),
        published: Set(false),
        ..Default::default()
    };
    let created = insert(row, [(tracks::Column::CreatedAt, now(db))])
        .on_conflict(OnConflict::column(tracks::Column::Slug).do_nothing().to_owned())
        .run(db)
        .await?;
    let current = lock_any(db, track).await?;
    if current.deleted_at.is_some() {
        return Err(Error::NoSuchTrack(track.clone()));
    }
    // One statement finds the problem and the position, and decides whether it is already there.
    let added = Sql::new(
        "INSERT INTO track_items (track_id, position, problem_id)
        SELECT $1, 1 + COALESCE((SELECT MAX(t.position) FROM (SELECT position FROM track_items WHERE track_id = $1
            UNION ALL SELECT position FROM track_headings WHERE track_id = $1) t), 0), p.id FROM problems p
        WHERE p.slug = $2 AND p.id NOT IN (SELECT problem_id FROM track_items WHERE track_id = $1)",
    )
    .bind(current.id)
    .bind(problem.as_str())
    .run(db)
    .await?;
    if created + added == 0 {
        return Ok(false);
    }
    if entries_of(db, current.id).await?.len() > MAX_TRACK_ENTRIES {
        return Err(Error::TrackFull);
    }
    next_revision(current.id).exec(db).await?;
    let action = if created > 0 { AuditAction::TrackCreate } else { AuditAction::TrackAddProblem };
    let after = Some(json!({ "problem": problem }));
    record(db, Entry { actor, action, target: track.as_str(), before: None, after }).await?;
    Ok(true)
}
