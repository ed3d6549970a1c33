//! What operations need, in one cheaply cloned handle.

use std::{
    sync::{Arc, Mutex},
    time::Instant,
};

use assay_broker::Broker;
use assay_domain::Language;
use assay_store::Store;

use crate::{Availability, RateLimits};

/// Everything operations need. Its methods stand in the files of their nouns.
#[derive(Clone, Debug)]
pub struct Service {
    pub(crate) store: Store,
    pub(crate) broker: Broker,
    pub(crate) limits: RateLimits,
    pub(crate) availability: Availability,
    pub(crate) config: Arc<ServiceConfig>,
    /// What workers offered when the broker was last asked, for while it cannot be.
    pub(crate) last_offered: Arc<Mutex<Offered>>,
}

/// When which languages were offered last.
pub(crate) type Offered = Option<(Instant, Vec<Language>)>;

/// How the service behaves.
#[derive(Clone, Debug)]
pub struct ServiceConfig {
    /// Whether requests are counted against rate limits.
    pub rate_limits: bool,
    /// How long a session lasts without being used, in s.
    pub session_s: i64,
}

impl Default for ServiceConfig {
    fn default() -> Self {
        Self { rate_limits: true, session_s: 30 * 24 * 60 * 60 }
    }
}

impl Service {
    /// A service over a database and a broker.
    #[must_use]
    pub fn new(store: Store, broker: Broker, availability: Availability, config: ServiceConfig) -> Self {
        let limits = RateLimits::new(broker.clone(), config.rate_limits);
        Self { store, broker, limits, availability, config: Arc::new(config), last_offered: Arc::default() }
    }

    /// The limits requests count against.
    #[must_use]
    pub fn limits(&self) -> &RateLimits {
        &self.limits
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The broker.
    #[must_use]
    pub fn broker(&self) -> &Broker {
        &self.broker
    }
}
