//! Lessons, prerequisites and hours of tracks.

use std::collections::HashMap;

use assay_domain::{AuditAction, SectionTitle, Slug, TrackLink, UserId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, OnConflict},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::change::{Change, TrackKey, TrackWritten, commit, lock, next_revision};
use crate::{
    Error, Result, StatementFile, Store, boxed,
    entities::{lesson_files, track_headings, track_lessons, track_prerequisites, tracks},
    exists::Exists,
    insert::insert,
    only::Only,
    rows,
};

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
            "hours": hours_of(&current)?,
            "prerequisites": prerequisites_of(&transaction, current.id).await?,
        });
        write(&transaction, current.id, hours, prerequisites).await?;
        next_revision(current.id).exec(&transaction).await?;
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
        let section = track_headings::Entity::find()
            .filter(track_headings::Column::TrackId.eq(current.id))
            .filter(track_headings::Column::Title.eq(heading.as_str()));
        if !section.exists(&transaction).await? {
            return Err(Error::NoSuchTrack(key.slug.clone()));
        }
        let before = find_lesson(current.id, heading).only(&transaction).await?.map(|lesson| lesson.markdown);
        replace_lesson(&transaction, current.id, heading, Some(lesson)).await?;
        next_revision(current.id).exec(&transaction).await?;
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
        let pictures = lesson_files::Entity::find()
            .inner_join(tracks::Entity)
            .filter(tracks::Column::Slug.eq(track.as_str()))
            .filter(lesson_files::Column::Heading.eq(section.as_str()))
            .order_by_asc(lesson_files::Column::Name)
            .order_by_asc(lesson_files::Column::Hash);
        Ok(pictures.all(&self.read).await?.into_iter().map(picture).collect())
    }

    /// The lessons of a published track as HTML, by the titles of its sections.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn lessons(&self, track: &Slug) -> Result<HashMap<String, String>> {
        let lessons = track_lessons::Entity::find()
            .inner_join(tracks::Entity)
            .filter(tracks::Column::Slug.eq(track.as_str()))
            .filter(tracks::Column::Published.eq(true))
            .filter(tracks::Column::DeletedAt.is_null());
        let lessons = lessons.select_only().columns([track_lessons::Column::Heading, track_lessons::Column::Html]);
        Ok(lessons.into_tuple::<(String, String)>().all(&self.read).await?.into_iter().collect())
    }
}

/// About how many hours a track takes.
pub(super) fn hours_of(track: &tracks::Model) -> Result<Option<u32>> {
    track.hours.map(rows::count).transpose()
}

/// The slugs of the tracks to know before, whether they exist or not.
pub(super) async fn prerequisites_of(db: &impl ConnectionTrait, track: i64) -> Result<Vec<Slug>> {
    let known = track_prerequisites::Entity::find()
        .filter(track_prerequisites::Column::TrackId.eq(track))
        .order_by_asc(track_prerequisites::Column::Position);
    known.all(db).await?.iter().map(|row| rows::slug(&row.slug)).collect()
}

/// The published tracks to know before.
pub(super) async fn published_prerequisites(db: &impl ConnectionTrait, track: i64) -> Result<Vec<TrackLink>> {
    let links: Vec<(String, String)> = track_prerequisites::Entity::find()
        .select_only()
        .columns([tracks::Column::Slug, tracks::Column::Title])
        .inner_join(tracks::Entity)
        .filter(track_prerequisites::Column::TrackId.eq(track))
        .filter(tracks::Column::Published.eq(true))
        .filter(tracks::Column::DeletedAt.is_null())
        .order_by_asc(track_prerequisites::Column::Position)
        .into_tuple()
        .all(db)
        .await?;
    links.into_iter().map(|(slug, title)| Ok(TrackLink { slug: rows::slug(&slug)?, title })).collect()
}

/// Gives the lesson of a renamed heading its new title.
pub(super) async fn rename_lesson(
    db: &impl ConnectionTrait,
    track: i64,
    old: &SectionTitle,
    new: &SectionTitle,
) -> Result<()> {
    // A removed section may have left a lesson with this title.
    delete_lesson(db, track, new).await?;
    track_lessons::Entity::update_many()
        .col_expr(track_lessons::Column::Heading, Expr::value(new.as_str()))
        .filter(track_lessons::Column::TrackId.eq(track))
        .filter(track_lessons::Column::Heading.eq(old.as_str()))
        .exec(db)
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
    tracks::Entity::update_many()
        .col_expr(tracks::Column::Hours, Expr::value(hours.map(rows::measure)))
        .filter(tracks::Column::Id.eq(track))
        .exec(db)
        .await?;
    track_prerequisites::Entity::delete_many().filter(track_prerequisites::Column::TrackId.eq(track)).exec(db).await?;
    for (position, slug) in (1_i32..).zip(prerequisites) {
        let row = track_prerequisites::ActiveModel {
            track_id: Set(track),
            position: Set(position),
            slug: Set(slug.to_string()),
        };
        track_prerequisites::Entity::insert(row).exec_without_returning(db).await?;
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
    delete_lesson(db, track, heading).await?;
    match lesson.filter(|lesson| !lesson.markdown.trim().is_empty()) {
        Some(lesson) => insert_lesson(db, track, heading, lesson).await,
        None => Ok(()),
    }
}

/// The lesson of a heading, if it has one.
pub(super) async fn lesson_of(
    db: &impl ConnectionTrait,
    track: i64,
    heading: &SectionTitle,
) -> Result<Option<NewLesson>> {
    let Some(lesson) = find_lesson(track, heading).only(db).await? else { return Ok(None) };
    let pictures = lesson_files::Entity::find()
        .filter(lesson_files::Column::TrackId.eq(track))
        .filter(lesson_files::Column::Heading.eq(heading.as_str()));
    let mut pictures: Vec<LessonPicture> = pictures.all(db).await?.into_iter().map(picture).collect();
    // Sorted here, because the databases sort texts differently.
    pictures.sort();
    Ok(Some(NewLesson { markdown: lesson.markdown, html: lesson.html, pictures }))
}

async fn insert_lesson(
    db: &impl ConnectionTrait,
    track: i64,
    heading: &SectionTitle,
    lesson: &NewLesson,
) -> Result<()> {
    let row = track_lessons::ActiveModel {
        track_id: Set(track),
        heading: Set(heading.to_string()),
        markdown: Set(rows::storable(&lesson.markdown)),
        html: Set(rows::storable(&lesson.html)),
    };
    track_lessons::Entity::insert(row).exec_without_returning(db).await?;
    for LessonPicture { name, file } in &lesson.pictures {
        let row = lesson_files::ActiveModel {
            hash: Set(file.hash.clone()),
            extension: Set(file.extension.clone()),
            track_id: Set(track),
            heading: Set(heading.to_string()),
            name: Set(name.clone()),
        };
        insert(row, []).on_conflict(OnConflict::new().do_nothing().to_owned()).run(db).await?;
    }
    Ok(())
}

/// The Markdown of the lessons, by the titles of sections.
pub(super) async fn sources_of(db: &impl ConnectionTrait, track: i64) -> Result<HashMap<String, String>> {
    let lessons = track_lessons::Entity::find().filter(track_lessons::Column::TrackId.eq(track));
    let lessons = lessons.select_only().columns([track_lessons::Column::Heading, track_lessons::Column::Markdown]);
    Ok(lessons.into_tuple::<(String, String)>().all(db).await?.into_iter().collect())
}

fn find_lesson(track: i64, heading: &SectionTitle) -> Select<track_lessons::Entity> {
    track_lessons::Entity::find_by_id((track, heading.to_string()))
}

/// Deletes a lesson, if there is one. The database deletes its files with it.
async fn delete_lesson(db: &impl ConnectionTrait, track: i64, heading: &SectionTitle) -> Result<()> {
    track_lessons::Entity::delete_by_id((track, heading.to_string())).exec(db).await?;
    Ok(())
}

fn picture(row: lesson_files::Model) -> LessonPicture {
    LessonPicture { name: row.name, file: StatementFile { hash: row.hash, extension: row.extension } }
}
