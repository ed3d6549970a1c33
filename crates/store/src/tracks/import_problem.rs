//! Storing a problem and adding it to a track.

use assay_domain::{Slug, UserId};

use super::append::append;
use crate::{
    Imported, NewProblem, Result, Store, boxed,
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
        let written = write_problem(&transaction, new).await?;
        if written.added {
            record_import(&transaction, new, &written, actor).await?;
        }
        let appended = match track {
            Some(track) => append(&transaction, track, &new.slug, actor).await?,
            None => false,
        };
        let imported = written.raise(&transaction, appended).await?;
        transaction.commit().await?;
        Ok(imported)
    }
}
