//! The state of the installation.

use assay_domain::{BrokerState, Class, ClassDepth, Overview};

use super::Admin;
use crate::{Error, Service, boxed};

impl Admin<'_> {
    /// Queues, failures and workers. If the broker cannot be reached, its part is missing.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn overview(&self) -> Result<Overview, Error> {
        let queue = self.service.store.queue_state().await?;
        let failed = self.service.store.count_failed_judgings().await?;
        let broker = match self.service.broker_state().await {
            Ok(broker) => Some(broker),
            Err(error) => {
                tracing::warn!(%error, "cannot read workers and queues");
                None
            }
        };
        Ok(Overview { queue, failed, broker, unavailable: self.service.availability.fault().map(|fault| fault.fix) })
    }
}

impl Service {
    async fn broker_state(&self) -> Result<BrokerState, assay_broker::Error> {
        let mut depths = Vec::new();
        for class in Class::ALL {
            let depth = u32::try_from(self.broker.depth(class).await?).unwrap_or(u32::MAX);
            depths.push(ClassDepth { class, depth });
        }
        let mut workers = self.broker.workers().await?;
        workers.sort_by(|a, b| a.worker.id.cmp(&b.worker.id));
        Ok(BrokerState { depths, workers })
    }
}
