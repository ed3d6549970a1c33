//! Cancellations in Redis.

use std::sync::Arc;

use assay_domain::Job;
use async_trait::async_trait;
use fred::interfaces::PubsubInterface;

use super::{Channels, Connection};
use crate::{Error, cancellations::CancellationsBackend};

/// The channel's name, without the prefix.
pub(super) const CHANNEL: &str = "cancelled";

/// One channel for all workers.
pub(crate) struct Cancellations {
    pub(crate) connection: Arc<Connection>,
    pub(crate) channels: Arc<Channels>,
}

#[async_trait]
impl CancellationsBackend for Cancellations {
    async fn cancel(&self, job: Job) -> Result<(), Error> {
        let connection = &self.connection;
        connection.call(connection.client().publish(connection.key(CHANNEL), job.to_string())).await
    }

    async fn listen(&self) -> Result<crate::Cancellations, Error> {
        self.channels.cancellations().await
    }
}
