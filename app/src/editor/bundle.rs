//! Loads the editor's bundle.

use futures::channel::oneshot;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlScriptElement;

/// The bundle's global name; see `editor/src/index.ts`.
const GLOBAL: &str = "assayEditor";

/// Begins to load the bundle. The result tells whether [`super::bridge`] can be used.
pub(crate) fn load_bundle(src: &str) -> oneshot::Receiver<bool> {
    let (sender, receiver) = oneshot::channel();
    // Without a script element the sender is dropped, which the receiver notices.
    if is_loaded() {
        let _ = sender.send(true);
    } else if let Err(error) = append_script(src, sender) {
        leptos::logging::warn!("could not load the editor: {error:?}");
    }
    receiver
}

fn append_script(src: &str, sender: oneshot::Sender<bool>) -> Result<(), JsValue> {
    let document = document();
    let script: HtmlScriptElement = document.create_element("script")?.unchecked_into();
    script.set_type("module");
    script.set_src(src);
    let ended = Closure::once_into_js(move || {
        // The receiver is gone if the user has left the page.
        let _ = sender.send(is_loaded());
    });
    script.set_onload(Some(ended.unchecked_ref()));
    script.set_onerror(Some(ended.unchecked_ref()));
    let head = document.query_selector("head")?.ok_or("no head")?;
    head.append_child(&script)?;
    Ok(())
}

fn is_loaded() -> bool {
    Reflect::get(&window(), &GLOBAL.into()).is_ok_and(|bundle| !bundle.is_undefined())
}
