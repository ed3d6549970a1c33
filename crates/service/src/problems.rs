//! Reading problems.

use assay_domain::{Page, Problem, ProblemSummary, Slug, UserId};
use assay_store::ProblemFilter;

use crate::{Error, Service};

/// The most items a page of a list holds.
pub(crate) const MOST_ITEMS: u32 = 100;

impl Service {
    /// A published problem.
    ///
    /// # Errors
    /// When there is none of that name.
    pub async fn problem(&self, slug: &Slug, reader: Option<UserId>) -> Result<Problem, Error> {
        self.store.problem(slug, reader).await?.ok_or(Error::NotFound("problem"))
    }

    /// Published problems, a page at a time.
    ///
    /// # Errors
    /// When the cursor is not one of ours.
    pub async fn problems(
        &self,
        filter: &ProblemFilter,
        cursor: Option<&str>,
        limit: u32,
        reader: Option<UserId>,
    ) -> Result<Page<ProblemSummary>, Error> {
        Ok(self.store.problems(filter, cursor, limit.clamp(1, MOST_ITEMS), reader).await?)
    }
}
