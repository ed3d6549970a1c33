//! Reading problems.

use assay_domain::{Difficulty, Page, Problem, ProblemSummary, Slug, SolveState, UserId};

use crate::{Result, Store};

/// Which problems are wanted; an empty filter wants all.
#[derive(Clone, Debug, Default)]
pub struct ProblemFilter {
    /// Part of the title or slug, in any case.
    pub text: Option<String>,
    /// How hard.
    pub difficulty: Option<Difficulty>,
    /// How far the reader is.
    pub state: Option<SolveState>,
    /// In which track.
    pub track: Option<Slug>,
}

impl Store {
    /// A published problem's newest edition, with how far `reader` is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn problem(&self, slug: &Slug, reader: Option<UserId>) -> Result<Option<Problem>> {
        todo!()
    }

    /// Published problems by slug, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    pub async fn problems(
        &self,
        filter: &ProblemFilter,
        cursor: Option<&str>,
        limit: u32,
        reader: Option<UserId>,
    ) -> Result<Page<ProblemSummary>> {
        todo!()
    }
}
