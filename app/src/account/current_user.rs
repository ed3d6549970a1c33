//! Who is logged in. The server says so once, with the page; logging in or out loads a new page, so this never changes in one.

use assay_domain::Me;
use leptos::prelude::*;

#[derive(Clone)]
struct CurrentUser(Option<Me>);

/// Makes the person known to all pages.
pub(crate) fn provide_current_user() {
    provide_context(CurrentUser(SharedValue::new(asking).into_inner()));
}

/// The person who is logged in.
pub(crate) fn current_user() -> Option<Me> {
    use_context::<CurrentUser>().and_then(|user| user.0)
}

/// The person the request comes from. There is none while the routes are being listed, which is no request.
#[cfg(feature = "ssr")]
fn asking() -> Option<Me> {
    use_context::<assay_service::Visitor>().and_then(|visitor| visitor.me)
}

/// Only reached when the page came without the server's word.
#[cfg(not(feature = "ssr"))]
fn asking() -> Option<Me> {
    None
}
