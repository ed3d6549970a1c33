//! Answers to several cases are files. A single answer goes into the editor.

use assay_domain::SourceFile;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// The content of the selected files. Fails if the browser cannot read one of them.
pub(super) async fn read_files(picker: &HtmlInputElement) -> Result<Vec<SourceFile>, JsValue> {
    let Some(list) = picker.files() else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for at in 0..list.length() {
        if let Some(file) = list.item(at) {
            let source = JsFuture::from(file.text()).await?.as_string().unwrap_or_default();
            files.push(SourceFile { name: file.name(), source });
        }
    }
    Ok(files)
}
