//! The browser's end: takes over the page the server has rendered.

// A page is one type, nested as deep as its elements; computing its layout recurses as deep.
#![recursion_limit = "256"]

use leptos::{mount::hydrate_from_async, prelude::*, tachys::dom::body};
use wasm_bindgen_futures::spawn_local;

/// Takes over the page, and says so on `<html>`: what needs scripts is shown from then on, and tests wait for it. A page that comes in a
/// file of its own is taken over once that is here.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    spawn_local(async {
        hydrate_from_async(body(), assay_app::App).await.forget();
        if let Some(root) = document().document_element() {
            // Fails for malformed attribute names only.
            let _ = root.set_attribute("data-hydrated", "");
        }
    });
}
