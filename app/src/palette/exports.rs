//! What the script of every page calls. `Pages` in `editor/src/bridge.ts` declares the same; a test compares both.

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;

use super::lazy::{Shown, open};

/// Opens the palette, and tells `opened` whether it is open or could not be loaded.
#[wasm_bindgen(js_name = openPalette)]
pub fn open_palette(opened: Function) {
    open(Shown::Palette, opened);
}

/// Opens the dialog that lists the keys, and tells `opened` whether it is open or could not be loaded.
#[wasm_bindgen(js_name = openKeys)]
pub fn open_keys(opened: Function) {
    open(Shown::Keys, opened);
}
