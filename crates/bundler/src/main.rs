//! `assay-bundler MODULE FOLDER`: writes the wasm of the browser side, as cargo built it, into a folder as the files that a browser
//! loads: `assay.js`, `assay_bg.wasm`, the lazily loaded chunks, the script that loads them, and the manifest that says which page
//! needs which chunk. `scripts/site.mjs` gives the files their final names.
//!
//! The libraries are those of `wasm-bindgen` and `cargo leptos --split`. Used directly, the lock file pins them together with the
//! code they process, and neither tool has to be installed.

use std::{env, fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::Options;

const NAME: &str = "assay";
/// The script that loads chunks. The underscores are the place of a hash: chunks hold this name, so its length cannot change.
const LOADER: &str = "./__wasm_split.______________________.js";
const MANIFEST: &str = "__wasm_split_manifest.json";

fn main() -> Result<()> {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let [module, folder] = arguments.as_slice() else { bail!("usage: assay-bundler MODULE FOLDER") };
    let (module, folder) = (Path::new(module), Path::new(folder));
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let main = folder.join("unbound.wasm");
    split(module, &main, folder)?;
    bind(&main, folder)?;
    fs::remove_file(&main).with_context(|| format!("cannot remove {}", main.display()))
}

/// Moves what only lazy routes use into chunks.
fn split(module: &Path, main: &Path, folder: &Path) -> Result<()> {
    let wasm = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let script = format!("./{NAME}.js");
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = main;
    options.main_module = &script;
    options.link_name = LOADER;
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("cannot split the wasm")?;
    fs::write(folder.join(MANIFEST), serde_json::to_vec(&parts.prefetch_map)?).context("cannot write the manifest")
}

/// Writes the script that connects the main module to the browser, and the module it expects.
fn bind(main: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(false).keep_lld_exports(true).demangle(false).out_name(NAME).input_path(main);
    bindgen.generate(folder).context("cannot generate the bindings")
}
