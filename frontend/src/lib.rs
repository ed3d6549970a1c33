//! The browser's end: takes over the page the server has rendered.

// A page is one type, nested as deep as its elements; computing its layout recurses as deep.
#![recursion_limit = "256"]

use leptos::{mount::hydrate_body, prelude::*};

/// Takes over the page, and says so on `<html>`: what needs scripts is shown from then on, and tests wait for it.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    hydrate_body(assay_app::App);
    if let Some(root) = document().document_element() {
        // Fails for malformed attribute names only.
        let _ = root.set_attribute("data-hydrated", "");
    }
}
