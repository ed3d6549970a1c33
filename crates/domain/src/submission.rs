//! Submissions, as their owner reads them.

use serde::{Deserialize, Serialize};

use crate::{GroupReport, LanguageId, Slug, SourceFile, SubmissionId, Timestamp, Verdict};

/// Where a submission is. Compiling is shown live only and never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionState {
    /// Waits for a worker.
    Queued,
    /// A worker holds its lease.
    Running,
    /// Has its verdict.
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

/// A submission, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// Which one.
    pub id: SubmissionId,
    /// For which problem.
    pub problem: Slug,
    /// That problem's title.
    pub problem_title: String,
    /// In which language.
    pub language: LanguageId,
    /// Where it is.
    pub state: SubmissionState,
    /// Its verdict, once done.
    pub verdict: Option<Verdict>,
    /// Its score, where the problem gives scores.
    pub score: Option<f64>,
    /// CPU time of the slowest case, in ms.
    pub cpu_ms: Option<u32>,
    /// Wall-clock time of the slowest case, in ms.
    pub wall_ms: Option<u32>,
    /// Memory of the hungriest case, in KiB.
    pub memory_kib: Option<u32>,
    /// How many cases passed.
    pub passed: u32,
    /// How many cases there are; 0 until known.
    pub total: u32,
    /// What the compiler said, at most 64 KiB.
    pub compile_output: Option<String>,
    /// The first case that failed, as far as the problem allows showing it.
    pub failure: Option<Failure>,
    /// The groups of cases, where the problem gives scores.
    #[serde(default)]
    pub groups: Vec<GroupReport>,
    /// What the problem's validator says of the first case that failed, or of one that did not.
    #[serde(default)]
    pub message: Option<String>,
    /// How often judging was begun.
    pub attempt: i32,
    /// When it was submitted.
    pub created_at: Timestamp,
    /// When it was done.
    pub finished_at: Option<Timestamp>,
    /// The source; of several files, the first.
    pub source: String,
    /// The files, where they have names.
    #[serde(default)]
    pub files: Vec<SourceFile>,
}

/// A submission in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubmissionSummary {
    /// Which one.
    pub id: SubmissionId,
    /// For which problem.
    pub problem: Slug,
    /// That problem's title.
    pub problem_title: String,
    /// In which language.
    pub language: LanguageId,
    /// Where it is.
    pub state: SubmissionState,
    /// Its verdict, once done.
    pub verdict: Option<Verdict>,
    /// CPU time of the slowest case, in ms.
    pub cpu_ms: Option<u32>,
    /// Memory of the hungriest case, in KiB.
    pub memory_kib: Option<u32>,
    /// How many cases passed.
    pub passed: u32,
    /// How many cases there are; 0 until known.
    pub total: u32,
    /// When it was submitted.
    pub created_at: Timestamp,
}

/// The first case that failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Which case, from 1.
    pub case: u32,
    /// Whether it is a sample, which everybody may see.
    pub sample: bool,
    /// What the program read.
    pub input: Option<String>,
    /// What it was expected to write.
    pub expected: Option<String>,
    /// What it wrote.
    pub actual: Option<String>,
    /// What it wrote to standard output, if it was called as a function.
    #[serde(default)]
    pub stdout: Option<String>,
    /// What else there is to say: a signal, an exit code, the end of stderr.
    pub message: Option<String>,
    /// Whether any of the texts was cut short.
    pub truncated: bool,
}
