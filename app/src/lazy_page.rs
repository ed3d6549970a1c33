//! Pages in a separate wasm file, which may be missing: the connection is lost, or the server has a newer version.

use std::future::{Future, pending};

use leptos::{prelude::*, wasm_split::SplitLoaderError};
use leptos_router::hooks::use_location;

/// The page, once its file is loaded. If it cannot be loaded, the browser loads the whole page from its address instead.
///
/// If the file is missing when a whole page loads, the page stays as the server rendered it. The script of every page then lets the browser
/// follow links.
pub(crate) async fn or_whole_page(page: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> AnyView {
    let location = use_location();
    let address = move || {
        let (path, query) = (location.pathname.get_untracked(), location.search.get_untracked());
        [path.as_str(), if query.is_empty() { "" } else { "?" }, &query, &location.hash.get_untracked()].concat()
    };
    // The user may open another page while this one loads.
    let wanted = address();
    match page.await {
        Ok(page) => page,
        Err(_) => {
            if address() == wanted && is_hydrated() {
                load(&wanted);
            }
            pending().await
        }
    }
}

fn is_hydrated() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-hydrated"))
}

/// Opens an address of this site as a whole page.
fn load(address: &str) {
    let location = window().location();
    // The browser already shows the address after Back, and would only scroll.
    let shown = location.href().is_ok_and(|href| href.ends_with(address));
    // Fails only for malformed addresses.
    let _ = if shown { location.reload() } else { location.assign(address) };
}
