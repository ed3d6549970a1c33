//! Writing the end of a submission.

use assay_domain::{Judgement, SubmissionId};

use crate::{Result, Store};

impl Store {
    /// Stores a judgement with its cases, in place of any earlier attempt's; false, and nothing written, when `attempt` is
    /// not the current one or the submission has ended.
    ///
    /// # Errors
    /// When the database fails; then nothing is written.
    pub async fn finish(&self, id: SubmissionId, attempt: i32, judgement: &Judgement) -> Result<bool> {
        todo!()
    }

    /// Ends a submission that nobody holds as a judge error; `reason` is for admins and never shown to its owner. False
    /// when it has ended, or a worker holds its lease.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_up(&self, id: SubmissionId, reason: &str) -> Result<bool> {
        todo!()
    }
}
