//! The wasm entry: hydrates the page that the server rendered.

// A page is one deeply nested type, and computing its layout recurses to that depth.
#![recursion_limit = "256"]

use leptos::{mount::hydrate_from_async, prelude::*, tachys::dom::body};
use wasm_bindgen_futures::spawn_local;

/// Hydrates the page, then sets `data-hydrated` on `<html>`. Style sheets and tests wait for this attribute. For lazy pages, hydration
/// first waits for their file.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    spawn_local(async {
        hydrate_from_async(body(), assay_app::App).await.forget();
        if let Some(root) = document().document_element() {
            // Fails only for malformed attribute names.
            let _ = root.set_attribute("data-hydrated", "");
        }
    });
}
