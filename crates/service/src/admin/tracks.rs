//! Writing tracks. A write is done when no server serves the old listing any more, or when it has said that some may.

use assay_broker::CacheSpace;
use assay_domain::{ManagedProblem, ManagedTrack, Page, Slug, TrackDraft, TrackEntry};
use assay_store::{NewTrack, OutboxEntry, TrackKey, TrackWritten};

use super::{Admin, PAGE};
use crate::{Error, FieldError, Service, boxed};

/// The longest title of a track, in characters.
const MAX_TITLE: usize = 100;
/// The longest description of a track, in characters.
const MAX_DESCRIPTION: usize = 1000;
/// How many problems a search shows.
const MOST_FOUND: u32 = 10;

/// What became of a write to a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The track's revision now.
    pub revision: i32,
    /// Whether other servers may show the old listing for up to its time to live: they could not be told yet.
    pub late: bool,
}

impl Admin<'_> {
    /// Tracks that are deleted, or those that are not, oldest first.
    ///
    /// # Errors
    /// When the cursor is not one of ours.
    #[boxed]
    pub async fn tracks(&self, deleted: bool, cursor: Option<&str>) -> Result<Page<ManagedTrack>, Error> {
        Ok(self.service.store.managed_tracks(deleted, cursor, PAGE).await?)
    }

    /// A track with all that can be changed about it, deleted or not.
    ///
    /// # Errors
    /// When there is none of that name.
    #[boxed]
    pub async fn track(&self, slug: &Slug) -> Result<TrackDraft, Error> {
        self.service.store.managed_track(slug).await?.ok_or(Error::NotFound("track"))
    }

    /// Problems with `text` in their title or name that the track does not have.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn find_problems(&self, text: &str, track: &Slug) -> Result<Vec<ManagedProblem>, Error> {
        Ok(self.service.store.find_problems(text.trim(), track, MOST_FOUND).await?)
    }

    /// Makes a track that nobody sees yet and that has no problems. Where no name for addresses is given, it is made of the title.
    ///
    /// # Errors
    /// When a field is not right, or the name belongs to another track.
    #[boxed]
    pub async fn create_track(&self, title: &str, slug: &str, description: &str) -> Result<(Slug, Written), Error> {
        let words = parse_track_words(title, description);
        let slug = match slug.trim() {
            "" => slug_of(title)
                .ok_or_else(|| FieldError::new("slug", "Write the name it has in addresses, as in graphs-2.")),
            typed => typed.parse::<Slug>().map_err(|error| FieldError::new("slug", error)),
        };
        let ((title, description), slug) = match (words, slug) {
            (Ok(words), Ok(slug)) => (words, slug),
            (words, slug) => return Err(Error::Invalid(words.err().into_iter().flatten().chain(slug.err()).collect())),
        };
        let new = NewTrack { slug: slug.clone(), title, description, published: false, entries: Vec::new() };
        let written = self.service.store.create_track(&new, self.actor()).await?;
        Ok((slug, self.told(written).await))
    }

    /// Changes title and description.
    ///
    /// # Errors
    /// When a field is not right, there is no such track, or somebody else changed it meanwhile.
    #[boxed]
    pub async fn edit_track(&self, key: &TrackKey, title: &str, description: &str) -> Result<Written, Error> {
        let (title, description) = parse_track_words(title, description).map_err(Error::Invalid)?;
        Ok(self.told(self.service.store.edit_track(key, &title, &description, self.actor()).await?).await)
    }

    /// Gives a track these problems and headings, in this order.
    ///
    /// # Errors
    /// When a problem is not there, or something is there twice, there is no such track, or somebody else changed it meanwhile.
    #[boxed]
    pub async fn set_track_entries(&self, key: &TrackKey, entries: &[TrackEntry]) -> Result<Written, Error> {
        Ok(self.told(self.service.store.set_track_entries(key, entries, self.actor()).await?).await)
    }

    /// Shows a track to people, or hides it from them.
    ///
    /// # Errors
    /// When there is no such track, or somebody else changed it meanwhile.
    #[boxed]
    pub async fn publish_track(&self, key: &TrackKey, published: bool) -> Result<Written, Error> {
        Ok(self.told(self.service.store.publish_track(key, published, self.actor()).await?).await)
    }

    /// Deletes a track; [`restore_track`](Self::restore_track) brings it back.
    ///
    /// # Errors
    /// When there is no such track, or somebody else changed it meanwhile.
    #[boxed]
    pub async fn delete_track(&self, key: &TrackKey) -> Result<Written, Error> {
        Ok(self.told(self.service.store.delete_track(key, self.actor()).await?).await)
    }

    /// Brings a deleted track back, as it was. One that is not deleted stays as it is.
    ///
    /// # Errors
    /// When there never was such a track.
    #[boxed]
    pub async fn restore_track(&self, slug: &Slug) -> Result<Option<Written>, Error> {
        match self.service.store.restore_track(slug, self.actor()).await? {
            Some(written) => Ok(Some(self.told(written).await)),
            None => Ok(None),
        }
    }

    /// Tells all servers that older listings are stale. The row in the outbox goes only once they are told.
    async fn told(&self, written: TrackWritten) -> Written {
        let late = match self.service.deliver(&OutboxEntry::tracks(written.version)).await {
            Ok(()) => false,
            Err(error) => {
                tracing::warn!(error = %error, version = written.version, "others are told of the new tracks later");
                true
            }
        };
        Written { revision: written.revision, late }
    }
}

impl Service {
    /// Sends what other servers must still be told, and says how much that was. Called again and again, by every server: what one
    /// could not send another may.
    ///
    /// # Errors
    /// When the database or the broker cannot be used; what was not sent is kept.
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
    /// What is to be sent cannot be read, or not be removed.
    #[error(transparent)]
    Store(#[from] assay_store::Error),
    /// The broker cannot be reached.
    #[error(transparent)]
    Broker(#[from] assay_broker::Error),
}

/// Checks the words of a track: its title and description, trimmed.
///
/// # Errors
/// With what is wrong, field by field.
fn parse_track_words(title: &str, description: &str) -> Result<(String, String), Vec<FieldError>> {
    let (title, description) = (title.trim(), description.trim());
    let mut wrong = Vec::new();
    if title.is_empty() || title.chars().count() > MAX_TITLE || title.contains(char::is_control) {
        wrong.push(FieldError::new("title", format!("Write a title of 1 to {MAX_TITLE} characters.")));
    }
    if description.chars().count() > MAX_DESCRIPTION {
        wrong.push(FieldError::new("description", format!("Write at most {MAX_DESCRIPTION} characters.")));
    }
    if wrong.is_empty() { Ok((title.to_owned(), description.to_owned())) } else { Err(wrong) }
}

/// A name for addresses made of a title: its letters and digits, with dashes between the words. Nothing where none are left.
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
    fn a_title_becomes_an_address() {
        let slug = |title: &str| slug_of(title).map(|slug| slug.to_string());
        assert_eq!(slug("Graphs, part 2!").as_deref(), Some("graphs-part-2"));
        assert_eq!(slug(&"long ".repeat(40)).map(|slug| slug.len()), Some(Slug::MAX_LENGTH));
        assert_eq!(slug("図"), None);
    }

    #[test]
    fn all_words_are_checked_at_once() {
        let wrong = parse_track_words(" ", &"x".repeat(MAX_DESCRIPTION + 1)).unwrap_err();
        assert_eq!(wrong.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["title", "description"]);
        assert_eq!(parse_track_words(" Trees ", ""), Ok(("Trees".to_owned(), String::new())));
    }
}
