//! Whether this server's own worker can judge.

use std::sync::{Arc, RwLock};

/// The reason why this server's own worker cannot judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgingFault {
    /// The first fix of `assay doctor`.
    pub fix: String,
}

/// Whether the embedded worker can judge. Its self-check sets this. All requests share it.
#[derive(Clone, Debug, Default)]
pub struct Availability(Arc<RwLock<Option<JudgingFault>>>);

impl Availability {
    /// Records that the embedded worker cannot judge.
    pub fn set_fault(&self, fault: JudgingFault) {
        *self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(fault);
    }

    /// Why the embedded worker cannot judge. `None`: it can, or has not been checked.
    #[must_use]
    pub fn fault(&self) -> Option<JudgingFault> {
        self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }
}
