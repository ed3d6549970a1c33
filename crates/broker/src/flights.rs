//! Single flight: of those who miss the same key at once, one fills it while the others wait.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard};

/// The keys that are being filled.
#[derive(Default)]
pub(crate) struct Flights {
    gates: Mutex<HashMap<String, Weak<AsyncMutex<()>>>>,
}

impl Flights {
    /// Waits until nobody else fills `key`. Holding the result keeps others waiting; a filler that goes away lets the next one in.
    pub(crate) async fn enter(&self, key: &str) -> OwnedMutexGuard<()> {
        self.gate(key).lock_owned().await
    }

    fn gate(&self, key: &str) -> Arc<AsyncMutex<()>> {
        let mut gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(gate) = gates.get(key).and_then(Weak::upgrade) {
            return gate;
        }
        gates.retain(|_, gate| gate.strong_count() > 0);
        let gate = Arc::default();
        gates.insert(key.to_owned(), Arc::downgrade(&gate));
        gate
    }
}
