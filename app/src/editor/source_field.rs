use leptos::{html::Textarea, prelude::*};

use crate::ui::verbatim;

/// Where the browser loads the editor from; the server tells. Nothing when it has no editor.
#[cfg(feature = "ssr")]
pub(crate) fn editor_asset() -> Option<String> {
    use_context::<assay_service::EditorAsset>().map(|asset| asset.src.to_string())
}

/// The textarea a source is typed into, and the editor before it once that is loaded.
#[component]
pub(crate) fn SourceField(
    /// What it is called.
    label: &'static str,
    /// The text it begins with.
    text: String,
    /// The submission that is taken from, if any.
    from: Option<String>,
    /// The editor's address.
    editor: Option<String>,
    node: NodeRef<Textarea>,
) -> impl IntoView {
    view! {
        <textarea
            name="source"
            id="source"
            data-editor
            data-from=from
            data-editor-src=editor
            data-nonce=nonce()
            aria-label=label
            spellcheck="false"
            autocapitalize="off"
            autocomplete="off"
            wrap="off"
            inner_html=verbatim(&text)
            node_ref=node
        ></textarea>
    }
    .into_any()
}

/// The nonce the page's content security policy asks of the editor's style sheet.
#[cfg(feature = "ssr")]
fn nonce() -> Option<String> {
    use leptos::nonce::use_nonce;

    use_nonce().map(|nonce| nonce.to_string())
}

/// That of the page that was loaded first; its policy holds as long as links are followed inside it. Browsers hide the attribute, but
/// not the property.
#[cfg(not(feature = "ssr"))]
fn nonce() -> Option<String> {
    let script = document().query_selector("script[nonce]").ok()??;
    js_sys::Reflect::get(&script, &"nonce".into()).ok()?.as_string()
}
