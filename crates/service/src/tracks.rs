//! Reading tracks. The cached list is the same for all users. The number of solved problems is added later.

use std::{sync::Arc, time::Duration};

use assay_broker::{CacheKey, CacheSpace, CacheStatus, Fetched, Filled};
use assay_domain::{Slug, Track, TrackSummary, UserId};

use crate::{Error, Service, boxed};

/// How long the list is cached if no change is announced.
const LIST_TTL: Duration = Duration::from_secs(60);

/// The list of tracks.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The tracks, in order.
    pub items: Vec<TrackSummary>,
    /// Whether the list came from the cache.
    pub cache: CacheStatus,
}

impl Service {
    /// The published tracks, with the number of problems that the user has solved.
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

    /// [`tracks`](Self::tracks) as a JSON array. Without `reader`, it is sent as cached.
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

    /// The list without solved problems, as a JSON array.
    async fn listing(&self) -> Result<Fetched, Error> {
        let key = CacheKey::tracks("listing");
        let version = || async { Ok::<_, Error>(self.store.tracks_version().await?) };
        self.broker.cached(&key, LIST_TTL, version, || self.read_listing()).await
    }

    /// A published track with its problems.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn track(&self, slug: &Slug, reader: Option<UserId>) -> Result<Track, Error> {
        self.store.track(slug, reader).await?.ok_or(Error::NotFound("track"))
    }

    /// The published tracks that contain a problem.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn tracks_with(&self, problem: &Slug) -> Result<Vec<Slug>, Error> {
        Ok(self.store.tracks_with(problem).await?)
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

    async fn read_listing(&self) -> Result<Filled, Error> {
        let listing = self.store.tracks().await?;
        let bytes = serde_json::to_vec(&listing.items).map_err(|error| Error::internal(&error))?;
        Ok(Filled { version: listing.version, bytes })
    }
}
