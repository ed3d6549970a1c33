//! Reading tracks.

use std::collections::HashMap;

use assay_domain::{Slug, Track, TrackSummary, UserId};

use crate::{Result, Store};

/// The listing of published tracks, the same for every reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackListing {
    /// The version these items belong to; every write to tracks raises it.
    pub version: i64,
    /// The tracks, oldest first.
    pub items: Vec<TrackSummary>,
}

impl Store {
    /// A published track with its published problems in order, and how far `reader` is with each.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn track(&self, slug: &Slug, reader: Option<UserId>) -> Result<Option<Track>> {
        todo!()
    }

    /// The listing and its version, read in one transaction.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tracks(&self) -> Result<TrackListing> {
        todo!()
    }

    /// The listing's version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tracks_version(&self) -> Result<i64> {
        todo!()
    }

    /// How many problems of each published track a person has solved; tracks without any are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn solved_by_track(&self, user: UserId) -> Result<HashMap<Slug, u32>> {
        todo!()
    }
}
