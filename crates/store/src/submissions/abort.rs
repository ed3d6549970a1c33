//! Cancelling a submission.

use assay_domain::{SubmissionId, UserId};

use crate::{Result, Store};

/// What came of cancelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aborted {
    /// It has ended now, as aborted.
    Done,
    /// It had already ended; its verdict stands.
    AlreadyDone,
    /// The person has no such submission.
    NotFound,
}

impl Store {
    /// Ends a person's own submission as aborted. The worker that judges it learns from its next [`renew`](Store::renew).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn abort(&self, id: SubmissionId, owner: UserId) -> Result<Aborted> {
        todo!()
    }
}
