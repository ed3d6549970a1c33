//! The handle for all operations.

use std::{
    fmt,
    ops::Deref,
    sync::{Arc, Mutex},
    time::Instant,
};

use assay_broker::Broker;
use assay_domain::{Language, LanguageId, signature::Signature};
use assay_store::Store;

use crate::{Availability, LibraryLoading, Quotas, RateLimits, Secret, content::Content};

/// The handle for all operations. Clones are cheap.
#[derive(Clone, Debug)]
pub struct Service(Arc<Parts>);

/// The parts of a service.
#[derive(Debug)]
pub struct Parts {
    pub(crate) store: Store,
    pub(crate) broker: Broker,
    pub(crate) limits: RateLimits,
    pub(crate) secret: Secret,
    pub(crate) availability: Availability,
    pub(crate) config: ServiceConfig,
    /// The last known languages. They are used for a moment, and when the broker cannot be reached.
    pub(crate) last_languages: Mutex<LastLanguages>,
    pub(crate) content: Content,
}

/// The languages of the workers, and when they were read.
pub(crate) type LastLanguages = Option<(Instant, Vec<Language>)>;

/// The settings of the service.
#[derive(Clone, Debug)]
pub struct ServiceConfig {
    /// Whether rate limits and the daily limit apply.
    pub rate_limits: bool,
    /// How long a session lasts without use, in s.
    pub session_s: i64,
    pub quotas: Quotas,
    /// Languages that drafts may use even if no worker has them now.
    pub known_languages: Vec<LanguageId>,
    pub starter_code: StarterCode,
    pub library: LibraryLoading,
}

/// Writes the starter code of function problems. The server takes it from the language files, which this crate does not know.
#[derive(Clone)]
pub struct StarterCode(Arc<WriteStarter>);

type WriteStarter = dyn Fn(&LanguageId, &Signature) -> Option<String> + Send + Sync;

impl StarterCode {
    pub fn new(write: impl Fn(&LanguageId, &Signature) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(write))
    }

    /// The starter code in a language; `None` if the language has no driver.
    #[must_use]
    pub fn write(&self, language: &LanguageId, signature: &Signature) -> Option<String> {
        (self.0)(language, signature)
    }
}

impl fmt::Debug for StarterCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StarterCode")
    }
}

impl Default for ServiceConfig {
    fn default() -> Self {
        Self {
            rate_limits: true,
            session_s: 30 * 24 * 60 * 60,
            quotas: Quotas::default(),
            known_languages: Vec::new(),
            starter_code: StarterCode::new(|_, _| None),
            library: LibraryLoading::default(),
        }
    }
}

impl Deref for Service {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Service {
    #[must_use]
    pub fn new(
        store: Store,
        broker: Broker,
        availability: Availability,
        secret: Secret,
        config: ServiceConfig,
    ) -> Self {
        let limits = RateLimits::new(broker.clone(), secret.clone(), config.rate_limits);
        let (last_languages, content) = (Mutex::default(), Content::default());
        Self(Arc::new(Parts { store, broker, limits, secret, availability, config, last_languages, content }))
    }

    #[must_use]
    pub fn limits(&self) -> &RateLimits {
        &self.limits
    }

    /// How much of the shipped library this server has loaded.
    #[must_use]
    pub fn library(&self) -> &LibraryLoading {
        &self.config.library
    }

    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    #[must_use]
    pub fn broker(&self) -> &Broker {
        &self.broker
    }
}
