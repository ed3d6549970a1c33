//! What the readers of a user's channel get.

use assay_domain::{Progress, SubmissionId};
use serde::{Deserialize, Serialize};

/// An event for a user's WebSockets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LiveEvent {
    /// The progress of a submission.
    Progress(Progress),
    /// A submission has ended. Read its row.
    Done { submission: SubmissionId },
    /// Events were lost. Read the rows again.
    Resync,
}
