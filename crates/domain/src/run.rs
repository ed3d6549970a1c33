//! Running a program on cases before it is submitted. Runs are never stored: they live in the broker for some minutes.

use serde::{Deserialize, Serialize};

use crate::{CompilerLine, DiffLine, LanguageId, Phase, Slug, Verdict};

/// So many cases of one's own can be run at once, besides the samples.
pub const MAX_RUN_CASES: usize = 10;
/// The largest input of a case of one's own, in bytes.
pub const MAX_RUN_CASE_BYTES: usize = 64 * 1024;

/// What is to be run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunOrder {
    /// Who may read what comes of it.
    pub owner: String,
    /// Whose limits and samples it runs with.
    pub problem: Slug,
    /// In which language.
    pub language: LanguageId,
    /// The program.
    pub source: String,
    /// The inputs of its owner's own cases.
    pub cases: Vec<String>,
}

/// What is asked of a run while it goes on: whose it is, and what it waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunAccess {
    /// Who may read the result.
    pub owner: String,
    /// In which language it is.
    pub language: LanguageId,
}

/// How far a run is. Each says all that is known, so that a lost one does no harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Which one.
    pub id: i64,
    /// Grows with each step.
    pub seq: u32,
    /// What is being done.
    pub phase: Phase,
    /// What it waits for, while it is queued and nothing could take it.
    pub waits_for: Option<WaitsFor>,
    /// How it ended, once it is done.
    pub outcome: Option<RunOutcome>,
    /// What the compiler said.
    pub messages: Vec<CompilerLine>,
    /// How many cases there are; 0 until known.
    pub total: u32,
    /// The cases that ran: the samples, then those of its owner.
    pub cases: Vec<RunCase>,
}

/// What a run waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// Any worker.
    Worker,
    /// One that has its language.
    Language,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunOutcome {
    /// Every case ran, well or not.
    Ran,
    /// There is no program to run.
    CompileError,
    /// A fault of ours.
    JudgeError,
    /// Its owner stopped it.
    Cancelled,
}

/// How one case went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunCase {
    /// What it would be worth; nothing where it ran well and nobody knows what was expected.
    pub verdict: Option<Verdict>,
    /// The words for that.
    pub label: Option<String>,
    /// What the program wrote.
    pub output: String,
    /// What it wrote to standard error.
    pub stderr: String,
    /// What it was expected to write, where that is known.
    pub expected: Option<String>,
    /// How the two differ; nothing where they are the same, or one is not known.
    pub diff: Vec<DiffLine>,
    /// What else there is to say: a signal, an exit code.
    pub message: Option<String>,
    /// Why the input is none that the problem allows, in place of a run.
    pub refused: Option<String>,
    /// CPU time, in ms.
    pub cpu_ms: u32,
    /// Wall-clock time, in ms.
    pub wall_ms: u32,
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Whether any of the texts was cut short.
    pub truncated: bool,
}

impl Run {
    /// A run that waits.
    #[must_use]
    pub fn queued(id: i64) -> Self {
        Self {
            id,
            seq: 0,
            phase: Phase::Queued,
            waits_for: None,
            outcome: None,
            messages: Vec::new(),
            total: 0,
            cases: Vec::new(),
        }
    }
}
