//! Taking a submission in.

use assay_domain::{LanguageId, Slug, Source, SubmissionId, UserId};

use crate::{Result, Store};

/// A submission to be queued.
#[derive(Clone, Debug)]
pub struct NewSubmission {
    /// Whose.
    pub user: UserId,
    /// For which problem.
    pub problem: Slug,
    /// In which language; whether it can be judged is the caller's to check.
    pub language: LanguageId,
    /// The program.
    pub source: Source,
}

impl Store {
    /// Stores a queued submission for the problem's newest edition. It is on disk when this returns.
    ///
    /// # Errors
    /// [`NoSuchProblem`](crate::Error::NoSuchProblem) when there is no such problem, or it is not published; when the
    /// database fails.
    pub async fn create_submission(&self, new: &NewSubmission) -> Result<SubmissionId> {
        todo!()
    }
}
