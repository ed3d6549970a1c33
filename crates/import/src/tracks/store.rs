use std::collections::BTreeMap;

use assay_domain::{EditableTrack, EditableTrackEntry, SectionTitle, TrackEntry, UserId};
use assay_package::{Lesson, TrackFile};
use assay_store::{Blobs, LessonPicture, NewLesson, NewTrack, StatementFile, Store, TrackKey};

use crate::{Error, boxed};

/// What storing a track file did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredTrack {
    /// The track is new, and published.
    Created,
    /// The track existed and has changed.
    Changed,
    /// The track existed and is the same as the file.
    Unchanged,
}

/// Makes a track the same as its file. A new track is published; an old one keeps its visibility. Each part that differs is one change in the
/// audit log. If this is interrupted, storing the file again completes it.
///
/// # Errors
/// [`NoSuchProblem`](assay_store::Error::NoSuchProblem); [`NoSuchTrack`](assay_store::Error::NoSuchTrack) if the track is deleted;
/// [`TrackChanged`](assay_store::Error::TrackChanged) if it is changed at the same time; a picture cannot be stored, or the
/// database fails.
#[boxed]
pub async fn store_track(
    track: &TrackFile,
    store: &Store,
    blobs: &Blobs,
    actor: Option<UserId>,
) -> Result<StoredTrack, Error> {
    let known = store.managed_track(&track.slug).await?;
    let is_new = known.is_none();
    if is_new {
        let new = NewTrack {
            slug: track.slug.clone(),
            title: track.title.clone(),
            description: track.description.clone(),
            published: true,
            entries: track.entries.clone(),
        };
        store.create_track(&new, actor).await?;
    }
    let stored = match known {
        Some(known) => Some(known),
        None => store.managed_track(&track.slug).await?,
    };
    let stored = stored.filter(|stored| stored.deleted_at.is_none());
    let stored = stored.ok_or_else(|| assay_store::Error::NoSuchTrack(track.slug.clone()))?;
    let mut key = TrackKey { slug: track.slug.clone(), revision: stored.revision };
    if entries(&stored) != track.entries {
        key.revision = store.set_track_entries(&key, &track.entries, actor).await?.revision;
    }
    if (&stored.title, &stored.description) != (&track.title, &track.description) {
        key.revision = store.edit_track(&key, &track.title, &track.description, actor).await?.revision;
    }
    if (stored.hours, &stored.prerequisites) != (track.hours, &track.prerequisites) {
        key.revision = store.set_track_guide(&key, track.hours, &track.prerequisites, actor).await?.revision;
    }
    // Read again, because changed entries may have renamed a section and its lesson.
    let now = store.managed_track(&track.slug).await?;
    let now: BTreeMap<_, _> =
        now.into_iter().flat_map(|now| now.lessons).map(|lesson| (lesson.section, lesson.markdown)).collect();
    let wanted: BTreeMap<_, _> = track.lessons.iter().map(|(section, lesson)| (section, lesson)).collect();
    for (section, markdown) in &now {
        let lesson = match wanted.get(section) {
            Some(lesson) => new_lesson(lesson, blobs).await?,
            None => NewLesson::default(),
        };
        if lesson.markdown != *markdown || lesson.pictures != pictures(store, track, section).await? {
            key.revision = store.set_lesson(&key, section, &lesson, actor).await?.revision;
        }
    }
    Ok(if is_new {
        StoredTrack::Created
    } else if key.revision > stored.revision {
        StoredTrack::Changed
    } else {
        StoredTrack::Unchanged
    })
}

fn entries(track: &EditableTrack) -> Vec<TrackEntry> {
    let entry = |entry: &EditableTrackEntry| match entry {
        EditableTrackEntry::Problem(problem) => TrackEntry::Problem(problem.slug.clone()),
        EditableTrackEntry::Heading(title) => TrackEntry::Heading(title.clone()),
    };
    track.entries.iter().map(entry).collect()
}

async fn pictures(store: &Store, track: &TrackFile, section: &SectionTitle) -> Result<Vec<LessonPicture>, Error> {
    Ok(sorted(store.lesson_pictures(&track.slug, section).await?))
}

/// Stores the pictures of a lesson.
async fn new_lesson(lesson: &Lesson, blobs: &Blobs) -> Result<NewLesson, Error> {
    let mut pictures = Vec::new();
    for file in &lesson.files {
        let hash = blobs.put_file(&file.path).await?;
        let extension = file.address.rsplit('.').next().unwrap_or_default().to_owned();
        pictures.push(LessonPicture { name: file.name.clone(), file: StatementFile { hash, extension } });
    }
    Ok(NewLesson { markdown: lesson.markdown.clone(), html: lesson.html.clone(), pictures: sorted(pictures) })
}

fn sorted(mut pictures: Vec<LessonPicture>) -> Vec<LessonPicture> {
    pictures.sort_by(|one, other| one.name.cmp(&other.name).then_with(|| one.file.cmp(&other.file)));
    pictures.dedup();
    pictures
}
