//! Workers, as they describe themselves.

use serde::{Deserialize, Serialize};

use crate::{Job, Language, LanguageId, Slug};

/// What a worker said of itself last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heartbeat {
    /// What it said.
    pub worker: WorkerInfo,
    /// How long ago, in ms; by the broker's clock alone.
    pub age_ms: u64,
}

/// What a worker says of itself. Durations are by its own monotonic clock, as they were when it said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerInfo {
    /// Its name, unique among workers that live.
    pub id: String,
    /// The version of its program.
    pub version: String,
    /// How long it has been running, in ms.
    pub uptime_ms: u64,
    /// How many submissions it can judge at once now.
    pub slots: u32,
    /// It never has fewer slots.
    pub slots_min: u32,
    /// It never has more slots.
    pub slots_max: u32,
    /// How its sandbox enforces limits: the rung of the ladder.
    pub rung: String,
    /// What it can judge.
    pub languages: Vec<Language>,
    /// What it judges now, what began first at the front.
    pub busy: Vec<BusySlot>,
    /// It finishes what it judges, takes nothing more, and goes.
    pub draining: bool,
}

/// A slot that judges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusySlot {
    /// What it does.
    pub job: Job,
    /// For which problem.
    pub problem: Slug,
    /// In which language, where it judges a submission.
    pub language: Option<LanguageId>,
    /// Which attempt at it this is, from 1.
    pub attempt: i32,
    /// How long since the attempt began, in ms.
    pub running_ms: u64,
}

impl Heartbeat {
    /// How long a duration that the worker told has become meanwhile, in ms.
    #[must_use]
    pub fn by_now(&self, told_ms: u64) -> u64 {
        told_ms.saturating_add(self.age_ms)
    }
}
