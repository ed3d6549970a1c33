//! What all handlers share.

use std::{ops::Deref, sync::Arc};

use assay_app::Reference;
use assay_service::{CookiePolicy, Service};
use axum::extract::FromRef;
use leptos::prelude::LeptosOptions;
use tokio_util::sync::CancellationToken;

use crate::{
    addresses::TrustedProxies, config::PublicUrl, description::Description, metrics::LiveSockets,
    page_cache::PageCache, site::Site, uploads::Uploads,
};

/// The parts that the routes use.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) service: Service,
    pub(crate) site: Site,
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) trusted_proxies: TrustedProxies,
    pub(crate) uploads: Uploads,
    pub(crate) sockets_per_person: usize,
    pub(crate) stopping: CancellationToken,
}

/// The state of all handlers. Each layer and route clones it per request, so a clone must be cheap.
#[derive(Clone, Debug)]
pub(crate) struct AppState(Arc<State>);

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) service: Service,
    pub(crate) site: Site,
    pub(crate) pages: PageCache,
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) trusted_proxies: TrustedProxies,
    pub(crate) leptos: LeptosOptions,
    pub(crate) sockets: LiveSockets,
    pub(crate) uploads: Uploads,
    pub(crate) description: Description,
    pub(crate) reference: Reference,
    pub(crate) stopping: CancellationToken,
}

impl AppState {
    pub(crate) fn new(parts: Parts, leptos: LeptosOptions, description: Description, reference: Reference) -> Self {
        Self(Arc::new(State {
            service: parts.service,
            site: parts.site,
            pages: PageCache::default(),
            public_url: parts.public_url,
            trusted_proxies: parts.trusted_proxies,
            leptos,
            sockets: LiveSockets::new(parts.sockets_per_person),
            uploads: parts.uploads,
            description,
            reference,
            stopping: parts.stopping,
        }))
    }
}

impl Deref for AppState {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

impl State {
    /// How cookies are named and whether they are Secure.
    pub(crate) fn cookies(&self) -> CookiePolicy {
        CookiePolicy { secure: self.public_url.as_ref().is_some_and(PublicUrl::is_https) }
    }
}

impl FromRef<AppState> for CookiePolicy {
    fn from_ref(state: &AppState) -> Self {
        state.cookies()
    }
}

/// Lets handlers extract one part of the state.
macro_rules! parts {
    ($($name:ident: $type:ty),* $(,)?) => {
        $(impl FromRef<AppState> for $type {
            fn from_ref(state: &AppState) -> Self {
                state.$name.clone()
            }
        })*
    };
}

parts! {
    service: Service,
    public_url: Option<PublicUrl>,
    leptos: LeptosOptions,
    sockets: LiveSockets,
    uploads: Uploads,
    description: Description,
    stopping: CancellationToken,
}
