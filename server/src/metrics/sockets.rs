//! How many live sockets are open.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::Relaxed},
};

/// Counts sockets while they are open. Every clone counts the same ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct LiveSockets(Arc<AtomicUsize>);

/// An open socket. Dropping it closes it, as far as the count goes.
#[derive(Debug)]
pub(crate) struct OpenSocket(Arc<AtomicUsize>);

impl LiveSockets {
    pub(crate) fn enter(&self) -> OpenSocket {
        self.0.fetch_add(1, Relaxed);
        OpenSocket(Arc::clone(&self.0))
    }

    pub(crate) fn open(&self) -> usize {
        self.0.load(Relaxed)
    }
}

impl Drop for OpenSocket {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}
