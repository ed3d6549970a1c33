//! The visitor of a request, and settings that pages need.

use std::{net::IpAddr, sync::Arc};

use assay_domain::{Me, Refusal, Scope, UserId};

use crate::{ApiKey, Error, SessionToken};

/// The sender of a request.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The user, if logged in.
    pub me: Option<Me>,
    /// The session, if the request has one.
    pub session: Option<SessionToken>,
    /// The API key, if the request has one.
    pub key: Option<KeyUse>,
    /// The IP address, for rate limits.
    pub address: IpAddr,
}

/// The API key of a request.
#[derive(Clone, Debug)]
pub struct KeyUse {
    pub key: ApiKey,
    pub scope: Scope,
}

impl Visitor {
    /// The user's id, if logged in.
    #[must_use]
    pub fn id(&self) -> Option<UserId> {
        self.me.as_ref().map(|me| me.id)
    }

    /// The user.
    ///
    /// # Errors
    /// When the visitor is not logged in.
    pub fn require(&self) -> Result<&Me, Error> {
        self.me.as_ref().ok_or_else(|| Refusal::NotLoggedIn.into())
    }
}

/// How cookies are set.
#[derive(Clone, Copy, Debug)]
pub struct CookiePolicy {
    /// Whether cookies are marked Secure, because the site uses https.
    pub secure: bool,
}

/// The URL paths of the JavaScript modules. They contain a hash of the content.
#[derive(Clone, Debug)]
pub struct EditorAsset {
    /// The module of the problem page, with the editor.
    pub src: Arc<str>,
    /// The module of all pages.
    pub site: Arc<str>,
}
