//! The addresses of the style sheet and the wasm, with the hashes of the build.

use std::{collections::HashMap, sync::Arc};

use leptos::{WasmSplitManifest, nonce::use_nonce, prelude::*};

/// Where pages load their bundle from. The server reads the names once at start, because it keeps these files in memory: a later build
/// must not change which files its pages request.
#[derive(Clone, Debug)]
pub struct Bundle(Arc<Names>);

#[derive(Debug)]
struct Names {
    style: String,
    script: String,
    wasm: String,
    splits: Option<WasmSplitManifest>,
}

impl Bundle {
    /// The bundle's path on the site.
    pub const FOLDER: &str = "/pkg";

    /// Creates a bundle from the build's hashes by kind (`css`, `js`, `wasm`, `split`), and the files of the lazy parts of the wasm, if
    /// there are any.
    #[must_use]
    pub fn new(hashes: &HashMap<String, String>, splits: Option<HashMap<String, Vec<String>>>) -> Self {
        let name = |stem: &str, kind: &str, extension: &str| {
            let hash = hashes.get(kind).map(|hash| format!(".{hash}")).unwrap_or_default();
            format!("{stem}{hash}.{extension}")
        };
        let address = |kind: &str| format!("{}/{}", Self::FOLDER, name("assay", kind, kind));
        let splits = splits.map(|files| {
            let loader = name("__wasm_split", "split", "js");
            WasmSplitManifest(ArcStoredValue::new((Self::FOLDER.to_owned(), files, loader)))
        });
        Self(Arc::new(Names { style: address("css"), script: address("js"), wasm: address("wasm"), splits }))
    }

    /// The manifest by which the renderer preloads lazy parts.
    #[must_use]
    pub fn splits(&self) -> Option<WasmSplitManifest> {
        self.0.splits.clone()
    }
}

/// Links the style sheet and starts the wasm.
#[component]
pub(crate) fn BundleLinks(bundle: Bundle) -> impl IntoView {
    let Names { script, wasm, .. } = &*bundle.0;
    // The script of every page waits for this promise if a user opens the palette early.
    let start = format!(
        "window.assayPages = import({script:?}).then(async (assay) => {{ await assay.default({{ module_or_path: {wasm:?} }}); assay.hydrate(); return assay; }});"
    );
    view! {
        <StyleLink bundle=bundle.clone() />
        <link rel="modulepreload" href=script.clone() crossorigin="" />
        <link rel="preload" href=wasm.clone() r#as="fetch" r#type="application/wasm" crossorigin="" />
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
