//! Reads that share a round trip. While a read of a key runs, all callers who want the same key wait together for the next
//! read. That read starts after all of these calls, so its result is new enough for each of them. This allows more reads per
//! second than Redis can answer.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use futures::{
    FutureExt as _,
    future::{BoxFuture, Shared},
};
use tokio::sync::Mutex as AsyncMutex;

use crate::Error;

/// A read that several callers wait for. Errors cannot be cloned, so they are in an `Arc`.
type Joined<T> = Shared<BoxFuture<'static, Result<T, Arc<Error>>>>;

/// The keys that are being read.
pub(super) struct SharedReads<K, T> {
    gates: Mutex<HashMap<K, Weak<Gate<T>>>>,
}

struct Gate<T> {
    /// Locked by the running read.
    running: AsyncMutex<()>,
    /// The next read, until it starts.
    next: Mutex<Option<Joined<T>>>,
}

impl<K, T> Default for SharedReads<K, T> {
    fn default() -> Self {
        Self { gates: Mutex::default() }
    }
}

impl<K: Clone + Eq + Hash, T: Clone + Send + Sync + 'static> SharedReads<K, T> {
    /// The result of `read`, or of another caller's `read` of this key that starts after this call.
    pub(super) async fn read<R>(&self, key: &K, read: impl FnOnce() -> R) -> Result<T, Error>
    where
        R: Future<Output = Result<T, Error>> + Send + 'static,
    {
        let gate = self.gate(key);
        let shared = gate.join(read);
        shared.await.map_err(|error| Error::Unreachable(Box::new(error)))
    }

    fn gate(&self, key: &K) -> Arc<Gate<T>> {
        let mut gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(gate) = gates.get(key).and_then(Weak::upgrade) {
            return gate;
        }
        gates.retain(|_, gate| gate.strong_count() > 0);
        let gate = Arc::new(Gate { running: AsyncMutex::default(), next: Mutex::default() });
        gates.insert(key.clone(), Arc::downgrade(&gate));
        gate
    }
}

impl<T: Clone + Send + Sync + 'static> Gate<T> {
    fn join<R>(self: &Arc<Self>, read: impl FnOnce() -> R) -> Joined<T>
    where
        R: Future<Output = Result<T, Error>> + Send + 'static,
    {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shared) = &*next {
            return shared.clone();
        }
        let (gate, read) = (Arc::clone(self), read());
        let shared = async move {
            let _guard = gate.running.lock().await;
            // Later callers may know of a write that this read does not see, so they must not join it.
            *gate.next.lock().unwrap_or_else(PoisonError::into_inner) = None;
            read.await.map_err(Arc::new)
        };
        let shared = shared.boxed().shared();
        *next = Some(shared.clone());
        shared
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

    use tokio::sync::Semaphore;

    use super::*;

    #[tokio::test]
    async fn a_caller_never_gets_a_read_that_started_before_its_call() {
        let reads = Arc::<SharedReads<&str, i64>>::default();
        let (begun, go_on) = (Arc::new(AtomicI64::new(0)), Arc::new(Semaphore::new(0)));
        let ask = || {
            let (reads, begun, go_on) = (Arc::clone(&reads), Arc::clone(&begun), Arc::clone(&go_on));
            async move {
                let read = || async move {
                    let number = begun.fetch_add(1, SeqCst) + 1;
                    go_on.acquire().await.unwrap().forget();
                    Ok(number)
                };
                reads.read(&"key", read).await.unwrap()
            }
        };
        let mut first = Box::pin(ask());
        assert!(futures::poll!(&mut first).is_pending());
        assert_eq!(begun.load(SeqCst), 1);
        let mut later: Vec<_> = (0..5).map(|_| Box::pin(ask())).collect();
        for caller in &mut later {
            assert!(futures::poll!(caller).is_pending());
        }
        // A caller that is dropped does not block the others.
        drop(later.remove(0));
        go_on.add_permits(2);
        assert_eq!(first.await, 1);
        assert_eq!(futures::future::join_all(later).await, [2; 4]);
        assert_eq!(begun.load(SeqCst), 2);
    }

    #[tokio::test]
    async fn all_callers_get_an_error() {
        let reads = SharedReads::<&str, i64>::default();
        let failing = || async { Err(Error::Unreachable("gone".into())) };
        let both = futures::join!(reads.read(&"key", failing), reads.read(&"key", failing));
        assert!(both.0.is_err() && both.1.is_err());
        assert!(reads.gates.lock().unwrap().values().all(|gate| gate.upgrade().is_none()));
    }
}
