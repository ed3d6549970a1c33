//! Problems: packages that are uploaded, verified by workers and published, and what people see.

use assay_broker::CacheSpace;
use assay_domain::{Import, ImportId, Job, ManagedProblem, Owner, Page, ProblemDesk, Slug};
use assay_store::{NewImport, NewProblem, OutboxEntry, PublishedImport};

use super::{Admin, PAGE};
use crate::{Error, Service, boxed};

/// How many packages that are neither published nor discarded a page shows.
const MOST_OPEN: u32 = 50;
/// The longest reason, in characters.
const MAX_REASON: usize = 1000;

impl Admin<'_> {
    /// Problems with `text` in their title or name, published or not.
    ///
    /// # Errors
    /// When the cursor is not one of ours.
    #[boxed]
    pub async fn problems(&self, text: &str, cursor: Option<&str>) -> Result<Page<ManagedProblem>, Error> {
        Ok(self.service.store.managed_problems(text.trim(), cursor, PAGE).await?)
    }

    /// A problem with its editions.
    ///
    /// # Errors
    /// When there is none of that name, or the cursor is not one of ours.
    #[boxed]
    pub async fn problem(&self, slug: &Slug, cursor: Option<&str>) -> Result<ProblemDesk, Error> {
        self.service.store.problem_desk(slug, cursor, PAGE).await?.ok_or(Error::NotFound("problem"))
    }

    /// Shows a problem to people, or hides it from them; says whether other servers may be late to show tracks accordingly.
    ///
    /// # Errors
    /// When there is none of that name.
    #[boxed]
    pub async fn publish_problem(&self, slug: &Slug, published: bool) -> Result<bool, Error> {
        let listing = self.service.store.publish_problem(slug, published, self.actor()).await?;
        Ok(self.service.tell_listing(listing).await)
    }

    /// Packages that were neither published nor discarded, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn open_imports(&self) -> Result<Vec<Import>, Error> {
        Ok(self.service.store.open_imports(MOST_OPEN).await?)
    }

    /// A package that was uploaded.
    ///
    /// # Errors
    /// When there is none of that number.
    #[boxed]
    pub async fn import(&self, id: ImportId) -> Result<Import, Error> {
        self.service.store.import(id).await?.ok_or(Error::NotFound("import"))
    }

    /// Takes a package that was read, and whose files are stored. A worker verifies it.
    ///
    /// # Errors
    /// When the database cannot be written.
    #[boxed]
    pub async fn create_import(&self, problem: NewProblem) -> Result<ImportId, Error> {
        let id = self.service.store.create_import(&NewImport { actor: self.me.id, problem }).await?;
        tracing::info!(import.id = %id, by = %self.me.id, "package uploaded");
        self.service.ring(id).await;
        Ok(id)
    }

    /// Makes an edition of a package that was verified. Where something does not hold, that takes a reason, which is kept.
    ///
    /// # Errors
    /// When it was not verified, something does not hold and there is no reason, or somebody was faster.
    #[boxed]
    pub async fn publish_import(&self, id: ImportId, reason: &str) -> Result<(PublishedImport, bool), Error> {
        let reason = reason.trim();
        if reason.chars().count() > MAX_REASON {
            return Err(Error::field("reason", format!("Write at most {MAX_REASON} characters.")));
        }
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        let published = self.service.store.publish_import(id, self.me.id, reason).await?;
        tracing::info!(import.id = %id, problem = %published.slug, version = published.version, by = %self.me.id, "package published");
        let late = self.service.tell_listing(published.listing).await;
        Ok((published, late))
    }

    /// Puts a package away that is not to be published.
    ///
    /// # Errors
    /// When somebody was faster.
    #[boxed]
    pub async fn discard_import(&self, id: ImportId) -> Result<(), Error> {
        Ok(self.service.store.discard_import(id, self.me.id).await?)
    }

    /// Has a package verified once more.
    ///
    /// # Errors
    /// When it is being verified, or was published or discarded.
    #[boxed]
    pub async fn retry_import(&self, id: ImportId) -> Result<(), Error> {
        self.service.store.retry_import(id).await?;
        if let Err(error) = self.service.broker.remove_dead_letter(&Job::verify(id)).await {
            tracing::warn!(import.id = %id, %error, "its dead letter stays");
        }
        self.service.ring(id).await;
        Ok(())
    }
}

impl Service {
    /// Rings for whoever verifies packages. The row is the truth; should the doorbell not ring, the rescuer rings it.
    async fn ring(&self, id: ImportId) {
        let job = Job::verify(id);
        if let Err(error) = self.broker.enqueue(job.class(), job, &Owner::package(id)).await {
            tracing::warn!(import.id = %id, %error, "not enqueued yet; the rescuer will");
        }
    }

    /// Tells other servers that listings of tracks are stale, where they are; says whether some may be late to know.
    async fn tell_listing(&self, listing: Option<i64>) -> bool {
        let Some(version) = listing else { return false };
        let entry = OutboxEntry::tracks(version);
        let told = match self.broker.invalidate(CacheSpace::Tracks, version).await {
            Ok(()) => self.store.outbox_done(&entry).await.map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        if let Err(error) = &told {
            tracing::warn!(error, version, "others are told of the new tracks later");
        }
        told.is_err()
    }
}
