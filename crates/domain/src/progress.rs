//! How far a worker is with a submission.

use serde::{Deserialize, Serialize};

use crate::SubmissionId;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Waits for a worker.
    Queued,
    /// Being compiled.
    Compiling,
    /// Running case `case` of `total`.
    Running,
    /// Ended: read the submission.
    Done,
}

/// Everything known so far. Each message stands alone, so a lost one does no harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Which submission.
    pub submission: SubmissionId,
    /// Which attempt at judging it, from 1.
    pub attempt: i32,
    /// Grows within the attempt.
    pub seq: u32,
    /// What is being done.
    pub phase: Phase,
    /// The case that runs, from 1; 0 before the first.
    pub case: u32,
    /// How many cases there are; 0 until known.
    pub total: u32,
    /// One [`Verdict::letter`](crate::Verdict::letter) for each case that ended.
    pub strip: String,
}

impl Progress {
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
    fn a_later_attempt_wins_over_a_higher_number() {
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
    }
}
