//! Reading tracks. The listing is the same for everybody and comes from the cache; what a reader has solved is added after.

use std::{sync::Arc, time::Duration};

use assay_broker::{CacheKey, CacheSpace, CacheStatus, Fetched, Filled};
use assay_domain::{Slug, Track, TrackSummary, UserId};

use crate::{Error, Service, boxed};

/// How long a listing is kept where nobody says that it changed.
const LISTING_TTL: Duration = Duration::from_secs(60);

/// The tracks, and where their listing came from.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The tracks in order.
    pub items: Vec<TrackSummary>,
    /// Whether the listing came from the cache.
    pub cache: CacheStatus,
}

impl Service {
    /// The published tracks, with how many problems of each the reader has solved.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn tracks(&self, reader: Option<UserId>) -> Result<Listing, Error> {
        let fetched = self.listing().await?;
        let mut items: Vec<TrackSummary> =
            serde_json::from_slice(&fetched.bytes).map_err(|error| Error::internal(&error))?;
        if let Some(reader) = reader {
            let solved = self.store.solved_by_track(reader).await?;
            for track in &mut items {
                track.solved = Some(solved.get(&track.slug).copied().unwrap_or(0));
            }
        }
        Ok(Listing { items, cache: fetched.status })
    }

    /// What [`tracks`](Self::tracks) gives, as a JSON array. What is the same for everybody goes out as it came from the cache.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn tracks_json(&self, reader: Option<UserId>) -> Result<(Arc<[u8]>, CacheStatus), Error> {
        if reader.is_none() {
            let Fetched { bytes, status } = self.listing().await?;
            return Ok((bytes, status));
        }
        let Listing { items, cache } = self.tracks(reader).await?;
        Ok((serde_json::to_vec(&items).map_err(|error| Error::internal(&error))?.into(), cache))
    }

    /// The listing without anybody's progress, as a JSON array.
    async fn listing(&self) -> Result<Fetched, Error> {
        let key = CacheKey::tracks("listing");
        let version = || async { Ok::<_, Error>(self.store.tracks_version().await?) };
        self.broker.cached(&key, LISTING_TTL, version, || self.read_listing()).await
    }

    /// A published track with its problems.
    ///
    /// # Errors
    /// When there is none of that name.
    #[boxed]
    pub async fn track(&self, slug: &Slug, reader: Option<UserId>) -> Result<Track, Error> {
        self.store.track(slug, reader).await?.ok_or(Error::NotFound("track"))
    }

    /// The published tracks that have a problem.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn tracks_with(&self, problem: &Slug) -> Result<Vec<Slug>, Error> {
        Ok(self.store.tracks_with(problem).await?)
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

    async fn read_listing(&self) -> Result<Filled, Error> {
        let listing = self.store.tracks().await?;
        let bytes = serde_json::to_vec(&listing.items).map_err(|error| Error::internal(&error))?;
        Ok(Filled { version: listing.version, bytes })
    }
}
