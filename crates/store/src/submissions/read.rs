//! Reading submissions.

use assay_domain::{CaseReport, Page, Slug, Submission, SubmissionId, SubmissionSummary, UserId, Verdict};

use crate::{Result, Store};

/// Which submissions are wanted; an empty filter wants all.
#[derive(Clone, Debug, Default)]
pub struct SubmissionFilter {
    /// For which problem.
    pub problem: Option<Slug>,
    /// With which verdict.
    pub verdict: Option<Verdict>,
}

impl Store {
    /// A submission and whose it is: the caller decides who may read it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn submission(&self, id: SubmissionId) -> Result<Option<(UserId, Submission)>> {
        todo!()
    }

    /// How each case of a submission went, in order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn case_reports(&self, id: SubmissionId) -> Result<Vec<CaseReport>> {
        todo!()
    }

    /// A person's submissions, newest first, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadCursor`](crate::Error::BadCursor); when the database fails.
    pub async fn submissions(
        &self,
        owner: UserId,
        filter: &SubmissionFilter,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Page<SubmissionSummary>> {
        todo!()
    }
}
