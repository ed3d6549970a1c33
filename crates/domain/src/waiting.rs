//! What the submission page shows beside the verdict: the position in the queue, and the usage of other submissions.

use serde::{Deserialize, Serialize};

/// A queued submission's position, and why it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// How many queued submissions are judged before it. Users take turns.
    pub ahead: u32,
    /// Why it waits.
    pub reason: WaitReason,
}

/// Why a submission waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitReason {
    /// No worker is running.
    NoWorker,
    /// No running worker has its language.
    NoLanguage,
    /// All slots that could take it are busy.
    Busy {
        /// The number of these slots.
        slots: u32,
    },
    /// A slot is free, so judging starts soon.
    Soon,
}

/// The usage of an accepted submission and of others for the same problem in the same language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageComparison {
    /// The submission itself.
    pub own: PeakUsage,
    /// Accepted submissions including itself. If there are very many, only the newest.
    pub all: Vec<PeakUsage>,
}

/// The highest usage of a submission over its cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeakUsage {
    /// CPU time, in ms.
    pub cpu_ms: u32,
    /// Memory, in KiB.
    pub memory_kib: u32,
}
