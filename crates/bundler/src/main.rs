//! `assay-bundler MODULE FOLDER` converts the wasm that cargo built for the browser into the files that a browser loads: `assay.js`,
//! `assay_bg.wasm`, the lazily loaded chunks, the script that loads them, and a manifest that lists the chunks of each page.
//! `scripts/site.mjs` joins some of them and gives them their final names.
//!
//! It uses the libraries of `wasm-bindgen` and `cargo leptos --split` directly. So the lock file pins their versions, and these tools need
//! not be installed.

use std::{env, fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::Options;

const NAME: &str = "assay";
/// The script that loads chunks.
const LOADER: &str = "./loader.js";
const MANIFEST: &str = "parts.json";

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

/// Moves the code that only lazy routes use into chunks.
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

/// Writes the main module and the script that loads it in the browser.
fn bind(main: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(false).keep_lld_exports(true).demangle(false).out_name(NAME).input_path(main);
    bindgen.generate(folder).context("cannot generate the bindings")
}
