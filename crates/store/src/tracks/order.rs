//! Which problems a track has, in which order, and under which headings.

use std::collections::HashSet;

use assay_domain::{TrackEntry, UserId};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::change::{Change, TrackKey, TrackWritten, conclude, hold};
use crate::{Error, Result, Store, boxed, rows, sql::Sql};

/// How many problems and headings a track may have: a track is always read as a whole.
pub const MOST_ENTRIES: usize = 500;

impl Store {
    /// Gives a track these problems and headings, in this order: adds, removes and moves.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack), [`TrackChanged`](crate::Error::TrackChanged),
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem), [`TwiceInTrack`](crate::Error::TwiceInTrack),
    /// [`TrackFull`](crate::Error::TrackFull); when the database fails.
    #[boxed]
    pub async fn set_track_entries(
        &self,
        key: &TrackKey,
        entries: &[TrackEntry],
        actor: Option<UserId>,
    ) -> Result<TrackWritten> {
        let transaction = self.begin_write().await?;
        let held = hold(&transaction, key).await?;
        let before = entries_of(&transaction, held.id).await?;
        put(&transaction, held.id, entries).await?;
        Sql::new("UPDATE tracks SET revision = revision + 1 WHERE id = $1").bind(held.id).run(&transaction).await?;
        let change = Change {
            slug: &key.slug,
            revision: held.revision + 1,
            actor,
            action: action(&before, entries),
            before: Some(json!({ "problems": before })),
            after: Some(json!({ "problems": entries })),
        };
        conclude(transaction, change).await
    }
}

/// What became of the list, in the audit's words.
fn action(before: &[TrackEntry], after: &[TrackEntry]) -> &'static str {
    let problems =
        |entries: &'_ [TrackEntry]| entries.iter().filter_map(TrackEntry::problem).cloned().collect::<Vec<_>>();
    let (before, after) = (problems(before), problems(after));
    if before == after {
        return "track.sections";
    }
    let (old, new): (HashSet<_>, HashSet<_>) = (before.iter().collect(), after.iter().collect());
    match (old.is_subset(&new), new.is_subset(&old)) {
        (true, true) => "track.reorder",
        (true, false) => "track.add_problem",
        (false, true) => "track.remove_problem",
        (false, false) => "track.problems",
    }
}

/// A track's list as it is written.
pub(super) async fn entries_of(db: &impl ConnectionTrait, track: i64) -> Result<Vec<TrackEntry>> {
    let sql = Sql::new(
        "SELECT i.position, p.slug, NULL AS title FROM track_items i JOIN problems p ON p.id = i.problem_id WHERE i.track_id = $1
        UNION ALL SELECT h.position, NULL, h.title FROM track_headings h WHERE h.track_id = $1 ORDER BY 1",
    )
    .bind(track);
    let rows: Vec<EntryRow> = sql.all(db).await?;
    rows.iter().map(EntryRow::entry).collect()
}

#[derive(sea_orm::FromQueryResult)]
struct EntryRow {
    slug: Option<String>,
    title: Option<String>,
}

impl EntryRow {
    fn entry(&self) -> Result<TrackEntry> {
        match (&self.slug, &self.title) {
            (Some(slug), _) => rows::slug(slug).map(TrackEntry::Problem),
            (None, Some(title)) => {
                title.parse().map(TrackEntry::Heading).map_err(|_| Error::BadRow(format!("{title:?} is no heading")))
            }
            (None, None) => Err(Error::BadRow("an entry of a track is nothing".to_owned())),
        }
    }
}

/// Puts these entries in place of those the track has.
pub(super) async fn put(db: &impl ConnectionTrait, track: i64, entries: &[TrackEntry]) -> Result<()> {
    if entries.len() > MOST_ENTRIES {
        return Err(Error::TrackFull);
    }
    let mut seen = HashSet::new();
    if let Some(twice) = entries.iter().find(|entry| !seen.insert(*entry)) {
        return Err(Error::TwiceInTrack(twice.clone()));
    }
    Sql::new("DELETE FROM track_items WHERE track_id = $1").bind(track).run(db).await?;
    Sql::new("DELETE FROM track_headings WHERE track_id = $1").bind(track).run(db).await?;
    for (position, entry) in (1_i32..).zip(entries) {
        match entry {
            TrackEntry::Problem(problem) => {
                let added = Sql::new(
                    "INSERT INTO track_items (track_id, position, problem_id)
                    SELECT $1, $2, p.id FROM problems p WHERE p.slug = $3",
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
            TrackEntry::Heading(title) => {
                Sql::new("INSERT INTO track_headings (track_id, position, title) VALUES ($1, $2, $3)")
                    .bind(track)
                    .bind(position)
                    .bind(title.as_str())
                    .run(db)
                    .await?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_audit_tells_moving_from_adding_and_removing() {
        let list = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<TrackEntry>>();
        let told = |before: &[&str], after: &[&str]| action(&list(before), &list(after));
        assert_eq!(told(&["a", "b"], &["b", "a"]), "track.reorder");
        assert_eq!(told(&["a"], &["b", "a"]), "track.add_problem");
        assert_eq!(told(&["a", "b"], &["b"]), "track.remove_problem");
        assert_eq!(told(&["a"], &["b"]), "track.problems");
        assert_eq!(told(&["a"], &["# A", "a"]), "track.sections");
        assert_eq!(told(&["# A", "a"], &["# A", "b", "a"]), "track.add_problem");
    }
}
