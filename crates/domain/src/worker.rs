//! Workers and their heartbeats.

use serde::{Deserialize, Serialize};

use crate::{Job, Language, LanguageId, Slug};

/// The last heartbeat of a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heartbeat {
    /// The worker's report.
    pub worker: WorkerInfo,
    /// How long ago it was sent, in ms. Only the broker's clock is used.
    pub age_ms: u64,
}

/// A worker's report about itself. The worker measures durations with its monotonic clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerInfo {
    /// Its name, unique among running workers.
    pub id: String,
    /// Its version of Assay.
    pub version: String,
    /// How long it has been running, in ms.
    pub uptime_ms: u64,
    /// How many jobs it can run at once now.
    pub slots: u32,
    /// The lowest number of slots it may use.
    pub slots_min: u32,
    /// The highest number of slots it may use.
    pub slots_max: u32,
    /// The isolation level of its sandbox.
    pub rung: String,
    /// The languages it can judge.
    pub languages: Vec<Language>,
    /// The languages that could not be tested yet, because the host was too busy. The worker tests them again.
    #[serde(default)]
    pub untested: Vec<LanguageId>,
    /// Its busy slots, the longest-running first.
    pub busy: Vec<BusySlot>,
    /// Whether it is shutting down: it finishes its jobs and takes no more.
    pub draining: bool,
}

/// A slot that runs a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusySlot {
    /// The job.
    pub job: Job,
    /// The job's problem.
    pub problem: Slug,
    /// The language, if the job is a submission.
    pub language: Option<LanguageId>,
    /// The number of the attempt, from 1.
    pub attempt: i32,
    /// How long the attempt has been running, in ms.
    pub running_ms: u64,
}

impl Heartbeat {
    /// The current value of a duration that was `reported_ms` in this heartbeat.
    #[must_use]
    pub fn duration_now_ms(&self, reported_ms: u64) -> u64 {
        reported_ms.saturating_add(self.age_ms)
    }
}
