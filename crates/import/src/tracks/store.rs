use assay_domain::{TrackEntry, UserId};
use assay_package::{Lesson, TrackFile};
use assay_store::{Blobs, LessonPicture, NewLesson, StatementFile, Store, TrackContent, TrackStored};

use crate::{Error, boxed};

/// Makes a track the same as its file, in one transaction. A new track is published; an old one keeps its visibility.
///
/// # Errors
/// [`NoSuchProblem`](assay_store::Error::NoSuchProblem); [`NoSuchTrack`](assay_store::Error::NoSuchTrack) if the track is deleted; a
/// picture cannot be stored, or the database fails.
#[boxed]
pub async fn store_track(
    track: &TrackFile,
    store: &Store,
    blobs: &Blobs,
    actor: Option<UserId>,
) -> Result<TrackStored, Error> {
    store_pictures(track, blobs).await?;
    Ok(store.put_track(&track.slug, &track_content(track), actor).await?)
}

/// Stores the pictures in the lessons of a track.
///
/// # Errors
/// A picture cannot be stored.
#[boxed]
pub async fn store_pictures(track: &TrackFile, blobs: &Blobs) -> Result<(), Error> {
    for file in track.lessons.iter().flat_map(|(_, lesson)| &lesson.files) {
        blobs.put_file(&file.path).await?;
    }
    Ok(())
}

/// The content of a track file, as the store keeps it.
#[must_use]
pub fn track_content(track: &TrackFile) -> TrackContent {
    let lesson = |entry: &TrackEntry| {
        let TrackEntry::Heading(title) = entry else { return None };
        let (_, lesson) = track.lessons.iter().find(|(section, _)| section == title)?;
        (!lesson.markdown.trim().is_empty()).then(|| (title.clone(), new_lesson(lesson)))
    };
    TrackContent {
        title: track.title.clone(),
        description: track.description.clone(),
        hours: track.hours,
        prerequisites: track.prerequisites.clone(),
        entries: track.entries.clone(),
        lessons: track.entries.iter().filter_map(lesson).collect(),
    }
}

fn new_lesson(lesson: &Lesson) -> NewLesson {
    let picture = |file: &assay_package::StatementAsset| LessonPicture {
        name: file.name.clone(),
        file: StatementFile {
            hash: file.sha256.clone(),
            extension: file.address.rsplit('.').next().unwrap_or_default().to_owned(),
        },
    };
    let mut pictures: Vec<LessonPicture> = lesson.files.iter().map(picture).collect();
    pictures.sort();
    pictures.dedup();
    NewLesson { markdown: lesson.markdown.clone(), html: lesson.html.clone(), pictures }
}
