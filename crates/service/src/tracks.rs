//! Reading tracks. The listing is the same for everybody, and its first page comes from the cache; what a reader has solved is added after.

use std::{sync::Arc, time::Duration};

use assay_broker::{CacheKey, CacheSpace, CacheStatus, Fetched, Filled};
use assay_domain::{Page, Slug, Track, TrackSummary, UserId};

use crate::{Error, Service, boxed, problems::MOST_ITEMS};

/// How long a listing is kept where nobody says that it changed.
const LISTING_TTL: Duration = Duration::from_secs(60);
/// How many tracks the first page has, if the caller does not ask for another number. Only this page is cached: most readers ask for it, and
/// others could fill the cache by asking for many different pages.
const FIRST_PAGE: u32 = 50;
/// How many tracks of one problem are told.
const MOST_OF_PROBLEM: u32 = 20;

/// Some tracks, and where their listing came from.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The tracks in order.
    pub page: Page<TrackSummary>,
    /// Whether the listing came from the cache.
    pub cache: CacheStatus,
}

impl Service {
    /// Published tracks, oldest first, with how many problems of each the reader has solved.
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
        self.count_solved(&mut page.items, reader).await?;
        Ok(Listing { page, cache: fetched.status })
    }

    /// What [`tracks`](Self::tracks) gives, as JSON. What is the same for everybody goes out as it came from the cache.
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

    /// A page of the listing without anybody's progress, as JSON.
    async fn listing(&self, cursor: Option<&str>, limit: Option<u32>) -> Result<Fetched, Error> {
        let limit = limit.unwrap_or(FIRST_PAGE).clamp(1, MOST_ITEMS);
        if cursor.is_some() || limit != FIRST_PAGE {
            let Filled { bytes, .. } = self.read_listing(cursor, limit).await?;
            return Ok(Fetched { bytes: bytes.into(), status: CacheStatus::Bypass });
        }
        let key = CacheKey::tracks("first-page");
        let version = || async { Ok::<_, Error>(self.store.tracks_version().await?) };
        self.broker.cached(&key, LISTING_TTL, version, || self.read_listing(None, FIRST_PAGE)).await
    }

    /// Notes how many problems of each of these tracks the reader has solved.
    async fn count_solved(&self, tracks: &mut [TrackSummary], reader: Option<UserId>) -> Result<(), Error> {
        let Some(reader) = reader else { return Ok(()) };
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
    /// When there is none of that name.
    #[boxed]
    pub async fn track(&self, slug: &Slug, reader: Option<UserId>) -> Result<Track, Error> {
        self.store.track(slug, reader).await?.ok_or(Error::NotFound("track"))
    }

    /// Published tracks that have a problem, oldest first, with how many problems of each the reader has solved.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn tracks_with(&self, problem: &Slug, reader: Option<UserId>) -> Result<Vec<TrackSummary>, Error> {
        let mut tracks = self.store.tracks_with(problem, MOST_OF_PROBLEM).await?;
        self.count_solved(&mut tracks, reader).await?;
        Ok(tracks)
    }

    /// The version of what everybody is shown: it rises with every change to tracks and to published problems, and when the change is
    /// answered nothing older may be shown. Nothing where it is not known, as while the broker is away.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn content_version(&self) -> Result<Option<i64>, Error> {
        let version = || async { Ok::<_, Error>(self.store.tracks_version().await?) };
        self.broker.least_version(CacheSpace::Tracks, version).await
    }

    async fn read_listing(&self, cursor: Option<&str>, limit: u32) -> Result<Filled, Error> {
        let listing = self.store.tracks(cursor, limit).await?;
        let bytes = serde_json::to_vec(&listing.page).map_err(|error| Error::internal(&error))?;
        Ok(Filled { version: listing.version, bytes })
    }
}
