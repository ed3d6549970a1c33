//! The progress of judging a submission.

use serde::{Deserialize, Serialize};

use crate::SubmissionId;

/// The current step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Waits for a worker.
    Queued,
    /// The program is being compiled.
    Compiling,
    /// Case `case` of `total` runs.
    Running,
    /// Judging ended. The stored submission has the verdict.
    Done,
}

/// A progress message. Each contains everything known so far, so a lost message does no harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Progress {
    /// The submission.
    pub submission: SubmissionId,
    /// The attempt at judging it, from 1.
    pub attempt: i32,
    /// The number of the message within the attempt.
    pub seq: u32,
    /// The current step.
    pub phase: Phase,
    /// The running case, from 1; 0 before the first.
    pub case: u32,
    /// How many cases there are; 0 until known.
    pub total: u32,
    /// One letter per finished case: A accepted, P partially accepted, W wrong answer, T time limit, M memory limit, O output
    /// limit, R run-time error, C compile error, J judge error, X aborted.
    pub strip: String,
}

impl Progress {
    /// The message that a submission waits again after its attempt `last`. It is newer than all messages of that attempt, and older
    /// than those of the next one.
    #[must_use]
    pub fn queued_again(submission: SubmissionId, last: i32) -> Self {
        let attempt = last + 1;
        Self { submission, attempt, seq: 0, phase: Phase::Queued, case: 0, total: 0, strip: String::new() }
    }

    /// Whether this message is newer than `other` about the same submission.
    #[must_use]
    pub fn supersedes(&self, other: &Self) -> bool {
        (self.attempt, self.seq) > (other.attempt, other.seq)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_attempt_supersedes_a_higher_sequence_number() {
        let at = |attempt, seq| Progress {
            submission: SubmissionId(1),
            attempt,
            seq,
            phase: Phase::Running,
            case: 1,
            total: 2,
            strip: String::new(),
        };
        assert!(at(2, 0).supersedes(&at(1, 9)));
        assert!(at(1, 2).supersedes(&at(1, 1)));
        assert!(!at(1, 1).supersedes(&at(1, 1)));
        let waits = Progress::queued_again(SubmissionId(1), 1);
        assert!(waits.supersedes(&at(1, u32::MAX)) && at(2, 1).supersedes(&waits));
    }
}
