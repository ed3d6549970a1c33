//! Which problems a track has, in which order.

use std::collections::HashSet;

use assay_domain::{Slug, UserId};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::change::{Change, TrackKey, TrackWritten, conclude, hold};
use crate::{Error, Result, Store, rows, sql::Sql};

impl Store {
    /// Gives a track these problems, in this order: adds, removes and moves.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack), [`TrackChanged`](crate::Error::TrackChanged),
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem), [`TwiceInTrack`](crate::Error::TwiceInTrack); when the database fails.
    pub async fn set_track_problems(
        &self,
        key: &TrackKey,
        problems: &[Slug],
        actor: Option<UserId>,
    ) -> Result<TrackWritten> {
        let transaction = self.begin_write().await?;
        let held = hold(&transaction, key).await?;
        let before = problems_of(&transaction, held.id).await?;
        put(&transaction, held.id, problems).await?;
        Sql::new("UPDATE tracks SET revision = revision + 1 WHERE id = $1").bind(held.id).run(&transaction).await?;
        let change = Change {
            slug: &key.slug,
            revision: held.revision + 1,
            actor,
            action: action(&before, problems),
            before: Some(json!({ "problems": before })),
            after: Some(json!({ "problems": problems })),
        };
        conclude(transaction, change).await
    }
}

/// What became of the list, in the audit's words.
fn action(before: &[Slug], after: &[Slug]) -> &'static str {
    let (old, new): (HashSet<&Slug>, HashSet<&Slug>) = (before.iter().collect(), after.iter().collect());
    match (old.is_subset(&new), new.is_subset(&old)) {
        (true, true) => "track.reorder",
        (true, false) => "track.add_problem",
        (false, true) => "track.remove_problem",
        (false, false) => "track.problems",
    }
}

async fn problems_of(db: &impl ConnectionTrait, track: i64) -> Result<Vec<Slug>> {
    let sql = Sql::new(
        "SELECT p.slug FROM track_items i JOIN problems p ON p.id = i.problem_id WHERE i.track_id = $1 ORDER BY i.position",
    )
    .bind(track);
    let slugs: Vec<SlugRow> = sql.all(db).await?;
    slugs.iter().map(|row| rows::slug(&row.slug)).collect()
}

#[derive(sea_orm::FromQueryResult)]
struct SlugRow {
    slug: String,
}

/// Puts these problems in place of those the track has.
pub(super) async fn put(db: &impl ConnectionTrait, track: i64, problems: &[Slug]) -> Result<()> {
    let mut seen = HashSet::new();
    if let Some(twice) = problems.iter().find(|problem| !seen.insert(*problem)) {
        return Err(Error::TwiceInTrack(twice.clone()));
    }
    Sql::new("DELETE FROM track_items WHERE track_id = $1").bind(track).run(db).await?;
    for (position, problem) in (1_i32..).zip(problems) {
        let added = Sql::new(
            "INSERT INTO track_items (track_id, position, problem_id) SELECT $1, $2, p.id FROM problems p WHERE p.slug = $3",
        )
        .bind(track)
        .bind(position)
        .bind(problem.as_str())
        .run(db)
        .await?;
        if added == 0 {
            return Err(Error::NoSuchProblem(problem.clone()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_audit_tells_moving_from_adding_and_removing() {
        let list = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<Slug>>();
        let told = |before: &[&str], after: &[&str]| action(&list(before), &list(after));
        assert_eq!(told(&["a", "b"], &["b", "a"]), "track.reorder");
        assert_eq!(told(&["a"], &["b", "a"]), "track.add_problem");
        assert_eq!(told(&["a", "b"], &["b"]), "track.remove_problem");
        assert_eq!(told(&["a"], &["b"]), "track.problems");
    }
}
