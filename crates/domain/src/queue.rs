//! Jobs for the workers, their queues, and the owners who take turns.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{ImportId, SubmissionId, UserId};

/// The queue of a job. Runs and submissions share the slot time equally; batch jobs get the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Runs before submitting. A user waits for the result.
    Run,
    /// Submissions.
    Submit,
    /// Rejudging and verification. No user waits for the result.
    Batch,
}

impl Class {
    /// All classes. If two have used the same slot time, the first in this list goes first.
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
    /// Judges the submission with the job's id.
    Submission,
    /// Verifies the import with the job's id.
    Verify,
    /// Runs a program before it is submitted. The broker has the order under the job's id.
    Run,
}

/// The user, network or package that a job belongs to. An owner's jobs wait behind each other, and owners take turns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Owner(String);

impl Owner {
    /// A user.
    #[must_use]
    pub fn user(user: UserId) -> Self {
        Self(format!("user:{user}"))
    }

    /// All visitors of a network who are not logged in.
    #[must_use]
    pub fn network(name: &str) -> Self {
        Self(format!("network:{name}"))
    }

    /// An uploaded package.
    #[must_use]
    pub fn package(import: ImportId) -> Self {
        Self(format!("package:{import}"))
    }

    /// The name in keys of the broker.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A job in a queue. It contains only an id; the submission or import itself is in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Job {
    /// What to do.
    pub kind: JobKind,
    /// The id of the submission, import or run.
    pub id: i64,
}

impl Job {
    /// The job that judges a submission.
    #[must_use]
    pub fn submission(id: SubmissionId) -> Self {
        Self { kind: JobKind::Submission, id: id.0 }
    }

    /// The job that verifies a package.
    #[must_use]
    pub fn verify(id: ImportId) -> Self {
        Self { kind: JobKind::Verify, id: id.0 }
    }

    /// The queue for new jobs of this kind.
    #[must_use]
    pub fn class(self) -> Class {
        match self.kind {
            JobKind::Submission => Class::Submit,
            JobKind::Verify => Class::Batch,
            JobKind::Run => Class::Run,
        }
    }

    /// The job that runs a program before it is submitted.
    #[must_use]
    pub fn run(id: i64) -> Self {
        Self { kind: JobKind::Run, id }
    }
}

/// The form in queues: `submission:17`.
impl fmt::Display for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            JobKind::Submission => "submission",
            JobKind::Verify => "verify",
            JobKind::Run => "run",
        };
        write!(f, "{kind}:{}", self.id)
    }
}

/// The text does not name a job that this version knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownJob;

impl fmt::Display for UnknownJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this version of Assay does not know this job")
    }
}

impl std::error::Error for UnknownJob {}

impl FromStr for Job {
    type Err = UnknownJob;

    fn from_str(text: &str) -> Result<Self, UnknownJob> {
        let (kind, id) = text.split_once(':').ok_or(UnknownJob)?;
        let kind = match kind {
            "submission" => JobKind::Submission,
            "verify" => JobKind::Verify,
            "run" => JobKind::Run,
            _ => return Err(UnknownJob),
        };
        Ok(Self { kind, id: id.parse().map_err(|_| UnknownJob)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_parse_from_their_text() {
        let job = Job::submission(SubmissionId(17));
        assert_eq!(job.to_string(), "submission:17");
        assert_eq!(job.to_string().parse(), Ok(job));
        let job = Job::verify(ImportId(4));
        assert_eq!(job.to_string(), "verify:4");
        assert_eq!(job.to_string().parse(), Ok(job));
        assert_eq!(Job::run(9).to_string().parse(), Ok(Job::run(9)));
        for other in ["", "submission", "submission:", "bake:1", "submission:x"] {
            assert_eq!(other.parse::<Job>(), Err(UnknownJob), "{other}");
        }
    }
}
