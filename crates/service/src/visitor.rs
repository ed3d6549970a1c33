//! Who a request comes from, and what else pages need to know of it.

use std::{net::IpAddr, sync::Arc};

use assay_domain::{Me, Scope, UserId};

use crate::{ApiKey, Error, SessionToken};

/// Who a request comes from.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The person, when logged in.
    pub me: Option<Me>,
    /// The session that proved it; absent for API keys.
    pub session: Option<SessionToken>,
    /// The API key that proved it; absent for browsers.
    pub key: Option<KeyUse>,
    /// Where the request comes from, for rate limits.
    pub address: IpAddr,
}

/// The API key that a request came with.
#[derive(Clone, Debug)]
pub struct KeyUse {
    /// The key.
    pub key: ApiKey,
    /// What it may do.
    pub scope: Scope,
}

impl Visitor {
    /// The person's id, when logged in.
    #[must_use]
    pub fn id(&self) -> Option<UserId> {
        self.me.as_ref().map(|me| me.id)
    }

    /// The person.
    ///
    /// # Errors
    /// When nobody is logged in.
    pub fn require(&self) -> Result<&Me, Error> {
        self.me.as_ref().ok_or(Error::Unauthenticated)
    }
}

/// Whether cookies are marked Secure: when the site is served over https.
#[derive(Clone, Copy, Debug)]
pub struct CookiePolicy {
    /// Whether they are.
    pub secure: bool,
}

/// Where the browser loads what runs beside the wasm from: paths with the hash of their content.
#[derive(Clone, Debug)]
pub struct EditorAsset {
    /// The module that brings the problem page to life.
    pub src: Arc<str>,
    /// The module of every page.
    pub site: Arc<str>,
}
