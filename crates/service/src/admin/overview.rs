//! The state of the installation.

use assay_domain::{BrokerState, Class, ClassDepth, Overview, Page};

use super::{Admin, PAGE};
use crate::{Error, Service, boxed};

impl Admin<'_> {
    /// Queues, failures, and the workers whose id is after `cursor`. If the broker cannot be reached, its part is missing.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn overview(&self, cursor: Option<&str>) -> Result<Overview, Error> {
        let queue = self.service.store.queue_state().await?;
        let failed = self.service.store.count_failed_judgings().await?;
        let broker = match self.service.broker_state(cursor).await {
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
    async fn broker_state(&self, cursor: Option<&str>) -> Result<BrokerState, assay_broker::Error> {
        let mut depths = Vec::new();
        for class in Class::ALL {
            let depth = u32::try_from(self.broker.depth(class).await?).unwrap_or(u32::MAX);
            depths.push(ClassDepth { class, depth });
        }
        let mut workers = self.broker.workers().await?;
        workers.retain(|beat| cursor.is_none_or(|cursor| beat.worker.id.as_str() > cursor));
        workers.sort_by(|a, b| a.worker.id.cmp(&b.worker.id));
        let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let more = workers.len() > page;
        workers.truncate(page);
        let next = workers.last().filter(|_| more).map(|last| last.worker.id.clone());
        Ok(BrokerState { depths, workers: Page { items: workers, next } })
    }
}
