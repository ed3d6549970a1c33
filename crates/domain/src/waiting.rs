//! Why a submission waits, and where one that was accepted stands.

use serde::{Deserialize, Serialize};

/// A submission that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// How many submissions that wait are judged before it, as people take turns.
    pub ahead: u32,
    /// Why it waits.
    pub reason: WaitReason,
}

/// Why a submission waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitReason {
    /// No worker lives.
    NoWorker,
    /// Workers live, and none has its language.
    NoLanguage,
    /// All slots that could take it judge others.
    Busy {
        /// How many there are.
        slots: u32,
    },
    /// Nothing is in its way.
    Soon,
}

/// What accepted submissions to a problem in one language used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measures {
    /// The one that is asked about.
    pub own: Measured,
    /// All of them, itself included; the newest, where there are very many.
    pub all: Vec<Measured>,
}

/// What a submission used on the case that used most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// CPU time, in ms.
    pub cpu_ms: u32,
    /// Memory, in KiB.
    pub memory_kib: u32,
}
