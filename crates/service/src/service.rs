//! What operations need, in one handle. A request clones it several times, so all of it is behind one count.

use std::{
    ops::Deref,
    sync::{Arc, Mutex},
    time::Instant,
};

use assay_broker::Broker;
use assay_domain::{Language, LanguageId};
use assay_store::Store;

use crate::{Availability, Quotas, RateLimits, Secret};

/// Everything operations need. Each noun's methods are in its own file.
#[derive(Clone, Debug)]
pub struct Service(Arc<Parts>);

/// What a service is made of.
#[derive(Debug)]
pub struct Parts {
    pub(crate) store: Store,
    pub(crate) broker: Broker,
    pub(crate) limits: RateLimits,
    pub(crate) secret: Secret,
    pub(crate) availability: Availability,
    pub(crate) config: ServiceConfig,
    /// What workers offered when the broker was last asked, for while it cannot be.
    pub(crate) last_offered: Mutex<Offered>,
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
    /// How much one person may store.
    pub quotas: Quotas,
    /// Languages that drafts may be in even while no worker offers them.
    pub known_languages: Vec<LanguageId>,
}

impl Default for ServiceConfig {
    fn default() -> Self {
        Self { rate_limits: true, session_s: 30 * 24 * 60 * 60, quotas: Quotas::default(), known_languages: Vec::new() }
    }
}

impl Deref for Service {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Service {
    /// A service over a database and a broker.
    #[must_use]
    pub fn new(
        store: Store,
        broker: Broker,
        availability: Availability,
        secret: Secret,
        config: ServiceConfig,
    ) -> Self {
        let limits = RateLimits::new(broker.clone(), secret.clone(), config.rate_limits);
        Self(Arc::new(Parts { store, broker, limits, secret, availability, config, last_offered: Mutex::default() }))
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
