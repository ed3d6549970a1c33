//! Work for the workers, and who goes first.

use serde::{Deserialize, Serialize};

use crate::SubmissionId;

/// Which queue a job waits in. The order of the variants is the order of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Somebody's own cases: they watch and wait.
    Run,
    /// A submission.
    Submit,
    /// Rejudging and verifying: nobody waits.
    Batch,
}

impl Class {
    /// All classes, first served first.
    pub const ALL: [Self; 3] = [Self::Run, Self::Submit, Self::Batch];

    /// The name in keys, logs and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Submit => "submit",
            Self::Batch => "batch",
        }
    }
}

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// Judges the submission of that id. The other kinds come with the parts that need them.
    Submission,
}

/// A doorbell: what to look up in the store. The row there is the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Job {
    /// What to do.
    pub kind: JobKind,
    /// With which row.
    pub id: i64,
}

impl Job {
    /// The job that judges a submission.
    #[must_use]
    pub fn submission(id: SubmissionId) -> Self {
        Self { kind: JobKind::Submission, id: id.0 }
    }
}
