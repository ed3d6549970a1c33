//! Writing tracks. When a write returns, no server serves the old list of tracks, or the result says that some may.

use assay_broker::CacheSpace;
use assay_domain::{
    EditableTrack, FieldError, FieldName, FieldProblem, ManagedProblem, ManagedTrack, Missing, Page, SectionTitle,
    Slug, TrackEntry,
};
use assay_store::{NewLesson, NewTrack, OutboxEntry, TrackKey, TrackWritten};

use super::{Admin, PAGE};
use crate::{Error, Service, boxed};

/// The longest title of a track, in characters.
const MAX_TITLE: usize = 100;
/// The longest description of a track, in characters.
const MAX_DESCRIPTION: usize = 1000;
/// The longest lesson, in bytes.
const MAX_LESSON: usize = 100_000;
/// The longest estimate, in hours.
const MAX_HOURS: u32 = 1000;
/// The most prerequisites of a track.
const MAX_PREREQUISITES: usize = 10;
/// The most problems in a search result.
const MAX_FOUND: u32 = 10;

/// The result of a write to a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The track's new revision.
    pub revision: i32,
    /// Whether other servers may show the old list until it expires, because they could not be told yet.
    pub late: bool,
}

impl Admin<'_> {
    /// A page of the deleted tracks, or of all others, oldest first.
    ///
    /// # Errors
    /// When the cursor is not one of ours.
    #[boxed]
    pub async fn tracks(&self, deleted: bool, cursor: Option<&str>) -> Result<Page<ManagedTrack>, Error> {
        Ok(self.service.store.managed_tracks(deleted, cursor, PAGE).await?)
    }

    /// A track with everything that an admin can edit, deleted or not.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn track(&self, slug: &Slug) -> Result<EditableTrack, Error> {
        self.service.store.managed_track(slug).await?.ok_or(Error::not_found(Missing::Track))
    }

    /// Problems with `text` in their title or slug that are not in the track.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn find_problems(&self, text: &str, track: &Slug) -> Result<Vec<ManagedProblem>, Error> {
        Ok(self.service.store.find_problems(text.trim(), track, MAX_FOUND).await?)
    }

    /// Creates an unpublished track without problems. If `slug` is empty, it is made from the title.
    ///
    /// # Errors
    /// When a field is invalid, or another track has this slug.
    #[boxed]
    pub async fn create_track(&self, title: &str, slug: &str, description: &str) -> Result<(Slug, Written), Error> {
        let words = parse_texts(title, description);
        let slug = match slug.trim() {
            "" => slug_of(title).ok_or_else(|| FieldProblem::SlugMissing.of(FieldName::Slug)),
            typed => typed.parse::<Slug>().map_err(|error| FieldProblem::from(error).of(FieldName::Slug)),
        };
        let ((title, description), slug) = match (words, slug) {
            (Ok(words), Ok(slug)) => (words, slug),
            (words, slug) => return Err(Error::fields(words.err().into_iter().flatten().chain(slug.err()).collect())),
        };
        let new = NewTrack { slug: slug.clone(), title, description, published: false, entries: Vec::new() };
        let written = self.service.store.create_track(&new, self.actor()).await?;
        Ok((slug, self.announce(written).await))
    }

    /// Changes title and description.
    ///
    /// # Errors
    /// When a field is invalid, the track does not exist, or another admin changed it.
    #[boxed]
    pub async fn edit_track(&self, key: &TrackKey, title: &str, description: &str) -> Result<Written, Error> {
        let (title, description) = parse_texts(title, description).map_err(Error::fields)?;
        Ok(self.announce(self.service.store.edit_track(key, &title, &description, self.actor()).await?).await)
    }

    /// Replaces the problems and headings of a track.
    ///
    /// # Errors
    /// When a problem does not exist, there are duplicates, the track does not exist, or another admin changed it.
    #[boxed]
    pub async fn set_track_entries(&self, key: &TrackKey, entries: &[TrackEntry]) -> Result<Written, Error> {
        Ok(self.announce(self.service.store.set_track_entries(key, entries, self.actor()).await?).await)
    }

    /// Sets about how many hours a track takes, and the tracks to know before: slugs with spaces or commas between them.
    ///
    /// # Errors
    /// When a field is invalid, the track does not exist, or another admin changed it.
    #[boxed]
    pub async fn set_track_guide(&self, key: &TrackKey, hours: &str, prerequisites: &str) -> Result<Written, Error> {
        let (hours, prerequisites) = parse_guide(hours, prerequisites).map_err(Error::fields)?;
        Ok(self.announce(self.service.store.set_track_guide(key, hours, &prerequisites, self.actor()).await?).await)
    }

    /// Replaces the lesson of a section. Without text, the section loses it.
    ///
    /// # Errors
    /// When the lesson is too long, the track or section does not exist, or another admin changed it.
    #[boxed]
    pub async fn set_lesson(&self, key: &TrackKey, section: &SectionTitle, markdown: &str) -> Result<Written, Error> {
        if markdown.len() > MAX_LESSON {
            return Err(Error::field(FieldName::Lesson, FieldProblem::LessonTooLong { most: MAX_LESSON }));
        }
        // Browsers send forms with CR LF.
        let markdown = markdown.replace("\r\n", "\n");
        let pictures = self.service.store.lesson_pictures(&key.slug, section).await?;
        let known = pictures.iter().map(|picture| (picture.name.clone(), picture.file.address())).collect();
        let text = markdown.clone();
        let html = tokio::task::spawn_blocking(move || assay_package::render_lesson(&text, known)).await;
        let html = html.map_err(|error| Error::internal(&error))?;
        let lesson = NewLesson { markdown, html, pictures };
        Ok(self.announce(self.service.store.set_lesson(key, section, &lesson, self.actor()).await?).await)
    }

    /// Publishes or unpublishes a track.
    ///
    /// # Errors
    /// When the track does not exist, or another admin changed it.
    #[boxed]
    pub async fn publish_track(&self, key: &TrackKey, published: bool) -> Result<Written, Error> {
        Ok(self.announce(self.service.store.publish_track(key, published, self.actor()).await?).await)
    }

    /// Deletes a track. [`restore_track`](Self::restore_track) restores it.
    ///
    /// # Errors
    /// When the track does not exist, or another admin changed it.
    #[boxed]
    pub async fn delete_track(&self, key: &TrackKey) -> Result<Written, Error> {
        Ok(self.announce(self.service.store.delete_track(key, self.actor()).await?).await)
    }

    /// Restores a deleted track. Returns `None` if it is not deleted.
    ///
    /// # Errors
    /// When the track never existed.
    #[boxed]
    pub async fn restore_track(&self, slug: &Slug) -> Result<Option<Written>, Error> {
        match self.service.store.restore_track(slug, self.actor()).await? {
            Some(written) => Ok(Some(self.announce(written).await)),
            None => Ok(None),
        }
    }

    /// Tells all servers that older lists are stale. If this fails, the message stays in the outbox.
    async fn announce(&self, written: TrackWritten) -> Written {
        let late = match self.service.deliver(&OutboxEntry::tracks(written.version)).await {
            Ok(()) => false,
            Err(error) => {
                tracing::warn!(error = %error, version = written.version, "cannot announce the new list of tracks yet");
                true
            }
        };
        Written { revision: written.revision, late }
    }
}

impl Service {
    /// Sends the messages of the outbox, and returns how many. Every server calls this repeatedly, so that one can send what
    /// another could not.
    ///
    /// # Errors
    /// When the database or the broker fails. Messages that were not sent are kept.
    #[boxed]
    pub async fn deliver_outbox(&self) -> Result<usize, DeliveryError> {
        let entries = self.store.outbox_take().await?;
        for entry in &entries {
            self.deliver(entry).await?;
        }
        Ok(entries.len())
    }

    async fn deliver(&self, entry: &OutboxEntry) -> Result<(), DeliveryError> {
        self.broker.invalidate(CacheSpace::Tracks, entry.version).await?;
        Ok(self.store.outbox_done(entry).await?)
    }
}

/// Why a message could not be sent to other servers.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// The message cannot be read or removed.
    #[error(transparent)]
    Store(#[from] assay_store::Error),
    /// The broker cannot be reached.
    #[error(transparent)]
    Broker(#[from] assay_broker::Error),
}

/// Checks a track's title and description, and returns them trimmed.
///
/// # Errors
/// One for each invalid field.
fn parse_texts(title: &str, description: &str) -> Result<(String, String), Vec<FieldError>> {
    let (title, description) = (title.trim(), description.trim());
    let mut wrong = Vec::new();
    if title.is_empty() || title.chars().count() > MAX_TITLE || title.contains(char::is_control) {
        wrong.push(FieldProblem::InvalidTitle { most: MAX_TITLE }.of(FieldName::Title));
    }
    if description.chars().count() > MAX_DESCRIPTION {
        wrong.push(FieldProblem::TextTooLong { most: MAX_DESCRIPTION }.of(FieldName::Description));
    }
    if wrong.is_empty() { Ok((title.to_owned(), description.to_owned())) } else { Err(wrong) }
}

/// Checks the hours and prerequisites of a track.
///
/// # Errors
/// One for each invalid field.
fn parse_guide(hours: &str, prerequisites: &str) -> Result<(Option<u32>, Vec<Slug>), Vec<FieldError>> {
    let mut wrong = Vec::new();
    let hours = match hours.trim() {
        "" => None,
        typed => {
            let hours = typed.parse().ok().filter(|hours| (1..=MAX_HOURS).contains(hours));
            if hours.is_none() {
                wrong.push(FieldProblem::HoursOutOfRange { most: MAX_HOURS }.of(FieldName::Hours));
            }
            hours
        }
    };
    let mut slugs: Vec<Slug> = Vec::new();
    let words = prerequisites.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty());
    for word in words {
        match word.parse() {
            Ok(slug) if slugs.contains(&slug) => {}
            Ok(slug) => slugs.push(slug),
            Err(_) => {
                let text = word.chars().take(Slug::MAX_LENGTH + 1).collect();
                let problem = FieldProblem::InvalidPrerequisite { text, most: Slug::MAX_LENGTH };
                wrong.push(problem.of(FieldName::Prerequisites));
            }
        }
    }
    if slugs.len() > MAX_PREREQUISITES {
        wrong.push(FieldProblem::TooManyPrerequisites { most: MAX_PREREQUISITES }.of(FieldName::Prerequisites));
    }
    if wrong.is_empty() { Ok((hours, slugs)) } else { Err(wrong) }
}

/// A slug made from a title: its ASCII letters and digits, with dashes between the words. `None` if there are none.
fn slug_of(title: &str) -> Option<Slug> {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    slug.truncate(Slug::MAX_LENGTH);
    slug.trim_end_matches('-').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_made_from_the_title() {
        let slug = |title: &str| slug_of(title).map(|slug| slug.to_string());
        assert_eq!(slug("Graphs, part 2!").as_deref(), Some("graphs-part-2"));
        assert_eq!(slug(&"long ".repeat(40)).map(|slug| slug.len()), Some(Slug::MAX_LENGTH));
        assert_eq!(slug("図"), None);
    }

    #[test]
    fn hours_and_prerequisites_are_checked() {
        let slugs = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<Slug>>();
        assert_eq!(parse_guide("", " "), Ok((None, Vec::new())));
        assert_eq!(parse_guide(" 8 ", "a, b-2\nc a"), Ok((Some(8), slugs(&["a", "b-2", "c"]))));
        let wrong = parse_guide("0", "A!").unwrap_err();
        assert_eq!(
            wrong.iter().map(|error| error.field).collect::<Vec<_>>(),
            [FieldName::Hours, FieldName::Prerequisites]
        );
        assert!(parse_guide("1.5", "").is_err() && parse_guide("1001", "").is_err() && parse_guide("-1", "").is_err());
        let many: Vec<_> = (0..11).map(|n| format!("t{n}")).collect();
        assert!(parse_guide("", &many.join(" ")).is_err());
    }

    #[test]
    fn all_texts_are_checked_at_once() {
        let wrong = parse_texts(" ", &"x".repeat(MAX_DESCRIPTION + 1)).unwrap_err();
        assert_eq!(
            wrong.iter().map(|error| error.field).collect::<Vec<_>>(),
            [FieldName::Title, FieldName::Description]
        );
        assert_eq!(parse_texts(" Trees ", ""), Ok(("Trees".to_owned(), String::new())));
    }
}
