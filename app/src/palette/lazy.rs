//! Loads the palette and the dialog that lists the keys.

use js_sys::Function;
use leptos::{
    task::spawn_local,
    wasm_split::{self, SplitLoaderError},
};
use wasm_bindgen::JsValue;

use super::{keys_dialog, view};

#[derive(Clone, Copy)]
pub(super) enum Shown {
    Palette,
    Keys,
}

/// Loads this part and opens one of its dialogs. Then it tells `opened` whether the dialog is open. The next try loads again.
pub(super) fn open(shown: Shown, opened: Function) {
    spawn_local(async move {
        let is_open = show(shown).await.is_ok();
        // Fails only if the function throws.
        let _ = opened.call1(&JsValue::NULL, &JsValue::from_bool(is_open));
    });
}

#[wasm_split::wasm_split(palette, wasm_split_path = ::leptos::wasm_split, fallible)]
fn show(shown: Shown) -> Result<(), SplitLoaderError> {
    match shown {
        Shown::Palette => view::open(),
        Shown::Keys => keys_dialog::open(),
    }
    Ok(())
}
