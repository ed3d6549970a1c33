use assay_domain::Slug;
use leptos::{html::Textarea, prelude::*};

use crate::{account::current_user, ui::verbatim};

/// Where the browser loads the editor from; the server tells. Nothing when it has no editor.
#[cfg(feature = "ssr")]
pub(crate) fn editor_asset() -> Option<String> {
    use_context::<assay_service::EditorAsset>().map(|asset| asset.src)
}

/// The textarea a source is typed into, and the editor before it once that is loaded.
#[component]
pub(crate) fn SourceField(
    /// Where drafts belong.
    problem: Slug,
    /// The text it begins with.
    text: String,
    /// The editor's address.
    editor: Option<String>,
    /// The page's panes, whose separator the editor's bundle moves.
    split: NodeRef<leptos::html::Div>,
    node: NodeRef<Textarea>,
) -> impl IntoView {
    // A draft is its writer's: the next person at the same browser must not find it.
    let owner = current_user().map_or_else(|| "visitor".to_owned(), |me| me.id.to_string());
    let draft = format!("{owner}/{problem}");
    mount_when_shown(node, split, editor.clone());
    view! {
        <textarea
            name="source"
            id="source"
            data-editor
            data-draft=draft
            data-editor-src=editor
            data-nonce=nonce()
            aria-label="Source code"
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

/// Puts the editor before the textarea once the page is painted, and takes it away with the page.
#[cfg(not(feature = "ssr"))]
fn mount_when_shown(node: NodeRef<Textarea>, split: NodeRef<leptos::html::Div>, src: Option<String>) {
    use super::bundle::{mount, with_bundle};
    use wasm_bindgen::JsValue;

    let mounted = StoredValue::new_local(None);
    Effect::new(move |_| {
        let (Some(textarea), Some(src)) = (node.get(), src.clone()) else { return };
        let split = split.get_untracked();
        // After the first paint: the page is readable before the editor is asked for.
        request_animation_frame(move || {
            with_bundle(&src, move || {
                // The page may have been left while the bundle was on its way.
                if node.try_get_untracked().flatten().is_some() {
                    let split = split.map(JsValue::from);
                    mounted.set_value(Some(mount(&textarea, split.as_ref())));
                }
            });
        });
    });
    on_cleanup(move || {
        if let Some(Some(mounted)) = mounted.try_update_value(Option::take) {
            mounted.destroy();
        }
    });
}

/// The server has no editor to mount. What belongs to one thread must not even be made there: a page may be dropped by another.
#[cfg(feature = "ssr")]
fn mount_when_shown(_: NodeRef<Textarea>, _: NodeRef<leptos::html::Div>, _: Option<String>) {}

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
