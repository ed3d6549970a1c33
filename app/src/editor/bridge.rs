//! The functions of the editor's bundle. `editor/src/bridge.ts` declares the same; a test compares both.

use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use web_sys::HtmlTextAreaElement;

#[wasm_bindgen]
extern "C" {
    /// The code editor.
    pub(crate) type CodeEditor;

    #[wasm_bindgen(js_namespace = assayEditor, js_name = createEditor)]
    pub(crate) fn create_editor(
        textarea: &HtmlTextAreaElement,
        changed: &Closure<dyn Fn(String)>,
        moved: &Closure<dyn Fn(u32, u32, u32)>,
        pressed: &Closure<dyn Fn(String)>,
        failed: &Closure<dyn Fn()>,
    ) -> CodeEditor;

    #[wasm_bindgen(method)]
    pub(crate) fn text(this: &CodeEditor) -> String;

    #[wasm_bindgen(method)]
    pub(crate) fn open(this: &CodeEditor, text: &str);

    #[wasm_bindgen(method)]
    pub(crate) fn change(this: &CodeEditor, text: &str);

    #[wasm_bindgen(method)]
    pub(crate) fn undo(this: &CodeEditor);

    #[wasm_bindgen(method, js_name = setMode)]
    pub(crate) fn set_mode(this: &CodeEditor, mode: &str);

    #[wasm_bindgen(method)]
    pub(crate) fn configure(this: &CodeEditor, vim: bool, completion: &str, indentation: &str, wrap: bool);

    #[wasm_bindgen(method)]
    pub(crate) fn mark(this: &CodeEditor, lines: Vec<u32>, columns: Vec<u32>, texts: Vec<String>);

    #[wasm_bindgen(method)]
    pub(crate) fn go(this: &CodeEditor, line: u32, column: u32);

    #[wasm_bindgen(method)]
    pub(crate) fn focus(this: &CodeEditor);

    #[wasm_bindgen(method)]
    pub(crate) fn arrive(this: &CodeEditor);

    #[wasm_bindgen(method)]
    pub(crate) fn destroy(this: &CodeEditor);
}
