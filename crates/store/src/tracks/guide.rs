//! Lessons, prerequisites and hours of tracks.

use std::collections::HashMap;

use assay_domain::{AuditAction, SectionTitle, Slug, TrackLink, UserId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::change::{Change, TrackKey, TrackWritten, commit, lock};
use crate::{Error, Result, StatementFile, Store, boxed, rows, sql::Sql};

/// A lesson to store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLesson {
    /// Its Markdown. If it is empty, the section loses its lesson.
    pub markdown: String,
    /// Its safe HTML.
    pub html: String,
    /// The pictures in it, which become public.
    pub pictures: Vec<LessonPicture>,
}

/// A picture in a lesson.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LessonPicture {
    /// Its name in the lesson's Markdown.
    pub name: String,
    /// Its file.
    pub file: StatementFile,
}

impl Store {
    /// Sets about how many hours a track takes, and the tracks to know before. These need not exist.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack), [`TrackChanged`](crate::Error::TrackChanged); when the database fails.
    #[boxed]
    pub async fn set_track_guide(
        &self,
        key: &TrackKey,
        hours: Option<u32>,
        prerequisites: &[Slug],
        actor: Option<UserId>,
    ) -> Result<TrackWritten> {
        let transaction = self.begin_write().await?;
        let current = lock(&transaction, key).await?;
        let before = json!({
            "hours": hours_of(&transaction, current.id).await?,
            "prerequisites": prerequisites_of(&transaction, current.id).await?,
        });
        write(&transaction, current.id, hours, prerequisites).await?;
        Sql::new("UPDATE tracks SET revision = revision + 1 WHERE id = $1").bind(current.id).run(&transaction).await?;
        let change = Change {
            slug: &key.slug,
            revision: current.revision + 1,
            actor,
            action: AuditAction::TrackGuide,
            before: Some(before),
            after: Some(json!({ "hours": hours, "prerequisites": prerequisites })),
        };
        commit(transaction, change).await
    }

    /// Replaces the lesson of a section.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack) (also if the track has no such section),
    /// [`TrackChanged`](crate::Error::TrackChanged); when the database fails.
    #[boxed]
    pub async fn set_lesson(
        &self,
        key: &TrackKey,
        heading: &SectionTitle,
        lesson: &NewLesson,
        actor: Option<UserId>,
    ) -> Result<TrackWritten> {
        let transaction = self.begin_write().await?;
        let current = lock(&transaction, key).await?;
        let exists = Sql::new("SELECT 1 FROM track_headings WHERE track_id = $1 AND title = $2")
            .bind(current.id)
            .bind(heading.as_str());
        if exists.scalar::<i32>(&transaction).await?.is_none() {
            return Err(Error::NoSuchTrack(key.slug.clone()));
        }
        let before = markdown_of(&transaction, current.id, heading).await?;
        replace_lesson(&transaction, current.id, heading, Some(lesson)).await?;
        Sql::new("UPDATE tracks SET revision = revision + 1 WHERE id = $1").bind(current.id).run(&transaction).await?;
        let change = Change {
            slug: &key.slug,
            revision: current.revision + 1,
            actor,
            action: AuditAction::TrackLesson,
            before: Some(json!({ "section": heading, "lesson": before })),
            after: Some(json!({ "section": heading, "lesson": lesson.markdown })),
        };
        commit(transaction, change).await
    }

    /// The pictures of a section's lesson.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn lesson_pictures(&self, track: &Slug, section: &SectionTitle) -> Result<Vec<LessonPicture>> {
        let sql = Sql::new(
            "SELECT f.name, f.hash, f.extension FROM lesson_files f JOIN tracks t ON t.id = f.track_id
            WHERE t.slug = $1 AND f.heading = $2 ORDER BY 1, 2",
        )
        .bind(track.as_str())
        .bind(section.as_str());
        let rows: Vec<PictureRow> = sql.all(&self.read).await?;
        Ok(rows.into_iter().map(PictureRow::picture).collect())
    }

    /// The lessons of a published track as HTML, by the titles of its sections.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn lessons(&self, track: &Slug) -> Result<HashMap<String, String>> {
        let sql = Sql::new(
            "SELECT l.heading, l.html FROM track_lessons l JOIN tracks t ON t.id = l.track_id
            WHERE t.slug = $1 AND t.published AND t.deleted_at IS NULL",
        )
        .bind(track.as_str());
        let rows: Vec<LessonRow> = sql.all(&self.read).await?;
        Ok(rows.into_iter().map(|row| (row.heading, row.html)).collect())
    }
}

/// About how many hours a track takes.
pub(super) async fn hours_of(db: &impl ConnectionTrait, track: i64) -> Result<Option<u32>> {
    let sql = Sql::new("SELECT hours FROM tracks WHERE id = $1 AND hours IS NOT NULL").bind(track);
    sql.scalar::<i32>(db).await?.map(|hours| rows::count(i64::from(hours))).transpose()
}

/// The slugs of the tracks to know before, whether they exist or not.
pub(super) async fn prerequisites_of(db: &impl ConnectionTrait, track: i64) -> Result<Vec<Slug>> {
    let sql = Sql::new("SELECT slug FROM track_prerequisites WHERE track_id = $1 ORDER BY position").bind(track);
    let rows: Vec<PrerequisiteRow> = sql.all(db).await?;
    rows.iter().map(|row| rows::slug(&row.slug)).collect()
}

/// The published tracks to know before.
pub(super) async fn published_prerequisites(db: &impl ConnectionTrait, track: i64) -> Result<Vec<TrackLink>> {
    let sql = Sql::new(
        "SELECT t.slug, t.title FROM track_prerequisites n JOIN tracks t ON t.slug = n.slug
        WHERE n.track_id = $1 AND t.published AND t.deleted_at IS NULL ORDER BY n.position",
    )
    .bind(track);
    let rows: Vec<LinkRow> = sql.all(db).await?;
    rows.into_iter().map(|row| Ok(TrackLink { slug: rows::slug(&row.slug)?, title: row.title })).collect()
}

/// Gives the lesson of a renamed heading its new title.
pub(super) async fn rename_lesson(
    db: &impl ConnectionTrait,
    track: i64,
    old: &SectionTitle,
    new: &SectionTitle,
) -> Result<()> {
    // A removed section may have left a lesson with this title.
    Sql::new("DELETE FROM track_lessons WHERE track_id = $1 AND heading = $2")
        .bind(track)
        .bind(new.as_str())
        .run(db)
        .await?;
    Sql::new("UPDATE track_lessons SET heading = $1 WHERE track_id = $2 AND heading = $3")
        .bind(new.as_str())
        .bind(track)
        .bind(old.as_str())
        .run(db)
        .await?;
    Ok(())
}

/// Sets the hours and prerequisites of a track.
pub(super) async fn write(
    db: &impl ConnectionTrait,
    track: i64,
    hours: Option<u32>,
    prerequisites: &[Slug],
) -> Result<()> {
    Sql::new("UPDATE tracks SET hours = $1 WHERE id = $2").bind(hours.map(i64::from)).bind(track).run(db).await?;
    Sql::new("DELETE FROM track_prerequisites WHERE track_id = $1").bind(track).run(db).await?;
    for (position, slug) in (1_i32..).zip(prerequisites) {
        Sql::new("INSERT INTO track_prerequisites (track_id, position, slug) VALUES ($1, $2, $3)")
            .bind(track)
            .bind(position)
            .bind(slug.as_str())
            .run(db)
            .await?;
    }
    Ok(())
}

/// Replaces or removes the lesson of a heading.
pub(super) async fn replace_lesson(
    db: &impl ConnectionTrait,
    track: i64,
    heading: &SectionTitle,
    lesson: Option<&NewLesson>,
) -> Result<()> {
    // Its files are deleted with it.
    Sql::new("DELETE FROM track_lessons WHERE track_id = $1 AND heading = $2")
        .bind(track)
        .bind(heading.as_str())
        .run(db)
        .await?;
    match lesson.filter(|lesson| !lesson.markdown.trim().is_empty()) {
        Some(lesson) => insert(db, track, heading, lesson).await,
        None => Ok(()),
    }
}

/// The lesson of a heading, if it has one.
pub(super) async fn lesson_of(
    db: &impl ConnectionTrait,
    track: i64,
    heading: &SectionTitle,
) -> Result<Option<NewLesson>> {
    let sql = Sql::new("SELECT markdown, html FROM track_lessons WHERE track_id = $1 AND heading = $2")
        .bind(track)
        .bind(heading.as_str());
    let Some(row): Option<WholeRow> = sql.one(db).await? else { return Ok(None) };
    let sql = Sql::new("SELECT name, hash, extension FROM lesson_files WHERE track_id = $1 AND heading = $2")
        .bind(track)
        .bind(heading.as_str());
    let pictures: Vec<PictureRow> = sql.all(db).await?;
    let mut pictures: Vec<LessonPicture> = pictures.into_iter().map(PictureRow::picture).collect();
    // Sorted here, because the databases sort texts differently.
    pictures.sort();
    Ok(Some(NewLesson { markdown: row.markdown, html: row.html, pictures }))
}

async fn insert(db: &impl ConnectionTrait, track: i64, heading: &SectionTitle, lesson: &NewLesson) -> Result<()> {
    Sql::new("INSERT INTO track_lessons (track_id, heading, markdown, html) VALUES ($1, $2, $3, $4)")
        .bind(track)
        .bind(heading.as_str())
        .bind(rows::storable(&lesson.markdown))
        .bind(rows::storable(&lesson.html))
        .run(db)
        .await?;
    for LessonPicture { name, file } in &lesson.pictures {
        Sql::new(
            "INSERT INTO lesson_files (hash, extension, name, track_id, heading) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING",
        )
        .bind(file.hash.as_str())
        .bind(file.extension.as_str())
        .bind(name.as_str())
        .bind(track)
        .bind(heading.as_str())
        .run(db)
        .await?;
    }
    Ok(())
}

/// The Markdown of the lessons, by the titles of sections.
pub(super) async fn sources_of(db: &impl ConnectionTrait, track: i64) -> Result<HashMap<String, String>> {
    let sql = Sql::new("SELECT heading, markdown FROM track_lessons WHERE track_id = $1").bind(track);
    let rows: Vec<SourceRow> = sql.all(db).await?;
    Ok(rows.into_iter().map(|row| (row.heading, row.markdown)).collect())
}

async fn markdown_of(db: &impl ConnectionTrait, track: i64, heading: &SectionTitle) -> Result<Option<String>> {
    let sql = Sql::new("SELECT markdown FROM track_lessons WHERE track_id = $1 AND heading = $2")
        .bind(track)
        .bind(heading.as_str());
    sql.scalar::<String>(db).await
}

#[derive(FromQueryResult)]
struct LessonRow {
    heading: String,
    html: String,
}

#[derive(FromQueryResult)]
struct PictureRow {
    name: String,
    hash: String,
    extension: String,
}

impl PictureRow {
    fn picture(self) -> LessonPicture {
        LessonPicture { name: self.name, file: StatementFile { hash: self.hash, extension: self.extension } }
    }
}

#[derive(FromQueryResult)]
struct WholeRow {
    markdown: String,
    html: String,
}

#[derive(FromQueryResult)]
struct SourceRow {
    heading: String,
    markdown: String,
}

#[derive(FromQueryResult)]
struct PrerequisiteRow {
    slug: String,
}

#[derive(FromQueryResult)]
struct LinkRow {
    slug: String,
    title: String,
}
