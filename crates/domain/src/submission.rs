//! Submissions as their owners see them.

use serde::{Deserialize, Serialize};

use crate::{Failure, GroupReport, Interface, LanguageId, Slug, SourceFile, SubmissionId, Timestamp, Verdict};

/// The stored state of a submission. Live progress also tells compiling from running.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubmissionState {
    /// Waits for a worker.
    Queued,
    /// A worker is judging it.
    Running,
    /// It has a verdict.
    Done,
}

impl SubmissionState {
    /// The name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Queued, Self::Running, Self::Done].into_iter().find(|s| s.as_str() == text)
    }
}

/// A submission with its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Submission {
    /// The submission's id.
    pub id: SubmissionId,
    /// Its problem.
    pub problem: Slug,
    /// The problem's title.
    pub problem_title: String,
    /// Its language.
    pub language: LanguageId,
    /// How it gets the cases, if it is a function problem.
    #[serde(default)]
    pub interface: Option<Interface>,
    /// Its state.
    pub state: SubmissionState,
    /// Its verdict, once done.
    pub verdict: Option<Verdict>,
    /// Its score, if the problem gives scores.
    pub score: Option<f64>,
    /// CPU time of the slowest case, in ms.
    pub cpu_ms: Option<u32>,
    /// Wall-clock time of the slowest case, in ms.
    pub wall_ms: Option<u32>,
    /// The most memory that a case used, in KiB.
    pub memory_kib: Option<u32>,
    /// How many cases passed.
    pub passed: u32,
    /// How many cases there are; 0 until known.
    pub total: u32,
    /// The compiler's output, at most 64 KiB.
    pub compile_output: Option<String>,
    /// The first failed case, as far as the problem allows showing it.
    pub failure: Option<Failure>,
    /// The results of the groups of cases, if the problem gives scores.
    #[serde(default)]
    pub groups: Vec<GroupReport>,
    /// A message of the output validator: about the first failed case, else about another case.
    #[serde(default)]
    pub message: Option<String>,
    /// How many times a worker began to judge it.
    pub attempt: i32,
    /// When it was submitted.
    pub created_at: Timestamp,
    /// When it was done.
    pub finished_at: Option<Timestamp>,
    /// The source. If there are several files, the first one that is not blank.
    pub source: String,
    /// The files in the order in which they were sent, if they have names.
    #[serde(default)]
    pub files: Vec<SourceFile>,
}

/// A submission in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubmissionSummary {
    /// The submission's id.
    pub id: SubmissionId,
    /// Its problem.
    pub problem: Slug,
    /// The problem's title.
    pub problem_title: String,
    /// Its language.
    pub language: LanguageId,
    /// How it gets the cases, if it is a function problem.
    #[serde(default)]
    pub interface: Option<Interface>,
    /// Its state.
    pub state: SubmissionState,
    /// Its verdict, once done.
    pub verdict: Option<Verdict>,
    /// CPU time of the slowest case, in ms.
    pub cpu_ms: Option<u32>,
    /// The most memory that a case used, in KiB.
    pub memory_kib: Option<u32>,
    /// How many cases passed.
    pub passed: u32,
    /// How many cases there are; 0 until known.
    pub total: u32,
    /// When it was submitted.
    pub created_at: Timestamp,
}
