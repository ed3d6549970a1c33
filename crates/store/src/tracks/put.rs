//! Writing a track.

use assay_domain::Slug;

use crate::{Result, Store};

/// A track to be created, or to replace the one of its slug.
#[derive(Clone, Debug)]
pub struct NewTrack {
    /// Its name in addresses; one track a name.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Whether people see it.
    pub published: bool,
    /// Its problems, in order; each once.
    pub problems: Vec<Slug>,
}

impl Store {
    /// Creates or replaces a track. Returns the listing's new version, raised in the same transaction; whoever caches
    /// listings must drop those below it (the outbox says so, too, until [`outbox_done`](Store::outbox_done)).
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem) when it names a problem that is not there (one that is not published
    /// may be named); when the database fails.
    pub async fn put_track(&self, new: &NewTrack) -> Result<i64> {
        todo!()
    }
}
