use leptos::{html::Textarea, prelude::*};

use crate::ui::verbatim;

/// The address of the editor's bundle. None if the server has no editor.
#[cfg(feature = "ssr")]
pub(crate) fn editor_asset() -> Option<String> {
    use_context::<assay_service::EditorAsset>().map(|asset| asset.src.to_string())
}

/// The textarea for the source. The editor replaces it once loaded.
#[component]
pub(crate) fn SourceField(
    /// The accessible name.
    label: &'static str,
    /// The initial text.
    text: String,
    /// The submission that the text comes from, if any.
    from: Option<String>,
    /// Whether the editor opens with the starter code instead of the draft.
    fresh: bool,
    /// The address of the editor's bundle.
    editor: Option<String>,
    node: NodeRef<Textarea>,
) -> impl IntoView {
    view! {
        <textarea
            name="source"
            id="source"
            data-editor
            data-from=from
            data-fresh=fresh.then_some("")
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

/// The nonce that the content security policy requires for the editor's style sheet.
#[cfg(feature = "ssr")]
fn nonce() -> Option<String> {
    use leptos::nonce::use_nonce;

    use_nonce().map(|nonce| nonce.to_string())
}

/// The nonce of the first loaded page; its policy applies while the user follows links within the site. Browsers hide the attribute, but
/// not the property.
#[cfg(not(feature = "ssr"))]
fn nonce() -> Option<String> {
    let script = document().query_selector("script[nonce]").ok()??;
    js_sys::Reflect::get(&script, &"nonce".into()).ok()?.as_string()
}
