#!/usr/bin/env bash
# Builds the site in the pseudo-locale into $CARGO_TARGET_DIR/pseudo_site. Run `make build` first. To see it, start the server with
# ASSAY_SITE_DIR=target/pseudo_site.
source "$(dirname "$0")/environment.sh"
source scripts/build/compile.sh
source scripts/build/assets.sh

step "wasm in the pseudo-locale" compile_pseudo_wasm
step "site in the pseudo-locale" build_pseudo_site
