//! The addresses of the style sheet and the wasm, with the hashes of the build.

use std::{collections::HashMap, sync::Arc};

use assay_service::EditorAsset;
use leptos::{nonce::use_nonce, prelude::*};

use crate::lazy_part::LazyPart;

/// Where pages load their bundle from. The server reads the names once at start, because it keeps these files in memory: a later build
/// must not change which files its pages request.
#[derive(Clone, Debug)]
pub struct Bundle(Arc<Names>);

#[derive(Debug)]
struct Names {
    style: String,
    script: String,
    wasm: String,
    parts: HashMap<String, Vec<String>>,
}

impl Bundle {
    /// The bundle's path on the site.
    pub const FOLDER: &str = "/pkg";

    /// Creates a bundle from the build's hashes by kind (`css`, `js`, `wasm`), and the files of each lazy part of the wasm.
    #[must_use]
    pub fn new(hashes: &HashMap<String, String>, parts: HashMap<String, Vec<String>>) -> Self {
        let address = |kind: &str| {
            let hash = hashes.get(kind).map(|hash| format!(".{hash}")).unwrap_or_default();
            format!("{}/assay{hash}.{kind}", Self::FOLDER)
        };
        Self(Arc::new(Names { style: address("css"), script: address("js"), wasm: address("wasm"), parts }))
    }
}

/// Links the style sheet and starts the wasm. The lazy part of the page at `path` is loaded and compiled at the same time, because leptos
/// would request it only after the first file has started.
#[component]
pub(crate) fn BundleLinks(bundle: Bundle, path: String) -> impl IntoView {
    let Names { script, wasm, parts, .. } = &*bundle.0;
    let part = LazyPart::of_page(&path).filter(|part| parts.contains_key(part.name()));
    let compile = part.map(|part| format!("assay.compile({:?});", part.name())).unwrap_or_default();
    // A page with a problem can be read, and its form works, before its part and the editor are there. So they come after the first paint.
    let is_late = part == Some(LazyPart::Problem);
    let (early, late) = if is_late { ("", late_start(script, &compile)) } else { (&*compile, String::new()) };
    // The script of every page waits for this promise if a user opens the palette early.
    let start = format!(
        "window.assayPages = import({script:?}).then(async (assay) => {{ {early} await assay.default({{ module_or_path: {wasm:?} }}); assay.hydrate(); return assay; }});{late}"
    );
    let files =
        part.filter(|_| !is_late).and_then(|part| parts.get(part.name())).map(Vec::as_slice).unwrap_or_default();
    let files = files.iter().map(|file| format!("{}/{file}", Bundle::FOLDER));
    let preloads = std::iter::once(wasm.clone()).chain(files).map(|href| {
        view! { <link rel="preload" href=href r#as="fetch" crossorigin="" /> }
    });
    view! {
        <StyleLink bundle=bundle.clone() />
        <link rel="modulepreload" href=script.clone() crossorigin="" />
        {preloads.collect_view()}
        <script type="module" nonce=use_nonce()>
            {start}
        </script>
    }
}

/// Loads the part and the editor after the first paint. Code that needs them requests them again after a failure, and reports it.
fn late_start(script: &str, compile: &str) -> String {
    let editor = use_context::<EditorAsset>().map(|asset| asset.src).filter(|src| !src.is_empty());
    let editor = editor.map(|src| format!("import({src:?}).catch(() => {{}});")).unwrap_or_default();
    format!(
        "requestAnimationFrame(() => setTimeout(() => {{ import({script:?}).then((assay) => {{ {compile} }}, () => {{}}); {editor} }}));"
    )
}

/// Links the style sheet only.
#[component]
pub(crate) fn StyleLink(bundle: Bundle) -> impl IntoView {
    view! { <link rel="stylesheet" href=bundle.0.style.clone() /> }
}
