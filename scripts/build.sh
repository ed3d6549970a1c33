#!/usr/bin/env bash
# Builds the release into $CARGO_TARGET_DIR: release/assay{,-server,-worker}, site/ and content/. Builds only what has changed.
source "$(dirname "$0")/environment.sh"
source scripts/build/compile.sh
source scripts/build/assets.sh

in_background "wasm" compile_wasm
in_background "editor and fonts" editor_and_fonts
step "programs" compile_programs
finish "editor and fonts"
finish "wasm"
step "site" build_site
step "problems and tracks" copy_content
