//! Locks in Redis: a key that expires, with its holder's token.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;

use super::{
    Connection,
    script::{run, scripts},
};
use crate::{Error, Lock, locks::LocksBackend};

scripts! {
    TAKE = "lock_take";
    EXTEND = "lock_extend";
    RELEASE = "lock_release";
}

pub(crate) struct Locks(pub(crate) Arc<Connection>);

#[async_trait]
impl LocksBackend for Locks {
    async fn take(&self, wanted: &Lock, ttl: Duration) -> Result<bool, Error> {
        let args = vec![wanted.token.to_string(), millis(ttl).to_string()];
        run(&TAKE, &self.0, vec![self.key(wanted)], args).await
    }

    async fn extend(&self, wanted: &Lock, ttl: Duration) -> Result<bool, Error> {
        let args = vec![wanted.token.to_string(), millis(ttl).to_string()];
        run(&EXTEND, &self.0, vec![self.key(wanted)], args).await
    }

    async fn release(&self, wanted: &Lock) -> Result<bool, Error> {
        run(&RELEASE, &self.0, vec![self.key(wanted)], wanted.token.to_string()).await
    }
}

impl Locks {
    fn key(&self, lock: &Lock) -> String {
        self.0.key(format_args!("lock:{}", lock.name))
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis().max(1)).unwrap_or(i64::MAX)
}
