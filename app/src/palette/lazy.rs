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

/// Opens the dialog that lists the keys.
pub(crate) fn list_keys() {
    open(Shown::Keys, None);
}

/// Loads this part and opens one of its dialogs. Then it calls `opened`, also if the part could not be loaded.
pub(super) fn open(shown: Shown, opened: Option<Function>) {
    spawn_local(async move {
        // The loader has written a failure to the console. The next try loads again.
        let _ = show(shown).await;
        // Fails only if the function throws.
        let _ = opened.map(|opened| opened.call0(&JsValue::NULL));
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
