//! How the installation is, at a glance.

use assay_domain::{Class, ClassDepth, Overview, Page, Workplace};

use super::{Admin, PAGE};
use crate::{Error, Service, boxed};

impl Admin<'_> {
    /// What waits, what runs, and the workers whose id is after `cursor`. If the broker cannot be asked, the rest is told.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[boxed]
    pub async fn overview(&self, cursor: Option<&str>) -> Result<Overview, Error> {
        let queue = self.service.store.queue_state().await?;
        let failed = self.service.store.count_failed_judgings().await?;
        let workplace = match self.service.workplace(cursor).await {
            Ok(workplace) => Some(workplace),
            Err(error) => {
                tracing::warn!(%error, "workers and queues cannot be asked for");
                None
            }
        };
        Ok(Overview { queue, failed, workplace, unavailable: self.service.availability.fault().map(|fault| fault.fix) })
    }
}

impl Service {
    async fn workplace(&self, cursor: Option<&str>) -> Result<Workplace, assay_broker::Error> {
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
        Ok(Workplace { depths, workers: Page { items: workers, next } })
    }
}
