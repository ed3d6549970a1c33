//! Storing a problem and adding it to a track.

use assay_domain::{Slug, UserId};

use super::append::append;
use crate::{
    Imported, NewProblem, Result, Store, boxed, listing_version,
    problems::{record_import, write_problem},
};

impl Store {
    /// Stores a problem like [`put_problem`](Store::put_problem), appends it to a track that does not have it, and writes audit
    /// entries, all in one transaction. A missing track is created, unpublished.
    ///
    /// # Errors
    /// [`NoSuchTrack`](crate::Error::NoSuchTrack) if the track is deleted; when the database fails.
    #[boxed]
    pub async fn import_problem(
        &self,
        new: &NewProblem,
        track: Option<&Slug>,
        actor: Option<UserId>,
    ) -> Result<Imported> {
        let transaction = self.begin_write().await?;
        let mut imported = write_problem(&transaction, new).await?;
        if imported.added {
            record_import(&transaction, new, &imported, actor).await?;
        }
        if let Some(track) = track
            && append(&transaction, track, &new.slug, actor).await?
        {
            imported.listing = Some(listing_version::raise(&transaction).await?);
        }
        transaction.commit().await?;
        Ok(imported)
    }
}
