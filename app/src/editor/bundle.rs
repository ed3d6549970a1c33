//! Loads the editor's bundle and calls `window.assayEditor`. Browser only.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlScriptElement;

/// The bundle's global name.
const GLOBAL: &str = "assayEditor";

/// A handle of the mounted editor.
pub(super) struct Mounted(Option<JsValue>);

/// Loads the bundle if necessary, then calls `then`. Calls `failed` if it cannot be loaded; the textarea then stays.
pub(super) fn with_bundle(src: &str, then: impl FnOnce() + 'static, failed: impl FnOnce() + 'static) {
    if bundle().is_some() {
        then();
        return;
    }
    if let Err(error) = append_script(src, then, failed) {
        leptos::logging::warn!("could not load the editor: {error:?}");
    }
}

/// Mounts the editor on the problem page.
pub(super) fn mount(page: &JsValue) -> Mounted {
    let mounted = call("mountProblemPage", page);
    if let Err(error) = &mounted {
        leptos::logging::warn!("could not mount the editor: {error:?}");
    }
    Mounted(mounted.ok())
}

impl Mounted {
    /// Removes the editor from the page.
    pub(super) fn destroy(self) {
        let Some(handle) = self.0 else { return };
        let destroyed = Reflect::get(&handle, &"destroy".into())
            .and_then(JsCast::dyn_into::<Function>)
            .and_then(|destroy| destroy.call0(&handle));
        if let Err(error) = destroyed {
            leptos::logging::warn!("could not remove the editor: {error:?}");
        }
    }
}

fn append_script(src: &str, then: impl FnOnce() + 'static, failed: impl FnOnce() + 'static) -> Result<(), JsValue> {
    let document = document();
    let script: HtmlScriptElement = document.create_element("script")?.unchecked_into();
    script.set_type("module");
    script.set_src(src);
    let loaded = Closure::once_into_js(then);
    script.set_onload(Some(loaded.unchecked_ref()));
    let failed = Closure::once_into_js(failed);
    script.set_onerror(Some(failed.unchecked_ref()));
    let head = document.query_selector("head")?.ok_or("no head")?;
    head.append_child(&script)?;
    Ok(())
}

fn bundle() -> Option<JsValue> {
    let bundle = Reflect::get(&window(), &GLOBAL.into()).ok()?;
    (!bundle.is_undefined()).then_some(bundle)
}

fn call(name: &str, element: &JsValue) -> Result<JsValue, JsValue> {
    let bundle = bundle().ok_or("no bundle")?;
    let function: Function = Reflect::get(&bundle, &name.into())?.dyn_into()?;
    function.call1(&bundle, element)
}
