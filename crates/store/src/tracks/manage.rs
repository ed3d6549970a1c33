//! Reading tracks for admins, including unpublished and deleted ones.

use std::collections::HashMap;

use assay_domain::{
    EditableLesson, EditableTrack, EditableTrackEntry, ManagedProblem, ManagedTrack, Page, Slug, Timestamp, TrackEntry,
};
use sea_orm::FromQueryResult;

use super::{content::find_unlocked, guide, order::entries_of};
use crate::{
    Error, Result, Store, boxed, cursor,
    problems::{MANAGED_PROBLEMS, ManagedProblemRow},
    rows,
    sql::Sql,
};

/// The letters of both lists in cursors: of the tracks that are there, and of those that are deleted.
const LISTS: [char; 2] = ['k', 'd'];

impl Store {
    /// A page of the deleted tracks, or of all others, oldest first.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn managed_tracks(&self, deleted: bool, cursor: Option<&str>, limit: u32) -> Result<Page<ManagedTrack>> {
        let list = LISTS[usize::from(deleted)];
        let after = cursor::number(list, cursor)?;
        // Plain SQL, because it counts the problems of each track.
        let sql = Sql::new(
            "SELECT t.id, t.slug, t.title, t.published, t.revision, t.deleted_at, COUNT(p.id) AS problems,
                COUNT(CASE WHEN NOT p.published THEN 1 END) AS hidden
            FROM tracks t LEFT JOIN track_items i ON i.track_id = t.id LEFT JOIN problems p ON p.id = i.problem_id
            WHERE (t.deleted_at IS NOT NULL) = $1",
        )
        .bind(deleted)
        .push_some(" AND t.id > ", after)
        .push(" GROUP BY t.id, t.slug, t.title, t.published, t.revision, t.deleted_at")
        .push_bind(" ORDER BY t.id LIMIT ", cursor::rows_to_read(limit));
        let rows: Vec<ManagedTrackRow> = sql.all(&self.read).await?;
        let Page { items, next } = cursor::page(rows, limit, list, |row| row.id);
        Ok(Page { items: items.into_iter().map(ManagedTrackRow::track).collect::<Result<_>>()?, next })
    }

    /// A track with everything that an admin can edit, deleted or not.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn managed_track(&self, slug: &Slug) -> Result<Option<EditableTrack>> {
        let snapshot = self.begin_snapshot().await?;
        let Some(track) = find_unlocked(&snapshot, slug).await? else { return Ok(None) };
        let sql = Sql::new(MANAGED_PROBLEMS)
            .push_bind(" JOIN track_items i ON i.problem_id = p.id WHERE i.track_id = ", track.id)
            .push(" ORDER BY i.position");
        let problems: Vec<ManagedProblemRow> = sql.all(&snapshot).await?;
        let entries = entries_of(&snapshot, track.id).await?;
        let hours = guide::hours_of(&track)?;
        let prerequisites = guide::prerequisites_of(&snapshot, track.id).await?;
        let mut sources = guide::sources_of(&snapshot, track.id).await?;
        snapshot.commit().await?;
        let headings = entries.iter().filter_map(|entry| match entry {
            TrackEntry::Heading(title) => Some(title.clone()),
            TrackEntry::Problem(_) => None,
        });
        let lessons = headings.map(|section| {
            let markdown = sources.remove(section.as_str()).unwrap_or_default();
            EditableLesson { section, markdown }
        });
        let lessons = lessons.collect();
        let problems = problems.into_iter().map(ManagedProblemRow::problem);
        let problems = problems.map(|problem| problem.map(|problem| (problem.slug.clone(), problem)));
        let mut problems = problems.collect::<Result<HashMap<Slug, ManagedProblem>>>()?;
        let entries = entries.into_iter().map(|entry| match entry {
            TrackEntry::Heading(title) => Ok(EditableTrackEntry::Heading(title)),
            TrackEntry::Problem(problem) => {
                let problem =
                    problems.remove(&problem).ok_or_else(|| Error::BadRow(format!("problem {problem} is missing")))?;
                Ok(EditableTrackEntry::Problem(problem))
            }
        });
        Ok(Some(EditableTrack {
            slug: slug.clone(),
            title: track.title,
            description: track.description,
            published: track.published,
            revision: track.revision,
            deleted_at: track.deleted_at.map(Timestamp),
            hours,
            prerequisites,
            entries: entries.collect::<Result<_>>()?,
            lessons,
        }))
    }
}

#[derive(FromQueryResult)]
struct ManagedTrackRow {
    id: i64,
    slug: String,
    title: String,
    published: bool,
    revision: i32,
    deleted_at: Option<i64>,
    problems: i64,
    hidden: i64,
}

impl ManagedTrackRow {
    fn track(self) -> Result<ManagedTrack> {
        Ok(ManagedTrack {
            slug: rows::slug(&self.slug)?,
            title: self.title,
            published: self.published,
            problems: rows::count(self.problems)?,
            hidden: rows::count(self.hidden)?,
            revision: self.revision,
            deleted_at: self.deleted_at.map(Timestamp),
        })
    }
}
