#!/usr/bin/env bash
# Builds the release: $CARGO_TARGET_DIR/release/assay{,-server,-worker}, the site beside it in site/, and what we ship in content/.
source "$(dirname "$0")/environment.sh"

everything() {
  # wasm-opt and sass come from node_modules, wasm-bindgen from the tools' folder: cargo-leptos takes what is on PATH.
  # The other programs are built in the server's own cargo call: in another one, features would differ and crates be built twice.
  LEPTOS_SITE_ROOT="$CARGO_TARGET_DIR/site" cargo leptos build --release --split --precompress --cargo-locked \
    --bin-cargo-args=--package=assay-worker --bin-cargo-args=--package=assay-cli \
    --bin-cargo-args=--bin=assay-worker --bin-cargo-args=--bin=assay
}

# The server looks up the hashed names of the bundle there: the site is one folder, wherever the programs are put.
names() { cp "$CARGO_TARGET_DIR/release/hash.txt" "$CARGO_TARGET_DIR/site/hash.txt"; }

content() {
  rm -rf "$CARGO_TARGET_DIR/content"
  mkdir -p "$CARGO_TARGET_DIR/content"
  cp -r problems tracks "$CARGO_TARGET_DIR/content/"
}

step "editor and fonts" npm run --silent build:assets
step "programs, wasm and style" everything
step "names of the bundle" names
step "problems and tracks" content
