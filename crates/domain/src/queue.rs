//! Work for the workers, and who goes first.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{ImportId, SubmissionId, UserId};

/// Which queue a job waits in. Runs and submissions share the slots by time; batch work gets what they leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// A run on your own cases: you watch and wait.
    Run,
    /// A submission.
    Submit,
    /// Rejudging and verifying: nobody waits.
    Batch,
}

impl Class {
    /// All classes. Where two have used the same slot time, the first is served first.
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
    /// Judges the submission of that id.
    Submission,
    /// Verifies the package that was uploaded under that id.
    Verify,
    /// Runs a program on cases, as ordered under that id in the broker.
    Run,
}

/// Who a job is done for. The jobs of an owner wait in line behind each other, and owners take turns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Owner(String);

impl Owner {
    /// A person with an account.
    #[must_use]
    pub fn user(user: UserId) -> Self {
        Self(format!("user:{user}"))
    }

    /// Everybody without an account in one network, by a name of the network.
    #[must_use]
    pub fn network(name: &str) -> Self {
        Self(format!("network:{name}"))
    }

    /// A package that is verified.
    #[must_use]
    pub fn package(import: ImportId) -> Self {
        Self(format!("package:{import}"))
    }

    /// The name in keys of the queue.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
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

    /// The job that verifies a package.
    #[must_use]
    pub fn verify(id: ImportId) -> Self {
        Self { kind: JobKind::Verify, id: id.0 }
    }

    /// Which queue it waits in.
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

/// As it stands in queues: `submission:17`.
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

/// The text names no job that this version knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownJob;

impl fmt::Display for UnknownJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no job of this version")
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
    fn a_job_is_read_as_it_was_written() {
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
