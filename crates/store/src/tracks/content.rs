//! The whole content of a track, which is read and replaced at once.

use assay_domain::{AuditAction, SectionTitle, Slug, TrackEntry, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{
    change::{Change, lock_any, record_change},
    guide::{self, NewLesson},
    order,
};
use crate::{
    Error, Result, Store, blobs::hash_of_bytes, boxed, dialect::now, entities::tracks, insert::insert, listing_version,
    only::Only, rows,
};

/// The content of a track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackContent {
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// About how many hours it takes.
    pub hours: Option<u32>,
    /// The tracks to know before. These need not exist.
    pub prerequisites: Vec<Slug>,
    /// Its problems and headings, in order, without duplicates.
    pub entries: Vec<TrackEntry>,
    /// The lessons of its sections, in the order of the headings, without empty ones.
    pub lessons: Vec<(SectionTitle, NewLesson)>,
}

impl TrackContent {
    /// A hash of everything in it, in hex.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn fingerprint(&self) -> Result<String> {
        Ok(hash_of_bytes(rows::to_json(self)?.as_bytes()))
    }

    /// Whether authors wrote the same. A newer version may render the same lesson differently.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let written = |content: &Self| {
            let lessons = content
                .lessons
                .iter()
                .map(|(section, lesson)| (section.clone(), NewLesson { html: String::new(), ..lesson.clone() }));
            Self { lessons: lessons.collect(), ..content.clone() }
        };
        written(self) == written(other)
    }

    fn markdown(&self, section: &SectionTitle) -> Option<&str> {
        self.lessons.iter().find(|(other, _)| other == section).map(|(_, lesson)| lesson.markdown.as_str())
    }
}

/// What storing a track did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackStored {
    /// The track is new, and published.
    Created,
    /// The track existed and has changed.
    Changed,
    /// The track existed and is the same.
    Unchanged,
}

impl Store {
    /// Gives a track this content, with one audit entry. A new track is published; an old one keeps its visibility.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack) if it is deleted; [`NoSuchProblem`](crate::Error::NoSuchProblem);
    /// [`DuplicateTrackEntry`](crate::Error::DuplicateTrackEntry); [`TrackFull`](crate::Error::TrackFull); when the database
    /// fails.
    #[boxed]
    pub async fn put_track(&self, slug: &Slug, content: &TrackContent, actor: Option<UserId>) -> Result<TrackStored> {
        let transaction = self.begin_write().await?;
        let stored = match find(&transaction, slug).await? {
            None => {
                create(&transaction, slug, content, actor, AuditAction::TrackCreate).await?;
                TrackStored::Created
            }
            Some(track) if track.deleted_at.is_some() => return Err(Error::NoSuchTrack(slug.clone())),
            Some(track) => {
                if replace(&transaction, slug, &track, content, actor, AuditAction::TrackImport).await? {
                    TrackStored::Changed
                } else {
                    TrackStored::Unchanged
                }
            }
        };
        transaction.commit().await?;
        Ok(stored)
    }
}

/// Reads a track, deleted or not, and locks it until the transaction ends. `None` if there is none.
pub(crate) async fn find(db: &impl ConnectionTrait, slug: &Slug) -> Result<Option<tracks::Model>> {
    match lock_any(db, slug).await {
        Ok(track) => Ok(Some(track)),
        Err(Error::NoSuchTrack(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a track, deleted or not.
pub(crate) async fn find_unlocked(db: &impl ConnectionTrait, slug: &Slug) -> Result<Option<tracks::Model>> {
    Ok(tracks::Entity::find().filter(tracks::Column::Slug.eq(slug.as_str())).only(db).await?)
}

/// The content of a track.
pub(crate) async fn content_of(db: &impl ConnectionTrait, track: &tracks::Model) -> Result<TrackContent> {
    let entries = order::entries_of(db, track.id).await?;
    let mut lessons = Vec::new();
    for section in entries.iter().filter_map(heading) {
        if let Some(lesson) = guide::lesson_of(db, track.id, section).await? {
            lessons.push((section.clone(), lesson));
        }
    }
    Ok(TrackContent {
        title: track.title.clone(),
        description: track.description.clone(),
        hours: guide::hours_of(track)?,
        prerequisites: guide::prerequisites_of(db, track.id).await?,
        entries,
        lessons,
    })
}

/// Creates a published track in the caller's transaction, and raises the version of the list of tracks.
pub(crate) async fn create(
    db: &impl ConnectionTrait,
    slug: &Slug,
    content: &TrackContent,
    actor: Option<UserId>,
    action: AuditAction,
) -> Result<()> {
    let row = tracks::ActiveModel {
        slug: Set(slug.to_string()),
        title: Set(rows::storable(&content.title)),
        description: Set(rows::storable(&content.description)),
        published: Set(true),
        ..Default::default()
    };
    insert(row, [(tracks::Column::CreatedAt, now(db))]).run(db).await?;
    let track = lock_any(db, slug).await?;
    write(db, track.id, 1, content).await?;
    let after = json!({
        "title": content.title, "description": content.description, "published": true, "problems": content.entries,
    });
    record_change(db, Change { slug, revision: 1, actor, action, before: None, after: Some(after) }).await?;
    listing_version::raise(db).await?;
    Ok(())
}

/// Replaces the content of a track in the caller's transaction, with a new revision and an audit entry, and raises the version of the
/// list of tracks. Returns whether the content was different.
pub(crate) async fn replace(
    db: &impl ConnectionTrait,
    slug: &Slug,
    track: &tracks::Model,
    content: &TrackContent,
    actor: Option<UserId>,
    action: AuditAction,
) -> Result<bool> {
    let before = content_of(db, track).await?;
    if before == *content {
        return Ok(false);
    }
    let revision = track.revision + 1;
    write(db, track.id, revision, content).await?;
    let (old, new) = differences(&before, content);
    record_change(db, Change { slug, revision, actor, action, before: Some(old), after: Some(new) }).await?;
    listing_version::raise(db).await?;
    Ok(true)
}

/// Writes everything. A lesson of a heading that is removed stays in the table, so that the heading has it again when it returns.
async fn write(db: &impl ConnectionTrait, track: i64, revision: i32, content: &TrackContent) -> Result<()> {
    order::replace_entries(db, track, &content.entries).await?;
    let changed = tracks::ActiveModel {
        title: Set(rows::storable(&content.title)),
        description: Set(rows::storable(&content.description)),
        revision: Set(revision),
        ..Default::default()
    };
    tracks::Entity::update_many().set(changed).filter(tracks::Column::Id.eq(track)).exec(db).await?;
    guide::write(db, track, content.hours, &content.prerequisites).await?;
    for section in content.entries.iter().filter_map(heading) {
        let lesson = content.lessons.iter().find(|(other, _)| other == section).map(|(_, lesson)| lesson);
        guide::replace_lesson(db, track, section, lesson).await?;
    }
    Ok(())
}

fn heading(entry: &TrackEntry) -> Option<&SectionTitle> {
    match entry {
        TrackEntry::Heading(title) => Some(title),
        TrackEntry::Problem(_) => None,
    }
}

/// The parts that differ, before and after, for the audit log.
fn differences(before: &TrackContent, after: &TrackContent) -> (Value, Value) {
    let (mut old, mut new) = (Map::new(), Map::new());
    let mut add = |name: &str, one: Value, other: Value| {
        if one != other {
            old.insert(name.to_owned(), one);
            new.insert(name.to_owned(), other);
        }
    };
    add("title", json!(before.title), json!(after.title));
    add("description", json!(before.description), json!(after.description));
    add("hours", json!(before.hours), json!(after.hours));
    add("prerequisites", json!(before.prerequisites), json!(after.prerequisites));
    add("problems", json!(before.entries), json!(after.entries));
    for section in before.lessons.iter().chain(&after.lessons).map(|(section, _)| section) {
        add(&format!("lesson {section}"), json!(before.markdown(section)), json!(after.markdown(section)));
    }
    (Value::Object(old), Value::Object(new))
}
