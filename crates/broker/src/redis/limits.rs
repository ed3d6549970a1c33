//! Rate limits in Redis. Each bucket is stored as the time at which it will be full again.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;

use super::{
    Connection,
    script::{run, scripts},
};
use crate::{Error, Rate, limits::LimitsBackend};

scripts! {
    TAKE = "limit_take";
}

/// The buckets that are not full.
pub(crate) struct Limits(pub(crate) Arc<Connection>);

#[async_trait]
impl LimitsBackend for Limits {
    async fn take(&self, key: &str, rate: Rate) -> Result<Option<Duration>, Error> {
        let args = vec![rate.every.as_micros().to_string(), rate.burst.to_string()];
        let bucket = self.0.key(format_args!("limit:{key}"));
        let wait: u64 = run(&TAKE, &self.0, vec![bucket], args).await?;
        Ok((wait > 0).then(|| Duration::from_micros(wait)))
    }
}
