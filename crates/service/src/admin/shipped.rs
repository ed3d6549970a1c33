//! The shipped library.

use assay_domain::{ShippedKind, ShippedLibrary, ShippedState, Slug};

use super::{Admin, PAGE};
use crate::{Error, boxed};

impl Admin<'_> {
    /// What became of the shipped problems and tracks: of all, or of those in a state. Those that need a look come first.
    ///
    /// # Errors
    /// When the cursor is invalid.
    #[boxed]
    pub async fn shipped(
        &self,
        state: Option<ShippedState>,
        cursor: Option<&str>,
        limit: Option<u32>,
    ) -> Result<ShippedLibrary, Error> {
        let limit = limit.unwrap_or(PAGE).clamp(1, 2 * PAGE);
        let (counts, page) = self.service.store.shipped(state, cursor, limit).await?;
        Ok(ShippedLibrary { progress: self.service.config.library.progress(), counts, page })
    }

    /// Puts the shipped problem or track into use instead of an admin's. Returns true if other servers may show the old lists of tracks for a
    /// while.
    ///
    /// # Errors
    /// When it is not shipped, is in use already, or is deleted.
    #[boxed]
    pub async fn use_shipped(&self, kind: ShippedKind, slug: &Slug) -> Result<bool, Error> {
        let listing = self.service.store.use_shipped(kind, slug, self.me.id).await?;
        Ok(self.service.announce_track_list(Some(listing)).await)
    }

    /// Goes back to what was in use before the shipped problem or track. Returns true if other servers may show the old lists of tracks for
    /// a while.
    ///
    /// # Errors
    /// When it is not shipped, is not in use, or replaced nothing.
    #[boxed]
    pub async fn undo_shipped(&self, kind: ShippedKind, slug: &Slug) -> Result<bool, Error> {
        let listing = self.service.store.undo_shipped(kind, slug, self.me.id).await?;
        Ok(self.service.announce_track_list(Some(listing)).await)
    }
}
