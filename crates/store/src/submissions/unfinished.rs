//! What has not ended: the rescuer's reading.

use assay_domain::{SubmissionId, SubmissionState};

use crate::{Result, Store};

/// A submission that has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Which one.
    pub id: SubmissionId,
    /// Queued or running.
    pub state: SubmissionState,
    /// How often judging was begun.
    pub attempt: i32,
    /// Whether it is running by a lease that has ended.
    pub lapsed: bool,
}

impl Store {
    /// Submissions that have not ended, oldest first, at most `limit` of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unfinished(&self, limit: u32) -> Result<Vec<Unfinished>> {
        todo!()
    }
}
