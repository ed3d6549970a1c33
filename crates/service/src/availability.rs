//! Whether submissions can be judged, and in which languages.

use std::sync::{Arc, RwLock};

/// Why nothing can be judged here, with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The first fix of `assay doctor`.
    pub fix: String,
}

/// Set once the self-check of the embedded worker ended. Shared by all requests.
#[derive(Clone, Debug, Default)]
pub struct Availability(Arc<RwLock<Option<Fault>>>);

impl Availability {
    /// Says that nothing can be judged here.
    pub fn set_fault(&self, fault: Fault) {
        *self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(fault);
    }

    /// Why nothing can be judged here, if so.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }
}
