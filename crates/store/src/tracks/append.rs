//! Putting a problem at the end of a track.

use assay_domain::{Slug, UserId};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{
    change::hold_any,
    order::{MOST_ENTRIES, entries_of},
};
use crate::{
    Error, Result,
    audit::{Note, note},
    sql::Sql,
};

/// Puts a problem at the end of a track, unless the track has it; says whether that changed anything. Where there is no such track,
/// it is made, unpublished, with its name as its title. Raising the listing's version is the caller's.
/// On [`Error::TrackFull`], too, the caller must not commit.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    track: &Slug,
    problem: &Slug,
    actor: Option<UserId>,
) -> Result<bool> {
    let made = Sql::new(
        "INSERT INTO tracks (slug, title, description, published, created_at) VALUES ($1, $1, '', FALSE, {now})
        ON CONFLICT (slug) DO NOTHING",
    )
    .bind(track.as_str())
    .run(db)
    .await?;
    let held = hold_any(db, track).await?;
    if held.deleted_at.is_some() {
        return Err(Error::NoSuchTrack(track.clone()));
    }
    let added = Sql::new(
        "INSERT INTO track_items (track_id, position, problem_id)
        SELECT $1, 1 + COALESCE((SELECT MAX(t.position) FROM (SELECT position FROM track_items WHERE track_id = $1
            UNION ALL SELECT position FROM track_headings WHERE track_id = $1) t), 0), p.id FROM problems p
        WHERE p.slug = $2 AND p.id NOT IN (SELECT problem_id FROM track_items WHERE track_id = $1)",
    )
    .bind(held.id)
    .bind(problem.as_str())
    .run(db)
    .await?;
    if made + added == 0 {
        return Ok(false);
    }
    if entries_of(db, held.id).await?.len() > MOST_ENTRIES {
        return Err(Error::TrackFull);
    }
    Sql::new("UPDATE tracks SET revision = revision + 1 WHERE id = $1").bind(held.id).run(db).await?;
    let action = if made > 0 { "track.create" } else { "track.add_problem" };
    let after = Some(json!({ "problem": problem }));
    note(db, Note { actor, action, target: track.as_str(), before: None, after }).await?;
    Ok(true)
}
