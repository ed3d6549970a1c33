//! Problems and imports.

use assay_broker::CacheSpace;
use assay_domain::{
    FieldName, FieldProblem, Import, ImportId, Job, ManagedProblem, Missing, Owner, Page, ProblemWithEditions, Slug,
};
use assay_store::{NewImport, NewProblem, OutboxEntry, PublishedImport};

use super::{Admin, PAGE};
use crate::{Error, Service, boxed};

/// The most open imports in the list.
const MAX_OPEN: u32 = 50;
/// The longest reason, in characters.
const MAX_REASON: usize = 1000;

impl Admin<'_> {
    /// Problems with `text` in their title or slug, published or not.
    ///
    /// # Errors
    /// When the cursor is invalid.
    #[boxed]
    pub async fn problems(&self, text: &str, cursor: Option<&str>) -> Result<Page<ManagedProblem>, Error> {
        Ok(self.service.store.managed_problems(text.trim(), cursor, PAGE).await?)
    }

    /// A problem with all its editions.
    ///
    /// # Errors
    /// When it does not exist, or the cursor is not valid.
    #[boxed]
    pub async fn problem(&self, slug: &Slug, cursor: Option<&str>) -> Result<ProblemWithEditions, Error> {
        self.service.store.problem_details(slug, cursor, PAGE).await?.ok_or(Error::not_found(Missing::Problem))
    }

    /// The number of a problem's current edition. `None` if there is no such problem.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn current_edition(&self, slug: &Slug) -> Result<Option<i32>, Error> {
        Ok(self.service.store.package_of(slug).await?.map(|package| package.version))
    }

    /// Publishes or unpublishes a problem. Returns true if other servers may show the old lists of tracks for a while.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn publish_problem(&self, slug: &Slug, published: bool) -> Result<bool, Error> {
        let listing = self.service.store.publish_problem(slug, published, self.actor()).await?;
        Ok(self.service.announce_track_list(listing).await)
    }

    /// Imports that were neither published nor discarded, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn open_imports(&self) -> Result<Vec<Import>, Error> {
        Ok(self.service.store.open_imports(MAX_OPEN).await?)
    }

    /// An import.
    ///
    /// # Errors
    /// When it does not exist.
    #[boxed]
    pub async fn import(&self, id: ImportId) -> Result<Import, Error> {
        self.service.store.import(id).await?.ok_or(Error::not_found(Missing::Import))
    }

    /// Creates an import of a package that was read and whose files are stored. A worker verifies it.
    ///
    /// # Errors
    /// When the database cannot be written.
    #[boxed]
    pub async fn create_import(&self, problem: NewProblem) -> Result<ImportId, Error> {
        let id = self.service.store.create_import(&NewImport { actor: self.me.id, problem }).await?;
        tracing::info!(import.id = %id, by = %self.me.id, "package uploaded");
        self.service.enqueue_verification(id).await;
        Ok(id)
    }

    /// Publishes a verified import as an edition. If it did not pass verification, this needs a reason, which is stored. Also
    /// returns true if other servers may show the old lists of tracks for a while.
    ///
    /// # Errors
    /// When it was not verified, did not pass and has no reason, or was already published or discarded.
    #[boxed]
    pub async fn publish_import(&self, id: ImportId, reason: &str) -> Result<(PublishedImport, bool), Error> {
        let reason = reason.trim();
        if reason.chars().count() > MAX_REASON {
            return Err(Error::field(FieldName::Reason, FieldProblem::TextTooLong { most: MAX_REASON }));
        }
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        let published = self.service.store.publish_import(id, self.me.id, reason).await?;
        tracing::info!(import.id = %id, problem = %published.slug, version = published.version, by = %self.me.id, "package published");
        let late = self.service.announce_track_list(published.listing).await;
        Ok((published, late))
    }

    /// Discards an import.
    ///
    /// # Errors
    /// When it was already published or discarded.
    #[boxed]
    pub async fn discard_import(&self, id: ImportId) -> Result<(), Error> {
        Ok(self.service.store.discard_import(id, self.me.id).await?)
    }

    /// Verifies an import again.
    ///
    /// # Errors
    /// When it is being verified, or was published or discarded.
    #[boxed]
    pub async fn retry_import(&self, id: ImportId) -> Result<(), Error> {
        self.service.store.retry_import(id).await?;
        if let Err(error) = self.service.broker.remove_dead_letter(&Job::verify(id)).await {
            tracing::warn!(import.id = %id, %error, "cannot remove the dead letter");
        }
        self.service.enqueue_verification(id).await;
        Ok(())
    }
}

impl Service {
    /// Adds an import to the queue. If this fails, a worker that repairs the queue adds it later.
    async fn enqueue_verification(&self, id: ImportId) {
        let job = Job::verify(id);
        if let Err(error) = self.broker.enqueue(job.class(), job, &Owner::package(id)).await {
            tracing::warn!(import.id = %id, %error, "cannot add the import to the queue; a worker will add it later");
        }
    }

    /// Tells other servers that older lists of tracks are stale, if there is a new version. Returns true if this failed, so that
    /// other servers may show old lists for a while.
    pub(super) async fn announce_track_list(&self, listing: Option<i64>) -> bool {
        let Some(version) = listing else { return false };
        let entry = OutboxEntry::tracks(version);
        let result = match self.broker.invalidate(CacheSpace::Tracks, version).await {
            Ok(()) => self.store.outbox_done(&entry).await.map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        if let Err(error) = &result {
            tracing::warn!(error, version, "cannot announce the new list of tracks yet");
        }
        result.is_err()
    }
}
