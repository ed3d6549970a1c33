//! Runs of a program before it is submitted. Runs are never stored; the broker keeps them for a few minutes.

use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
use crate::{CaseMessage, InputRefusal};
use crate::{CaseValues, CompilerLine, DiffLine, Interface, LanguageId, Phase, Slug, Verdict};

/// The most custom cases per run, besides the samples.
pub const MAX_RUN_CASES: usize = 10;
/// The largest input of a custom case, in bytes.
pub const MAX_RUN_CASE_BYTES: usize = 64 * 1024;

/// What to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunOrder {
    /// Who may read the result.
    pub owner: String,
    /// The problem whose limits and samples are used.
    pub problem: Slug,
    /// The language.
    pub language: LanguageId,
    /// The program.
    pub source: String,
    /// How it gets the cases, if it is a function problem.
    #[serde(default)]
    pub interface: Option<Interface>,
    /// The inputs of the user's custom cases.
    pub cases: Vec<String>,
}

/// A request to run a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = NewRun))]
#[serde(deny_unknown_fields)]
pub struct RunRequest {
    /// The problem's slug.
    pub problem: String,
    /// The id of a language.
    pub language: String,
    /// The program.
    pub source: String,
    /// How the program gets the cases of a function problem. By default, a driver calls it if its language has one.
    pub interface: Option<Interface>,
    /// Inputs of your own, at most 10, each at most 64 KiB. The samples always run.
    #[serde(default)]
    pub cases: Vec<String>,
}

/// A queued run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptedRun {
    /// The run's id.
    pub id: i64,
}

/// The part of an order that requests for its result need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunAccess {
    /// Who may read the result.
    pub owner: String,
    /// The language.
    pub language: LanguageId,
}

/// The state of a run. Each message contains everything known so far, so a lost message does no harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Run {
    /// The run's id.
    pub id: i64,
    /// Grows with each step.
    pub seq: u32,
    /// The current step.
    pub phase: Phase,
    /// What is missing, while it is queued and no worker could take it.
    pub waits_for: Option<WaitsFor>,
    /// How it ended, once it is done.
    pub outcome: Option<RunOutcome>,
    /// The compiler's output.
    pub messages: Vec<CompilerLine>,
    /// How many cases there are; 0 until known.
    pub total: u32,
    /// The cases that ran: the samples, then the custom cases.
    pub cases: Vec<RunCase>,
}

/// What is missing before a run can start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// Any worker.
    Worker,
    /// A worker with its language.
    Language,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RunOutcome {
    /// Every case ran, with or without success.
    Ran,
    /// The program did not compile.
    CompileError,
    /// An internal failure.
    JudgeError,
    /// Its owner cancelled it.
    Cancelled,
}

/// The result of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RunCase {
    /// The verdict. Null if it ran without an error and the expected output is unknown.
    pub verdict: Option<Verdict>,
    /// The displayed name of the verdict.
    pub label: Option<String>,
    /// The program's standard output; for a function, its answer as JSON.
    pub output: String,
    /// The standard output of a function.
    #[serde(default)]
    pub stdout: Option<String>,
    /// The program's standard error.
    pub stderr: String,
    /// The expected output, if known.
    pub expected: Option<String>,
    /// The diff of both outputs. Empty if they are the same, if the expected one is unknown, or if it is a function problem.
    pub diff: Vec<DiffLine>,
    /// The case as values, if it is one of a function problem.
    #[serde(default)]
    pub values: Option<Box<CaseValues>>,
    /// The same as HTML, as the site shows it.
    #[serde(default)]
    pub html: Option<String>,
    /// More about the result: a signal, an exit code.
    pub message: Option<String>,
    /// The same as a code. The server replaces the words with a sentence in the language of the site, and sends no code.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::case_message::known_or_none")]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub said: Option<CaseMessage>,
    /// Why the problem does not allow this input. The case did not run then.
    pub refused: Option<String>,
    /// The same as a code.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::case_message::known_or_none")]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub refusal: Option<InputRefusal>,
    /// CPU time, in ms.
    pub cpu_ms: u32,
    /// Wall-clock time, in ms.
    pub wall_ms: u32,
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Whether one of the texts was truncated.
    pub truncated: bool,
}

impl Run {
    /// A queued run.
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
