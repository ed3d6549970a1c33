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
    /// The script that loads lazy parts.
    loader: String,
    parts: HashMap<LazyPart, Vec<String>>,
}

impl Bundle {
    /// The bundle's path on the site.
    pub const FOLDER: &str = "/pkg";

    /// Creates a bundle from the build's hashes by kind (`css`, `js`, `wasm`, `split`), and the files of each lazy part of the wasm,
    /// without their extension.
    #[must_use]
    pub fn new(hashes: &HashMap<String, String>, parts: &HashMap<String, Vec<String>>) -> Self {
        let address = |stem: &str, kind: &str, extension: &str| {
            let hash = hashes.get(kind).map(|hash| format!(".{hash}")).unwrap_or_default();
            format!("{}/{stem}{hash}.{extension}", Self::FOLDER)
        };
        let main = |kind: &str| address("assay", kind, kind);
        let parts = LazyPart::ALL.into_iter().filter_map(|part| {
            let (_, files) = parts.iter().find(|(name, _)| part.is_named(name))?;
            let files = files.iter().map(|file| format!("{}/{file}.wasm", Self::FOLDER));
            Some((part, files.collect()))
        });
        let loader = address("__wasm_split", "split", "js");
        let parts = parts.collect();
        Self(Arc::new(Names { style: main("css"), script: main("js"), wasm: main("wasm"), loader, parts }))
    }
}

/// Links the style sheet and starts the wasm. The lazy part of the page at `path` is loaded and compiled at the same time, because leptos
/// would request it only after the first file has started.
#[component]
pub(crate) fn BundleLinks(bundle: Bundle, path: String) -> impl IntoView {
    let Names { script, wasm, loader, parts, .. } = &*bundle.0;
    let part = LazyPart::of_page(&path);
    let files = part.and_then(|part| parts.get(&part)).map(Vec::as_slice).unwrap_or_default();
    // The script of every page waits for this promise if a user opens the palette early.
    let mut start = format!(
        "window.assayPages = import({script:?}).then(async (assay) => {{ await assay.default({{ module_or_path: {wasm:?} }}); assay.hydrate(); return assay; }});"
    );
    // A file that fails here is requested again, and reported, by the code that needs it.
    let compile = format!("import({loader:?}).then(({{ compile }}) => {files:?}.forEach((file) => compile(file)), () => {{}});");
    let mut preloaded = Vec::new();
    match part {
        _ if files.is_empty() => {}
        // A page can be read and its form works before this part and the editor are there, so they come after the first paint.
        Some(LazyPart::Problem) => {
            let editor = use_context::<EditorAsset>().map(|asset| asset.src).filter(|src| !src.is_empty());
            let editor = editor.map(|src| format!("import({src:?}).catch(() => {{}});")).unwrap_or_default();
            start.push_str(&format!("requestAnimationFrame(() => setTimeout(() => {{ {compile} {editor} }}));"));
        }
        _ => {
            start.push_str(&compile);
            preloaded = files.to_vec();
        }
    }
    let preload = |href: String| {
        view! { <link rel="preload" href=href r#as="fetch" r#type="application/wasm" crossorigin="" /> }
    };
    view! {
        <StyleLink bundle=bundle.clone() />
        <link rel="modulepreload" href=script.clone() crossorigin="" />
        {preload(wasm.clone())}
        {preloaded.into_iter().map(preload).collect_view()}
        <script type="module" nonce=use_nonce()>
            {start}
        </script>
    }
}

/// Links the style sheet only.
#[component]
pub(crate) fn StyleLink(bundle: Bundle) -> impl IntoView {
    view! { <link rel="stylesheet" href=bundle.0.style.clone() /> }
}
