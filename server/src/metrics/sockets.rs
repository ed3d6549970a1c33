//! Counts open live sockets.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use assay_domain::UserId;

/// Counts open sockets per person. All clones share the count.
#[derive(Clone, Debug)]
pub(crate) struct LiveSockets {
    open: Arc<Mutex<Open>>,
    max_per_person: usize,
}

#[derive(Debug, Default)]
struct Open {
    total: usize,
    by_person: HashMap<UserId, usize>,
}

/// An open socket. It counts until it is dropped.
#[derive(Debug)]
pub(crate) struct OpenSocket {
    sockets: LiveSockets,
    person: UserId,
}

impl LiveSockets {
    pub(crate) fn new(max_per_person: usize) -> Self {
        Self { open: Arc::default(), max_per_person }
    }

    /// Counts a new socket. None if the person is at the limit.
    pub(crate) fn enter(&self, person: UserId) -> Option<OpenSocket> {
        let mut open = self.lock();
        let count = open.by_person.entry(person).or_default();
        if *count >= self.max_per_person {
            return None;
        }
        *count += 1;
        open.total += 1;
        Some(OpenSocket { sockets: self.clone(), person })
    }

    pub(crate) fn open(&self) -> usize {
        self.lock().total
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for OpenSocket {
    fn drop(&mut self) {
        let mut open = self.sockets.lock();
        open.total -= 1;
        if let Some(count) = open.by_person.get_mut(&self.person) {
            *count -= 1;
            if *count == 0 {
                open.by_person.remove(&self.person);
            }
        }
    }
}
