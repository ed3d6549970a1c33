//! Reading published tracks. The lists count problems, which needs one statement and not one per track.

use std::collections::HashMap;

use assay_domain::{Page, Slug, Track, TrackEntry, TrackItem, TrackSection, TrackSummary, UserId};
use sea_orm::FromQueryResult;

use super::{content::find_unlocked, guide, order::entries_of};
use crate::{
    Result, Store, boxed, cursor, listing_version,
    problems::{SUMMARIES, SummaryRow},
    rows,
    sql::Sql,
};

/// This list's letter in cursors.
const LIST: char = 't';

/// The columns of the list of tracks. `WHERE` and more follow.
const LISTED: &str = "SELECT t.id, t.slug, t.title, t.description, (SELECT COUNT(*) FROM track_items i
        JOIN problems p ON p.id = i.problem_id WHERE i.track_id = t.id AND p.published) AS problems
    FROM tracks t WHERE t.published AND t.deleted_at IS NULL";

/// A page of the list of published tracks, the same for all users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackListing {
    /// The version of this list. Every write to tracks raises it.
    pub version: i64,
    /// The tracks, oldest first.
    pub page: Page<TrackSummary>,
}

impl Store {
    /// A published track with its published problems, in order, the same for all users. Without [`lessons`](Self::lessons), because most
    /// readers do not need them.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn track(&self, slug: &Slug) -> Result<Option<Track>> {
        let snapshot = self.begin_snapshot().await?;
        let track = find_unlocked(&snapshot, slug).await?;
        let Some(track) = track.filter(|track| track.published && track.deleted_at.is_none()) else { return Ok(None) };
        let sql = Sql::new(SUMMARIES)
            .bind(None::<i64>)
            .push(" JOIN track_items i ON i.problem_id = p.id WHERE p.published")
            .push_bind(" AND i.track_id = ", track.id)
            .push(" ORDER BY i.position");
        let problems: Vec<SummaryRow> = sql.all(&snapshot).await?;
        let entries = entries_of(&snapshot, track.id).await?;
        let hours = guide::hours_of(&track)?;
        let prerequisites = guide::published_prerequisites(&snapshot, track.id).await?;
        snapshot.commit().await?;
        let items = (1..).zip(problems).map(|(position, row)| Ok(TrackItem { position, problem: row.summary()? }));
        let items: Vec<TrackItem> = items.collect::<Result<_>>()?;
        Ok(Some(Track {
            slug: rows::slug(&track.slug)?,
            title: track.title,
            description: track.description,
            sections: sections(&entries, &items),
            items,
            hours,
            prerequisites,
        }))
    }

    /// The published tracks that have a problem, oldest first, at most `most` of them.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn tracks_with(&self, problem: &Slug, most: u32) -> Result<Vec<TrackSummary>> {
        let sql = Sql::new(LISTED)
            .push_bind(
                " AND t.id IN (SELECT i.track_id FROM track_items i JOIN problems p ON p.id = i.problem_id WHERE p.slug = ",
                problem.as_str(),
            )
            .push_bind(") ORDER BY t.id LIMIT ", i64::from(most));
        let rows: Vec<ListingRow> = sql.all(&self.read).await?;
        rows.into_iter().map(ListingRow::summary).collect()
    }

    /// A page of the list of tracks and its version, read in one transaction.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    #[boxed]
    pub async fn tracks(&self, cursor: Option<&str>, limit: u32) -> Result<TrackListing> {
        let after = cursor::number(LIST, cursor)?;
        let snapshot = self.begin_snapshot().await?;
        let version = listing_version::read(&snapshot).await?;
        let sql = Sql::new(LISTED)
            .push_some(" AND t.id > ", after)
            .push_bind(" ORDER BY t.id LIMIT ", cursor::rows_to_read(limit));
        let rows: Vec<ListingRow> = sql.all(&snapshot).await?;
        snapshot.commit().await?;
        let Page { items, next } = cursor::page(rows, limit, LIST, |row| row.id);
        let items = items.into_iter().map(ListingRow::summary).collect::<Result<_>>()?;
        Ok(TrackListing { version, page: Page { items, next } })
    }

    /// The version of the list of tracks.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn tracks_version(&self) -> Result<i64> {
        listing_version::read(&self.read).await
    }

    /// How many problems of each of these published tracks a user has solved. Tracks without solved problems are left out.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn solved_by_track(&self, user: UserId, tracks: &[Slug]) -> Result<HashMap<Slug, u32>> {
        if tracks.is_empty() {
            return Ok(HashMap::new());
        }
        // Begins with the problems that the user has solved: most users have solved fewer than the tracks have.
        let sql = Sql::new(
            "SELECT t.slug, COUNT(*) AS solved
            FROM (SELECT DISTINCT s.problem_id FROM submissions s WHERE s.user_id = $1 AND s.verdict = 'accepted') d
            JOIN problems p ON p.id = d.problem_id JOIN track_items i ON i.problem_id = d.problem_id JOIN tracks t ON t.id = i.track_id
            WHERE p.published AND t.published AND t.deleted_at IS NULL AND t.slug {is_one_of}$2{end} GROUP BY t.id, t.slug",
        )
        .bind(user.0)
        .bind(rows::joined_slugs(tracks));
        let rows: Vec<SolvedRow> = sql.all(&self.read).await?;
        rows.into_iter().map(|row| Ok((rows::slug(&row.slug)?, rows::count(row.solved)?))).collect()
    }
}

/// The headings with a published problem under them.
fn sections(entries: &[TrackEntry], items: &[TrackItem]) -> Vec<TrackSection> {
    let (mut sections, mut heading, mut first) = (Vec::new(), None, 1);
    for entry in entries {
        match entry {
            TrackEntry::Heading(title) => heading = Some(title.to_string()),
            TrackEntry::Problem(slug) if items.iter().any(|item| item.problem.slug == *slug) => {
                sections.extend(heading.take().map(|title| TrackSection { title, first, lesson: None }));
                first += 1;
            }
            TrackEntry::Problem(_) => {}
        }
    }
    sections
}

#[derive(FromQueryResult)]
struct ListingRow {
    id: i64,
    slug: String,
    title: String,
    description: String,
    problems: i64,
}

impl ListingRow {
    fn summary(self) -> Result<TrackSummary> {
        Ok(TrackSummary {
            slug: rows::slug(&self.slug)?,
            title: self.title,
            description: self.description,
            problems: rows::count(self.problems)?,
            solved: None,
        })
    }
}

#[derive(FromQueryResult)]
struct SolvedRow {
    slug: String,
    solved: i64,
}
