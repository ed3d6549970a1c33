//! Pages in a separate wasm file, which may be missing: the connection is lost, or the server has a newer version.

use std::future::{Future, pending};

use leptos::{prelude::*, wasm_split::SplitLoaderError};
use leptos_router::hooks::use_location;

/// The page, once its file is loaded. If it cannot be loaded, the browser loads the whole page from its address instead.
///
/// A whole page whose file cannot be loaded stays as the server rendered it. The script of every page then lets the browser follow links.
pub(crate) async fn or_whole_page(page: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> AnyView {
    let location = use_location();
    let address = || {
        let (path, query) = (location.pathname.get_untracked(), location.search.get_untracked());
        [path.as_str(), if query.is_empty() { "" } else { "?" }, &query, &location.hash.get_untracked()].concat()
    };
    match page.await {
        Ok(page) => page,
        Err(_) => {
            if document().document_element().is_some_and(|root| root.has_attribute("data-hydrated")) {
                // Fails only for malformed addresses.
                let _ = window().location().assign(&address());
            }
            pending().await
        }
    }
}
