use std::{
    collections::BTreeMap,
    path::{Component, Path, PathBuf},
};

use assay_domain::{EditableLesson, NamedFile, SectionTitle, Slug};
use assay_store::{Blobs, LessonPicture, Store};

use crate::{Error, boxed, error::unwritable, restore};

/// Writes a track as `SLUG.YAML` in a folder, and its lessons with their pictures in `SLUG` beside it. Returns the path of the track file;
/// `None` if there is no such track.
///
/// # Errors
/// A picture is not stored, a file cannot be written, or the database fails.
#[boxed]
pub async fn restore_track(slug: &Slug, store: &Store, blobs: &Blobs, folder: &Path) -> Result<Option<PathBuf>, Error> {
    let Some(track) = store.managed_track(slug).await?.filter(|track| track.deleted_at.is_none()) else {
        return Ok(None);
    };
    let mut files = Files::default();
    let mut paths = BTreeMap::new();
    for (number, lesson) in (1..).zip(&track.lessons) {
        if !lesson.markdown.is_empty() {
            let pictures = store.lesson_pictures(slug, &lesson.section).await?;
            let path = files.add(slug, number, lesson, pictures)?;
            paths.insert(lesson.section.clone(), path);
        }
    }
    let pictures: Vec<NamedFile<String>> =
        files.pictures.into_iter().map(|(name, hash)| NamedFile { name, file: hash, executable: false }).collect();
    restore(&pictures, blobs, folder).await?;
    for (name, markdown) in files.lessons {
        write(&folder.join(name), &markdown).await?;
    }
    let path = folder.join(format!("{slug}.yaml"));
    write(&path, &assay_package::track_yaml(&track, &paths)).await?;
    Ok(Some(path))
}

/// The lessons and pictures of a track, by their paths beside the track file.
#[derive(Default)]
struct Files {
    lessons: BTreeMap<String, String>,
    /// The hashes of pictures.
    pictures: BTreeMap<String, String>,
}

impl Files {
    /// Adds a lesson, and returns its path.
    fn add(
        &mut self,
        slug: &Slug,
        number: usize,
        lesson: &EditableLesson,
        pictures: Vec<LessonPicture>,
    ) -> Result<String, Error> {
        if let Some(odd) = pictures.iter().find(|picture| !is_inside(&picture.name)) {
            return Err(Error::Name(odd.name.clone()));
        }
        let is_other = |folder: &str, picture: &LessonPicture| {
            self.pictures.get(&format!("{folder}/{}", picture.name)).is_some_and(|hash| *hash != picture.file.hash)
        };
        let mut folder = slug.to_string();
        // Two lessons may have different pictures of the same name.
        if pictures.iter().any(|picture| is_other(&folder, picture)) {
            folder = format!("{slug}/{number}");
        }
        self.pictures
            .extend(pictures.into_iter().map(|picture| (format!("{folder}/{}", picture.name), picture.file.hash)));
        let path = format!("{folder}/{number}-{}.md", file_name(&lesson.section));
        self.lessons.insert(path.clone(), lesson.markdown.clone());
        Ok(path)
    }
}

fn is_inside(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

/// A file name made of a heading.
fn file_name(heading: &SectionTitle) -> String {
    let words = heading.as_str().split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    if words.is_empty() { "lesson".to_owned() } else { words.join("-") }
}

async fn write(path: &Path, text: &str) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        tokio::fs::create_dir_all(folder).await.map_err(unwritable(folder))?;
    }
    tokio::fs::write(path, text).await.map_err(unwritable(path))
}
