//! Reading tracks. The list is the same for all users, and its first page is cached. The number of solved problems is added later.

use std::{sync::Arc, time::Duration};

use assay_broker::{CacheKey, CacheSpace, CacheStatus, Fetched, Filled};
use assay_domain::{Missing, Page, Slug, Track, TrackSummary, UserId};

use crate::{Error, Service, boxed, problems::MAX_ITEMS};

/// How long the list is cached if no change is announced.
const LIST_TTL: Duration = Duration::from_secs(60);
/// The tracks of the first page, unless the caller asks for another number. Only this page is cached: most readers ask for it, and a
/// visitor could fill the cache by asking for many different pages.
const FIRST_PAGE: u32 = 50;
/// The most tracks that are listed for one problem.
const MAX_OF_PROBLEM: u32 = 20;

/// A page of the list of tracks.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The tracks, in order.
    pub page: Page<TrackSummary>,
    /// Whether the list came from the cache.
    pub cache: CacheStatus,
}

impl Service {
    /// The published tracks, oldest first, with the number of problems that the user has solved.
    ///
    /// # Errors
    /// When the cursor is not one of ours, or the database cannot be read.
    #[boxed]
    pub async fn tracks(
        &self,
        cursor: Option<&str>,
        limit: Option<u32>,
        reader: Option<UserId>,
    ) -> Result<Listing, Error> {
        let fetched = self.listing(cursor, limit).await?;
        let mut page: Page<TrackSummary> =
            serde_json::from_slice(&fetched.bytes).map_err(|error| Error::internal(&error))?;
        self.count_solved(page.items.iter_mut(), reader).await?;
        Ok(Listing { page, cache: fetched.status })
    }

    /// [`tracks`](Self::tracks) as JSON. Without `reader`, it is sent as cached.
    ///
    /// # Errors
    /// As for [`tracks`](Self::tracks).
    #[boxed]
    pub async fn tracks_json(
        &self,
        cursor: Option<&str>,
        limit: Option<u32>,
        reader: Option<UserId>,
    ) -> Result<(Arc<[u8]>, CacheStatus), Error> {
        if reader.is_none() {
            let Fetched { bytes, status } = self.listing(cursor, limit).await?;
            return Ok((bytes, status));
        }
        let Listing { page, cache } = self.tracks(cursor, limit, reader).await?;
        Ok((serde_json::to_vec(&page).map_err(|error| Error::internal(&error))?.into(), cache))
    }

    /// A page of the list without solved problems, as JSON.
    async fn listing(&self, cursor: Option<&str>, limit: Option<u32>) -> Result<Fetched, Error> {
        let limit = limit.unwrap_or(FIRST_PAGE).clamp(1, MAX_ITEMS);
        if cursor.is_some() || limit != FIRST_PAGE {
            let Filled { bytes, .. } = self.read_listing(cursor, limit).await?;
            return Ok(Fetched { bytes: bytes.into(), status: CacheStatus::Bypass });
        }
        self.cached_list("first-page", || self.read_listing(None, FIRST_PAGE)).await
    }

    /// A list that only writes to tracks and problems change: from the cache, or the result of `fill`, which is then cached.
    pub(crate) async fn cached_list<F>(&self, name: &str, fill: impl FnOnce() -> F) -> Result<Fetched, Error>
    where
        F: Future<Output = Result<Filled, Error>>,
    {
        let version = || async { Ok::<_, Error>(self.store.tracks_version().await?) };
        self.broker.cached(&CacheKey::tracks(name), LIST_TTL, version, fill).await
    }

    /// Sets the number of problems that the user has solved in each track.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn count_solved<'a>(
        &self,
        tracks: impl Iterator<Item = &'a mut TrackSummary> + Send + 'a,
        reader: Option<UserId>,
    ) -> Result<(), Error> {
        let Some(reader) = reader else { return Ok(()) };
        let tracks: Vec<&mut TrackSummary> = tracks.collect();
        let slugs: Vec<Slug> = tracks.iter().map(|track| track.slug.clone()).collect();
        let solved = self.store.solved_by_track(reader, &slugs).await?;
        for track in tracks {
            track.solved = Some(solved.get(&track.slug).copied().unwrap_or(0));
        }
        Ok(())
    }

    /// A published track with its problems.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn track(&self, slug: &Slug, reader: Option<UserId>) -> Result<Track, Error> {
        let read = || self.published_track(slug);
        let track = self.content(&self.content.tracks, slug.clone(), read).await?;
        self.with_progress(&track, reader).await
    }

    /// [`track`](Self::track) with the lessons of its sections.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn track_with_lessons(&self, slug: &Slug, reader: Option<UserId>) -> Result<Track, Error> {
        let read = || async {
            let mut track = self.published_track(slug).await?;
            let mut lessons = self.store.lessons(slug).await?;
            for section in &mut track.sections {
                section.lesson = lessons.remove(&section.title);
            }
            Ok(track)
        };
        let track = self.content(&self.content.tracks_with_lessons, slug.clone(), read).await?;
        self.with_progress(&track, reader).await
    }

    async fn published_track(&self, slug: &Slug) -> Result<Track, Error> {
        self.store.track(slug).await?.ok_or(Error::not_found(Missing::Track))
    }

    async fn with_progress(&self, track: &Track, reader: Option<UserId>) -> Result<Track, Error> {
        let mut track = track.clone();
        self.add_progress(track.items.iter_mut().map(|item| &mut item.problem), reader).await?;
        Ok(track)
    }

    /// The published tracks that contain a problem, oldest first, with the number of problems that the user has solved.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn tracks_with(&self, problem: &Slug, reader: Option<UserId>) -> Result<Vec<TrackSummary>, Error> {
        let read = || async { Ok(self.store.tracks_with(problem, MAX_OF_PROBLEM).await?) };
        let mut tracks = Vec::clone(&*self.content(&self.content.tracks_with, problem.clone(), read).await?);
        self.count_solved(tracks.iter_mut(), reader).await?;
        Ok(tracks)
    }

    /// The version of the content that all users see. Every change to tracks and published problems raises it, and after that,
    /// older content must not be shown. `None` if it is unknown, for example because the broker is down.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn content_version(&self) -> Result<Option<i64>, Error> {
        let version = || async { Ok::<_, Error>(self.store.tracks_version().await?) };
        self.broker.min_version(CacheSpace::Tracks, version).await
    }

    async fn read_listing(&self, cursor: Option<&str>, limit: u32) -> Result<Filled, Error> {
        let listing = self.store.tracks(cursor, limit).await?;
        let bytes = serde_json::to_vec(&listing.page).map_err(|error| Error::internal(&error))?;
        Ok(Filled { version: listing.version, bytes })
    }
}
