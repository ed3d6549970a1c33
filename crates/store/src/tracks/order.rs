//! The problems and headings of a track and their order.

use std::collections::HashSet;

use assay_domain::{AuditAction, SectionTitle, TrackEntry, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    change::{Change, TrackKey, TrackWritten, commit, lock, next_revision},
    guide::rename_lesson,
};
use crate::{
    Error, Result, Store, boxed,
    entities::{track_headings, track_items},
    limits::MAX_TRACK_ENTRIES,
    rows,
    sql::Sql,
};

impl Store {
    /// Replaces the problems and headings of a track.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack), [`TrackChanged`](crate::Error::TrackChanged),
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem), [`DuplicateTrackEntry`](crate::Error::DuplicateTrackEntry),
    /// [`TrackFull`](crate::Error::TrackFull); when the database fails.
    #[boxed]
    pub async fn set_track_entries(
        &self,
        key: &TrackKey,
        entries: &[TrackEntry],
        actor: Option<UserId>,
    ) -> Result<TrackWritten> {
        let transaction = self.begin_write().await?;
        let current = lock(&transaction, key).await?;
        let before = entries_of(&transaction, current.id).await?;
        replace_entries(&transaction, current.id, entries).await?;
        if let Some((old, new)) = renamed(&before, entries) {
            rename_lesson(&transaction, current.id, &old, &new).await?;
        }
        next_revision(current.id).exec(&transaction).await?;
        let change = Change {
            slug: &key.slug,
            revision: current.revision + 1,
            actor,
            action: action(&before, entries),
            before: Some(json!({ "problems": before })),
            after: Some(json!({ "problems": entries })),
        };
        commit(transaction, change).await
    }
}

/// The name of this change in the audit log.
fn action(before: &[TrackEntry], after: &[TrackEntry]) -> AuditAction {
    let problems =
        |entries: &'_ [TrackEntry]| entries.iter().filter_map(TrackEntry::problem).cloned().collect::<Vec<_>>();
    let (before, after) = (problems(before), problems(after));
    if before == after {
        return AuditAction::TrackSections;
    }
    let (old, new): (HashSet<_>, HashSet<_>) = (before.iter().collect(), after.iter().collect());
    match (old.is_subset(&new), new.is_subset(&old)) {
        (true, true) => AuditAction::TrackReorder,
        (true, false) => AuditAction::TrackAddProblem,
        (false, true) => AuditAction::TrackRemoveProblem,
        (false, false) => AuditAction::TrackProblems,
    }
}

/// The old and new title of a heading that was renamed: one title is gone, and one is new.
fn renamed(before: &[TrackEntry], after: &[TrackEntry]) -> Option<(SectionTitle, SectionTitle)> {
    let only_in = |entries: &[TrackEntry], others: &[TrackEntry]| {
        let mut headings = entries.iter().filter(|entry| !others.contains(entry)).filter_map(|entry| match entry {
            TrackEntry::Heading(title) => Some(title.clone()),
            TrackEntry::Problem(_) => None,
        });
        headings.next().filter(|_| headings.next().is_none())
    };
    only_in(before, after).zip(only_in(after, before))
}

/// A track's problems and headings, in order.
pub(super) async fn entries_of(db: &impl ConnectionTrait, track: i64) -> Result<Vec<TrackEntry>> {
    // One statement for two tables.
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
                title.parse().map(TrackEntry::Heading).map_err(|_| Error::BadRow(format!("{title:?} is not a heading")))
            }
            (None, None) => Err(Error::BadRow("an entry of a track is neither a problem nor a heading".to_owned())),
        }
    }
}

/// Replaces the entries of a track.
pub(super) async fn replace_entries(db: &impl ConnectionTrait, track: i64, entries: &[TrackEntry]) -> Result<()> {
    if entries.len() > MAX_TRACK_ENTRIES {
        return Err(Error::TrackFull);
    }
    let mut seen = HashSet::new();
    if let Some(duplicate) = entries.iter().find(|entry| !seen.insert(*entry)) {
        return Err(Error::DuplicateTrackEntry(duplicate.clone()));
    }
    track_items::Entity::delete_many().filter(track_items::Column::TrackId.eq(track)).exec(db).await?;
    track_headings::Entity::delete_many().filter(track_headings::Column::TrackId.eq(track)).exec(db).await?;
    for (position, entry) in (1_i32..).zip(entries) {
        match entry {
            TrackEntry::Problem(problem) => {
                // Finds the problem in the same statement.
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
                let row = track_headings::ActiveModel {
                    track_id: Set(track),
                    position: Set(position),
                    title: Set(title.to_string()),
                };
                track_headings::Entity::insert(row).exec_without_returning(db).await?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_other_title_is_a_renamed_heading() {
        let list = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<TrackEntry>>();
        let renamed = |before: &[&str], after: &[&str]| {
            renamed(&list(before), &list(after)).map(|(old, new)| format!("{old} {new}"))
        };
        assert_eq!(renamed(&["# A", "a", "# B"], &["# A", "a", "# C"]).as_deref(), Some("B C"));
        assert_eq!(renamed(&["# A", "a"], &["a", "# A"]), None);
        assert_eq!(renamed(&["# A", "a"], &["a"]), None);
        assert_eq!(renamed(&["# A", "# B"], &["# C", "# D"]), None);
    }

    #[test]
    fn the_audit_action_names_what_changed() {
        let list = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<TrackEntry>>();
        let action = |before: &[&str], after: &[&str]| action(&list(before), &list(after));
        assert_eq!(action(&["a", "b"], &["b", "a"]), AuditAction::TrackReorder);
        assert_eq!(action(&["a"], &["b", "a"]), AuditAction::TrackAddProblem);
        assert_eq!(action(&["a", "b"], &["b"]), AuditAction::TrackRemoveProblem);
        assert_eq!(action(&["a"], &["b"]), AuditAction::TrackProblems);
        assert_eq!(action(&["a"], &["# A", "a"]), AuditAction::TrackSections);
        assert_eq!(action(&["# A", "a"], &["# A", "b", "a"]), AuditAction::TrackAddProblem);
    }
}
