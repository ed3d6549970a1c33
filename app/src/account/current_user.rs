//! The logged-in user. The server sends it with the page. Logging in or out loads a new page, so it never changes within one.

use assay_domain::Me;
use leptos::prelude::*;

#[derive(Clone)]
struct CurrentUser(Option<Me>);

/// Provides the logged-in user to all pages.
pub(crate) fn provide_current_user() {
    provide_context(CurrentUser(SharedValue::new(asking).into_inner()));
}

/// The logged-in user.
pub(crate) fn current_user() -> Option<Me> {
    use_context::<CurrentUser>().and_then(|user| user.0)
}

/// The user who sent the request. None while routes are listed, because there is no request then.
#[cfg(feature = "ssr")]
fn asking() -> Option<Me> {
    use_context::<assay_service::Visitor>().and_then(|visitor| visitor.me)
}

/// Used only if the server did not send the user.
#[cfg(not(feature = "ssr"))]
fn asking() -> Option<Me> {
    None
}
