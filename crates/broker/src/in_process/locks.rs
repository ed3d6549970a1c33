//! In-process locks.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use async_trait::async_trait;
use tokio::time::Instant;

use super::lock;
use crate::{Error, Lock, locks::LocksBackend};

/// The token of each lock's holder, and when the lock expires.
#[derive(Default)]
pub(crate) struct Locks {
    held: Mutex<HashMap<String, (u64, Instant)>>,
}

#[async_trait]
impl LocksBackend for Locks {
    async fn take(&self, wanted: &Lock, ttl: Duration) -> Result<bool, Error> {
        let now = Instant::now();
        let mut held = lock(&self.held);
        held.retain(|_, (_, until)| *until > now);
        if held.contains_key(&wanted.name) {
            return Ok(false);
        }
        held.insert(wanted.name.clone(), (wanted.token, now + ttl));
        Ok(true)
    }

    async fn extend(&self, wanted: &Lock, ttl: Duration) -> Result<bool, Error> {
        let now = Instant::now();
        match lock(&self.held).get_mut(&wanted.name) {
            Some((token, until)) if *token == wanted.token && *until > now => {
                *until = now + ttl;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    async fn release(&self, wanted: &Lock) -> Result<bool, Error> {
        let mut held = lock(&self.held);
        let ours =
            held.get(&wanted.name).is_some_and(|(token, until)| *token == wanted.token && *until > Instant::now());
        if ours {
            held.remove(&wanted.name);
        }
        Ok(ours)
    }
}
