//! The progress of loading the shipped library.

use std::sync::Arc;

use assay_domain::{LoadingProgress, LoadingState};
use tokio::sync::watch;

/// How much of the shipped library this server has loaded. The server sets this, and all requests share it.
#[derive(Clone, Debug)]
pub struct LibraryLoading(Arc<watch::Sender<LoadingProgress>>);

impl Default for LibraryLoading {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(LoadingProgress::default())))
    }
}

impl LibraryLoading {
    pub fn change(&self, change: impl FnOnce(&mut LoadingProgress)) {
        self.0.send_modify(change);
    }

    #[must_use]
    pub fn progress(&self) -> LoadingProgress {
        *self.0.borrow()
    }

    /// Whether this server still loads the library.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        self.progress().state == LoadingState::Loading
    }

    /// Returns when the library is not being loaded.
    pub async fn ended(&self) {
        // The sender lives as long as this value, so this cannot fail.
        let _ = self.0.subscribe().wait_for(|progress| progress.state != LoadingState::Loading).await;
    }
}
